import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveFolder } from "../../scripts/serve.ts";
import { launchBrowser } from "../support/browser.ts";
import { muniment } from "../support/command.ts";
import { temporaryFolder } from "../support/folders.ts";
import { accessFaults, addressOf, htmlFaults, pageOfEachKind, pagesOf } from "../support/pages.ts";
import { hasShared, needsShared, shared } from "../support/shared-data.ts";

/** Pages of which every one is validated; of a larger site, the largest and smallest of each kind. */
const ALL_UP_TO = 1000;

describe.skipIf(!hasShared).each(["genai-eu", "pga"])(
  needsShared("the site of the collection %s"),
  (name) => {
    const root = join(temporaryFolder(), "archive");
    const out = join(temporaryFolder(), "site");
    let server: Server;
    let origin: string;
    let browser: Browser;
    beforeAll(async () => {
      const bundle = shared("ota", `${name}-versions.bundle`);
      const steps = [
        ["import", "ota", bundle, "--archive", root, "--quiet"],
        ["build", "--archive", root, "--out", out, "--quiet"],
      ];
      for (const step of steps) expect(await muniment(step)).toMatchObject({ code: 0 });
      server = await serveFolder(out, 0);
      origin = `http://localhost:${(server.address() as AddressInfo).port}`;
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    });

    it("is valid HTML", async () => {
      const every = pagesOf(out);
      const pages = every.length <= ALL_UP_TO ? every : pageOfEachKind(out);
      expect(await htmlFaults(out, pages)).toEqual([]);
    });

    it.each(["light", "dark"] as const)(
      "is accessible on every kind of page (axe, %s), in 320 pixels",
      async (colorScheme) => {
        const addresses = pageOfEachKind(out).map(addressOf);
        expect(addresses.length).toBeGreaterThan(20);
        expect(await accessFaults(browser, origin, addresses, { colorScheme })).toEqual([]);
      },
    );
  },
);
