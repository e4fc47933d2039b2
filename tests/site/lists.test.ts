import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ out, origin } = await builtSpecimen());
  browser = await launchBrowser();
});

/** One page of each kind that lists or is written. */
const PAGES = [
  "/platform/",
  "/platform/nordlicht-mobil/",
  "/regulation/",
  "/regulation/gdpr/",
  "/category/",
  "/category/data-rights/",
  "/severity/",
  "/severity/low/",
  "/articles/",
  "/articles/what-a-capture-proves/",
  "/dates/",
  "/citing/",
  "/verification/",
  "/decisions/cards/",
  "/verify/",
  "/404.html",
];

const htmlOf = (path: string): string =>
  readFileSync(join(out, path.endsWith("/") ? `${path}index.html` : path), "utf8");
const tag = (html: string, pattern: RegExp): string | undefined => pattern.exec(html)?.[1];

describe("pages that list and pages that are written", () => {
  it.each(["light", "dark"] as const)(
    "are accessible (axe, %s) at 320 pixels",
    async (colorScheme) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 320, height: 800 },
      });
      const page = await context.newPage();
      const faults: string[] = [];
      for (const path of PAGES) {
        await page.goto(origin + path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${path}: ${over} pixels too wide`);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(async () => {
          const run = (globalThis as unknown as { axe: typeof axe }).axe.run;
          return run(document, { resultTypes: ["violations"] });
        });
        faults.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`));
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it("name a card that is there, whole, with what it says in words", () => {
    expect(filesUnder(join(out, "card"))).toHaveLength(40);
    for (const path of [...PAGES.slice(0, -1), "/platform/quillmate/terms-of-use/liability-cap/"]) {
      const html = htmlOf(path);
      const image = tag(html, /<meta property="og:image" content="([^"]+)"/u);
      expect(image, path).toMatch(/^https:\/\/specimen\.muniment\.example\/card/u);
      expect(existsSync(join(out, new URL(image!).pathname)), image).toBe(true);
      expect(tag(html, /<meta property="og:image:alt" content="([^"]+)"/u), path).toBeTruthy();
    }
  });

  it("give every heading of a written page a permanent link", () => {
    for (const path of ["/dates/", "/methodology/", "/articles/what-a-capture-proves/"]) {
      const main = /<main[\s\S]*<\/main>/u.exec(htmlOf(path))![0];
      const written = /<div class="written"[\s\S]*/u.exec(main)![0].split("<aside")[0]!;
      const headings = [...written.matchAll(/<h[23][^>]* id="([^"]+)"/gu)].map(([, id]) => id);
      expect(headings.length, path).toBeGreaterThan(2);
      expect(headings.filter((id) => !written.includes(`href="#${id}"`))).toEqual([]);
      expect(written.match(/<h[23](?![^>]* id=)/gu), path).toBeNull();
    }
  });
});

describe("the register of platforms", () => {
  it("sorts by its columns: the worst provisions, the newest change, the most captures", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/platform/`);
    const first = () => page.locator("main tbody tr th").first().innerText();
    const order = async (column: string) => {
      const button = page.getByRole("button", { name: column });
      await button.click();
      if ((await button.locator("..").getAttribute("aria-sort")) !== "descending") {
        await button.click();
      }
      return first();
    };
    expect(await first()).toBe("Brightwave");
    expect(await order("Captures")).toBe("Halden Cloud");
    expect(await order("Provisions")).toBe("Fitloom");
    expect(await order("Last change captured")).toBe("Fitloom");
    await page.close();
  });
});

describe("the page of a regulation", () => {
  it("says of every provision why the law may apply, and claims no more", () => {
    const html = htmlOf("/regulation/gdpr/");
    const listed = [...html.matchAll(/<li data-id="\/platform\/([^"]+)\/"/gu)];
    expect(listed.length).toBe(18);
    expect(html).toContain("may");
    expect(html).not.toMatch(/\b(?:violates|breaches|illegal|unlawful)\b/u);
  });
});

describe("a page that is not there", () => {
  it("answers with a search and ways in, and is not listed by search engines", async () => {
    const page = await browser.newPage();
    const response = await page.goto(`${origin}/no/such/page/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator("main form[role=search][action='/search/']").count()).toBe(1);
    expect(await page.locator("main a[href='/platform/']").count()).toBe(1);
    expect(await page.locator("meta[name=robots]").getAttribute("content")).toBe("noindex");
    await page.close();
  });
});
