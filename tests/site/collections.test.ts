import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { accessFaults, addressOf, htmlFaults, pageOfEachKind, pagesOf } from "../support/pages.ts";
import { hasShared, needsShared } from "../support/shared-data.ts";
import { builtCollection } from "../support/built-specimen.ts";

/** Pages of which every one is validated; of a larger site, the largest and smallest of each kind. */
const ALL_UP_TO = 1000;

describe.skipIf(!hasShared).each(["genai-eu", "pga"] as const)(
  needsShared("the site of the collection %s"),
  (name) => {
    let out: string;
    let origin: string;
    let browser: Browser;
    beforeAll(async () => {
      ({ out, origin } = await builtCollection(name));
      browser = await launchBrowser();
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
