/** A real browser: Debian's Chromium where it is installed, else the one that comes from npm. */
import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = "/usr/bin/chromium";

// As root, and in containers, Chromium runs only without its sandbox.
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"];

export const launchBrowser = async (): Promise<Browser> =>
  existsSync(SYSTEM)
    ? chromium.launch({ executablePath: SYSTEM, args: ARGUMENTS })
    : launchBundled();

/** The one from npm, whose version is ours: it draws alike on every machine. */
export const launchBundled = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await bundled.executablePath(), args: ARGUMENTS });
