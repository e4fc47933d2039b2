/** A real browser: Debian's Chromium where it is installed, else the one that comes from npm. */
import { existsSync } from "node:fs";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const SYSTEM = "/usr/bin/chromium";

export async function launchBrowser(): Promise<Browser> {
  const executablePath = existsSync(SYSTEM) ? SYSTEM : await bundled.executablePath();
  // As root, and in containers, Chromium runs only without its sandbox.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"];
  return chromium.launch({ executablePath, args });
}
