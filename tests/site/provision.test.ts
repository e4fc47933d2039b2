import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { extractText } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { PROJECT } from "../support/command.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ out, origin } = await builtSpecimen());
  browser = await launchBrowser();
});

const PAGE = "/platform/brightwave/terms-of-service/ai-training-data-use/";
const QUOTED = "We may use anything that you post, upload, or send through Brightwave";

/** Every provision page of the built site. */
function provisionPages(): string[] {
  const provisions = readdirSync(join(PROJECT, "content/provisions"), {
    recursive: true,
    encoding: "utf8",
  }).filter((file) => /\.mdx?$/u.test(file));
  return provisions.map((file) =>
    join(out, "platform", file.replace(/\.mdx?$/u, ""), "index.html"),
  );
}

/** Bytes of all scripts that a page loads, with those that they import. */
function scriptBytes(html: string): number {
  const wanted = [...html.matchAll(/<script[^>]+src="([^"]+)"/gu)].map(([, src]) => src!);
  const seen = new Set<string>();
  while (wanted.length > 0) {
    const src = wanted.pop()!;
    if (seen.has(src)) continue;
    seen.add(src);
    const code = readFileSync(join(out, src), "utf8");
    for (const [, name] of code.matchAll(/from\s*"\.\/([^"]+)"|import\s*"\.\/([^"]+)"/gu)) {
      if (name !== undefined) wanted.push(`/_astro/${name}`);
    }
  }
  return [...seen].reduce((sum, src) => sum + statSync(join(out, src)).size, 0);
}

describe("the page of a provision", () => {
  it("sets thousands apart in the position of the words", () => {
    const said = provisionPages().flatMap(
      (page) => readFileSync(page, "utf8").match(/ code points [^ ]+, passage/gu) ?? [],
    );
    expect(said.length).toBeGreaterThan(20);
    const position = /^ code points \d{1,3}(?:,\d{3})*–\d{1,3}(?:,\d{3})*, passage$/u;
    expect(said.filter((words) => !position.test(words))).toEqual([]);
  });

  it("weighs at most 60 kB of HTML and 15 kB of script", () => {
    const pages = provisionPages();
    expect(pages.length).toBeGreaterThan(30);
    const heavy = pages.flatMap((page) => {
      const html = readFileSync(page, "utf8");
      const weight = { html: Buffer.byteLength(html), script: scriptBytes(html) };
      const packed = gzipSync(html).length;
      return weight.html > 60_000 || weight.script > 15_000 ? [{ page, packed, ...weight }] : [];
    });
    expect(heavy).toEqual([]);
  });

  it("asks no other origin for anything, and nothing on it moves", async () => {
    const page = await browser.newPage();
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    await page.goto(origin + PAGE);
    await page.evaluate(() => document.fonts.ready);
    expect(await layoutShift(page)).toBeLessThan(0.01);
    expect(foreign).toEqual([]);
    await page.close();
  });

  it("is read before the fonts arrive", async () => {
    const page = await browser.newPage();
    await page.route("**/*.woff2", (route) => route.abort());
    await page.goto(origin + PAGE);
    const quoted = page.locator(".clause blockquote");
    expect(await quoted.innerText()).toContain(QUOTED);
    expect((await quoted.boundingBox())!.height).toBeGreaterThan(40);
    await page.close();
  });

  it("copies a hash whole, and fills in the reader's date", async () => {
    const context = await browser.newContext({
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await page.goto(origin + PAGE);
    await page.locator("#provenance ~ * [data-copy], section [data-copy]").last().click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^[0-9a-f]{64}$/u);
    const accessed = page.locator(".citation-record [data-accessed]");
    expect(await accessed.innerText()).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/u);
    await context.close();
  });

  it("shows no button that would do nothing without a script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin + PAGE);
    for (const button of await page.locator("main button").all()) {
      expect(await button.isVisible()).toBe(false);
    }
    const blanks = await page.locator("[data-accessed]").allTextContents();
    for (const blank of blanks) expect(blank).toMatch(/^_+$/u);
    expect(blanks.length).toBeGreaterThan(1);
    await context.close();
  });

  it("prints as an exhibit: the words, the hashes, the addresses, every answer", async () => {
    const page = await browser.newPage();
    await page.goto(origin + PAGE);
    const pdf = await page.pdf({ format: "A4" });
    const { text } = await extractText(new Uint8Array(pdf), { mergePages: true });
    const flat = text.replace(/\s+/gu, " ");
    expect(flat).toContain(QUOTED);
    expect(flat.replaceAll(" ", "")).toMatch(/[0-9a-f]{64}/u);
    expect(flat).toContain("https://www.brightwave.example/legal/terms");
    expect(flat).toContain("No affiliation is recorded");
    expect(flat).not.toContain("Skip to content");
    await page.close();
  });

  it.each([
    ["twice as large", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ["in forced colours", { forcedColors: "active" }],
    ["with less motion", { reducedMotion: "reduce" }],
  ] as const)("holds %s", async (_, options) => {
    const context = await browser.newContext({ ...options });
    const page = await context.newPage();
    await page.goto(origin + PAGE);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    expect(await page.locator(".clause blockquote").isVisible()).toBe(true);
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await context.close();
  });

  it("links every heading of a part to itself", async () => {
    const page = await browser.newPage();
    await page.goto(origin + PAGE);
    const links = await page
      .locator("a.anchor")
      .evaluateAll((list) => list.map((link) => link.getAttribute("href")!));
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(await page.locator(link).count(), link).toBe(1);
    await page.close();
  });
});

/** Sum of the unexpected shifts of what is laid out (Layout Instability, `layout-shift`). */
const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as unknown as { value: number }).value;
        }).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
