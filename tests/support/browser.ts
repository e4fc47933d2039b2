/** A real browser: Debian's Chromium where it is installed, else the one that comes from npm. */
import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { afterAll } from "vitest";

const SYSTEM = "/usr/bin/chromium";

// As root, and in containers, Chromium runs only without its sandbox.
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"];

const launched: Browser[] = [];
afterAll(async () => {
  for (const browser of launched.splice(0)) await browser.close();
});

/** Closed when the test file has run. */
export const launchBrowser = async (): Promise<Browser> =>
  existsSync(SYSTEM) ? launch(SYSTEM) : launchBundled();

/** The one from npm, whose version is ours: it draws alike on every machine. */
export const launchBundled = async (): Promise<Browser> => launch(await bundled.executablePath());

async function launch(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  launched.push(browser);
  return browser;
}
