import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
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

/** Opens a page of the register, once its filters are at work. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(origin + path);
  await page.waitForFunction(() => document.readyState === "complete");
  return page;
}

const said = (page: Page) => page.locator("#change-count").innerText();
const ROWS = '[data-list="changes"] [data-id]';
/** What the rows that are not hidden carry under a name, those in folded parts too. */
const carried = (page: Page, name: string) =>
  page
    .locator(ROWS)
    .evaluateAll(
      (rows, key) =>
        rows
          .filter((row) => row.closest("[hidden]") === null)
          .map((row) => (row as HTMLElement).dataset[key]),
      name,
    );

describe("the register of changes in a browser", () => {
  it("narrows down by platform and severity, says how many, and keeps it in the address", async () => {
    const page = await open("/changes/");
    expect(await said(page)).toBe("42 changes");
    await page.getByLabel("Platform").selectOption("halden-cloud");
    await page.getByLabel("Severity").selectOption("high");
    expect(new URL(page.url()).search).toBe("?platform=halden-cloud&severity=high");
    expect(new Set(await carried(page, "platform"))).toEqual(new Set(["halden-cloud"]));
    expect(new Set(await carried(page, "severity"))).toEqual(new Set(["high"]));
    const shown = (await carried(page, "id")).length;
    expect(shown).toBeGreaterThan(1);
    expect(await said(page)).toBe(`${shown} of 42 changes`);
    await page.close();
  });

  it("hides the days and months that have nothing left to show", async () => {
    const page = await open("/changes/?platform=parcelo");
    for (const heading of await page.locator(".register :is(h2, h3):visible").all()) {
      const group = heading.locator("xpath=ancestor::*[@data-group][1]");
      expect(await group.locator("[data-id]:visible").count()).toBeGreaterThan(0);
    }
    expect(await page.locator(".register h2").count()).toBeGreaterThan(
      await page.locator(".register h2:visible").count(),
    );
    await page.close();
  });

  it("opens as the address asks, and leaves out what it does not know", async () => {
    const page = await open("/changes/?severity=low&platform=nobody&terms=");
    expect(await page.getByLabel("Severity").inputValue()).toBe("low");
    expect(await page.getByLabel("Platform").inputValue()).toBe("");
    expect(new Set(await carried(page, "severity"))).toEqual(new Set(["low"]));
    await page.close();
  });

  it("unfolds technical changes where these are asked for", async () => {
    const page = await open("/changes/");
    expect(await page.locator("details.technical-changes").getAttribute("open")).toBeNull();
    await page.getByLabel("Kind of change").selectOption("technical");
    expect(await said(page)).toBe("1 of 42 changes");
    expect(await page.locator(`${ROWS}:visible`).count()).toBe(1);
    await page.close();
  });

  it("is worked by keyboard alone, tells the count to screen readers, and shows all again", async () => {
    const page = await open("/changes/");
    await page.getByLabel("Platform").focus();
    await page.keyboard.press("ArrowDown");
    expect(await said(page)).toMatch(/^\d+ of 42 changes$/u);
    // An <output> is a live region of its own: its changes are read out.
    expect(await page.locator("#change-count").evaluate(({ tagName }) => tagName)).toBe("OUTPUT");
    await page.getByRole("button", { name: "Show all" }).focus();
    await page.keyboard.press("Enter");
    expect(await said(page)).toBe("42 changes");
    expect(new URL(page.url()).search).toBe("");
    const focused = await page.evaluate(() => document.activeElement?.id);
    expect(focused).toBe("filter-platform");
    await page.close();
  });

  it("keeps the choice on the way to another year", async () => {
    const page = await open("/changes/?platform=quillmate");
    await page.getByRole("navigation", { name: "Changes by year" }).getByText("2024").click();
    await page.waitForURL("**/changes/2024/**");
    expect(new URL(page.url()).search).toBe("?platform=quillmate");
    expect(new Set(await carried(page, "platform"))).toEqual(new Set(["quillmate"]));
    await page.close();
  });

  it("is complete without scripts, and offers no filters that would do nothing", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/changes/`);
    expect(await page.locator("#change-filters").isVisible()).toBe(false);
    expect(await page.locator(ROWS).count()).toBe(42);
    expect(await page.locator(`${ROWS}:visible`).count()).toBe(41);
    await page.locator("details.technical-changes > summary").click();
    expect(await page.locator(`${ROWS}:visible`).count()).toBe(42);
    await context.close();
  });

  it("names its rows as the table of changes does", async () => {
    const page = await open("/changes/");
    const table = readFileSync(join(out, "data/changes.jsonl"), "utf8").trim().split("\n");
    const ids = table.map((line) => (JSON.parse(line) as { id: string }).id);
    const shown = await carried(page, "id");
    expect(new Set(shown)).toEqual(new Set(ids));
    await page.close();
  });
});

describe("feeds, digests and the calendar of a built site", () => {
  it("are there for every address that a page or a feed names", () => {
    const files = new Set(filesUnder(out));
    const named = [...files]
      .filter((file) => file.endsWith(".html") && !file.startsWith("pagefind/"))
      .flatMap((file) =>
        [
          ...readFileSync(join(out, file), "utf8").matchAll(
            /href="(?:https:\/\/specimen\.muniment\.example)?\/((?:feeds|digest)\/[^"#?]*)"/gu,
          ),
        ].map(([, path]) => path!),
      );
    expect(new Set(named).size).toBeGreaterThan(150);
    const missing = [...new Set(named)].filter(
      (path) => !files.has(path.endsWith("/") ? `${path}index.html` : path),
    );
    expect(missing).toEqual([]);
  });

  it("are found from the pages that they follow", () => {
    const head = (page: string) => readFileSync(join(out, page, "index.html"), "utf8");
    const alternate = (type: string, href: string) =>
      new RegExp(`<link rel="alternate" type="application/${type}"[^>]* href="${href}"`, "u");
    expect(head("changes")).toMatch(alternate("atom\\+xml", "/feeds/archive\\.xml"));
    expect(head("digest")).toMatch(alternate("feed\\+json", "/feeds/digest\\.json"));
    expect(head("feeds")).toMatch(alternate("atom\\+xml", "/feeds/archive\\.xml"));
  });

  it("digest pages give whole addresses for what changed, so that they can be mailed", () => {
    const html = readFileSync(join(out, "digest/2024-W08/index.html"), "utf8");
    const links = [...html.matchAll(/<h3>\s*<a href="([^"]+)"/gu)].map(([, href]) => href!);
    expect(links).toHaveLength(2);
    for (const link of links) {
      expect(link).toMatch(/^https:\/\/specimen\.muniment\.example\/record\//u);
    }
  });
});
