/** Search and comparison as a reader's browser runs them. */
import { cpSync } from "node:fs";
import type { Browser, Page, Route } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { indexSite } from "#publish/search.ts";
import { siteOf } from "#views/site.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import { temporaryFolder } from "../support/folders.ts";
import { served } from "../support/serving.ts";

let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ origin } = await builtSpecimen());
  browser = await launchBrowser();
});

interface Found {
  readonly page: Page;
  readonly hits: readonly string[];
  readonly links: readonly string[];
  readonly status: string;
}

/** Waits until a search has run, and reads what it found. */
async function found(page: Page): Promise<Found> {
  await page.waitForFunction(() => {
    const text = document.querySelector("#status")?.textContent ?? "";
    return text !== "" && text !== "Searching…";
  });
  const hits = await page.locator("#hits > li").allInnerTexts();
  const links = await page
    .locator("#hits h3 > a")
    .evaluateAll((list) => list.map((a) => a.getAttribute("href")!));
  return { page, hits, links, status: await page.locator("#status").innerText() };
}

/** Opens a search by its address. */
async function search(query: string, at = origin): Promise<Found> {
  const page = await browser.newPage();
  await page.goto(`${at}/search/?${query}`);
  return found(page);
}

const phrase = (words: string): string => `q=${encodeURIComponent(`"${words}"`)}`;

describe("search in a real browser", () => {
  it("finds a phrase that stood only in an old version, with its dates", async () => {
    const { hits, page } = await search(phrase("made anonymous after ninety days"));
    const text = hits.join("\n");
    expect(text).toMatch(/Halden Cloud Privacy Notice/u);
    expect(text).toMatch(/Stood in the captures? (?:of|from) 1 Mar 2021/u);
    await page.locator("#hits a[href*='#h']").first().click();
    expect(page.url()).toMatch(
      /\/platform\/halden-cloud\/privacy-notice\/history\/#h[0-9a-f]{10}$/u,
    );
    const target = await page.locator(":target").innerText();
    expect(target).toContain("ninety days");
    await page.close();
  });

  it("finds it in a document in another language too", async () => {
    const { hits, links, page } = await search(phrase("sechs Monate nach Versand der Rechnung"));
    expect(hits.join("\n")).toMatch(/Stood in the captures? /u);
    expect(links).toContain("/platform/nordlicht-mobil/datenschutz/history/");
    const quoted = page.locator("#hits blockquote").first();
    expect(await quoted.getAttribute("lang")).toBe("de");
    await page.close();
  });

  it("filters by platform and by severity", async () => {
    const all = await search("q=liability");
    const one = await search("q=liability&platform=quillmate");
    expect(one.links.length).toBeGreaterThan(0);
    expect(one.links.every((href) => href.startsWith("/platform/quillmate/"))).toBe(true);
    expect(all.hits.length).toBeGreaterThan(one.hits.length);
    const critical = await search("severity=critical");
    expect(critical.hits.length).toBeGreaterThan(0);
    for (const hit of critical.hits) expect(hit).toMatch(/Critical · last found/u);
    for (const { page } of [all, one, critical]) await page.close();
  });

  it("counts what each choice would leave, and nothing that was not looked through", async () => {
    const { page } = await search("q=liability&platform=quillmate");
    const label = (name: string, value: string) =>
      page.locator(`select[name=${name}] option[value="${value}"]`).getAttribute("label");
    await page
      .locator('select[name=platform] option[value=fitloom][label$=")"]')
      .waitFor({ state: "attached" });
    const other = await search("q=liability&platform=fitloom");
    expect(await label("platform", "fitloom")).toBe(`Fitloom (${other.hits.length})`);
    expect(await label("year", "2024")).toBeNull();
    const none = page.locator("select[name=language] option[value=de]");
    expect(await none.isDisabled()).toBe(true);
    const exact = await search(phrase("limit of liability"));
    expect(await exact.page.locator("option[label]").count()).toBe(0);
    for (const each of [page, other.page, exact.page]) await each.close();
  });

  it("leaves nothing out when it is sorted by date; what has none comes last", async () => {
    const byWords = await search("q=archive");
    const byDate = await search("q=archive&sort=date");
    const count = ({ status }: Found) => status.split(";")[0];
    expect(count(byDate)).toBe(count(byWords));
    for (const { page } of [byWords, byDate]) await page.locator("#more").click();
    await byDate.page.locator("#hits > li").nth(10).waitFor();
    const kinds = (await found(byDate.page)).hits.map((hit) => hit.startsWith("Page about"));
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
    expect(kinds).toContain(true);
    for (const { page } of [byWords, byDate]) await page.close();
  });

  it("says when other words than those searched were found", async () => {
    const other = await search("q=database");
    expect(other.status).toMatch(
      /None of the results shown holds “database” itself; they hold “data”/u,
    );
    const without = await search("q=liability+zyzzyva");
    expect(without.status).toMatch(/“zyzzyva” itself: they were found without it/u);
    const plain = await search("q=liability");
    expect(plain.status).toMatch(/^\d+ results\.$/u);
    for (const { page } of [other, without, plain]) await page.close();
  });

  it("keeps its state in the address, there and back", async () => {
    const { page } = await search("q=liability&platform=quillmate");
    expect(await page.locator("#q").inputValue()).toBe("liability");
    await page.getByRole("button", { name: "Remove the filter Platform: Quillmate" }).click();
    await found(page);
    expect(new URL(page.url()).search).toBe("?q=liability");
    await page.goBack();
    await page.locator("#chosen button").waitFor();
    expect(await page.locator("select[name=platform]").inputValue()).toBe("quillmate");
    await page.close();
  });

  it("says what it cannot make of its address", async () => {
    const { page, hits } = await search("q=liability&platform=nobody");
    expect(hits.length).toBeGreaterThan(0);
    expect(await page.locator("#trouble").innerText()).toMatch(/“nobody”.*left out/u);
    await page.close();
  });

  it("does not search half-typed words", async () => {
    const { page, status } = await search("q=liability");
    await page.locator("#q").fill("liab");
    expect(await page.locator("#status").innerText()).toBe(status);
    await page.close();
  });

  it("is worked by keyboard alone", async () => {
    const { page, hits } = await search("q=data");
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? "");
    const isField = () => page.evaluate(() => document.activeElement?.id === "q");
    await page.keyboard.press("/");
    expect(await isField()).toBe(true);
    await page.keyboard.press("ArrowDown");
    const first = await focused();
    expect(hits[0]).toContain(first);
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await focused()).toBe(first);
    for (let step = 0; step < hits.length; step++) await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("Show more results");
    await page.keyboard.press("Enter");
    await page.locator("#hits > li").nth(hits.length).waitFor();
    await page.waitForFunction(() => document.activeElement?.matches("#hits h3 > a"));
    expect(await focused()).toBe(await page.locator("#hits h3 > a").nth(hits.length).innerText());
    await page.keyboard.press("Escape");
    expect(await isField()).toBe(true);
    expect(await page.locator("#q").inputValue()).toBe("data");
    await page.close();
  });

  it.each([
    ["a missing page", "**/pagefind/*/fragment/**", (route: Route) => route.abort()],
    ["a missing file", "**/pagefind/*/index/**", (route: Route) => route.fulfill({ status: 404 })],
    ["a damaged file", "**/pagefind/*/index/**", (route: Route) => route.fulfill({ body: "torn" })],
    ["a missing part", "**/pagefind/*/*.pf_meta", (route: Route) => route.fulfill({ status: 404 })],
    ["a part’s list", "**/pagefind/*/entries.json", (route: Route) => route.abort()],
    ["the list of parts", "**/pagefind/parts.json", (route: Route) => route.fulfill({ body: "{" })],
  ])(
    "says when %s of the index cannot be read, instead of finding nothing",
    async (_, url, fail) => {
      const page = await browser.newPage();
      await page.route(url, fail);
      await page.goto(`${origin}/search/?q=liability`);
      await page.locator("#trouble:not([hidden])").waitFor();
      expect(await page.locator("#trouble").innerText()).toMatch(/incomplete|could not be opened/u);
      expect(await page.locator("#status").innerText()).not.toMatch(/Nothing found/u);
      expect(await page.locator("option[label]").count()).toBe(0);
      await page.close();
    },
  );

  it("shows the same of an index in many parts, and names the part of which a file is missing", async () => {
    const copy = temporaryFolder();
    cpSync((await builtSpecimen()).out, copy, { recursive: true });
    const options = { cache: temporaryFolder(), most: 60_000 };
    const { made } = await indexSite(siteOf(openArchive(process.cwd())), copy, SILENT, options);
    expect(made).toBeGreaterThan(8);
    const divided = await served(copy);
    for (const query of [
      "q=liability",
      "q=data&platform=fitloom&sort=date",
      phrase("ninety days"),
    ]) {
      const [whole, parts] = [await search(query), await search(query, divided)];
      expect(whole.links.length).toBeGreaterThan(0);
      expect([parts.links, parts.hits, parts.status]).toEqual([
        whole.links,
        whole.hits,
        whole.status,
      ]);
      for (const { page } of [whole, parts]) await page.close();
    }
    const page = await browser.newPage();
    await page.route("**/pagefind/p000/*.pf_meta", (route) => route.abort());
    await page.goto(`${divided}/search/?q=data`);
    await page.locator("#hits > li").first().waitFor();
    const said = await page.locator("#trouble").innerText();
    expect(said).toMatch(/could not be read \(p000\/pagefind\.en_\w+\.pf_meta\)\. .* incomplete/u);
    await page.close();
  });

  it("offers the lists instead of a form while scripts are off", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/search/?q=liability`);
    expect(await page.locator("#search").isVisible()).toBe(false);
    expect(await page.locator("#filters").isVisible()).toBe(false);
    expect(await page.locator("main").innerText()).toMatch(/needs scripts/u);
    for (const name of ["Platforms", "Clause types", "Quillmate", "Biometric Data"])
      expect(await page.locator("#ways").getByRole("link", { name, exact: true }).count()).toBe(1);
    await context.close();
  });
});

const COMPARISON = "/clause/ai-training-data-use/";

describe("the comparison of a clause type", () => {
  const names = (page: Page) =>
    page.locator("table.comparison tbody tr:not([hidden]) td:nth-child(2)").allInnerTexts();
  const cards = (page: Page) => page.locator(".wording:not([hidden]) h3").allInnerTexts();

  it("is sorted by any column, there and back, and keeps it in the address", async () => {
    const page = await browser.newPage();
    await page.goto(origin + COMPARISON);
    const before = await names(page);
    const platform = page.getByRole("button", { name: "Platform", exact: true });
    await platform.focus();
    await page.keyboard.press("Enter");
    expect(await names(page)).toEqual(before.toSorted());
    const head = page.locator("th", { has: platform });
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    await page.keyboard.press("Enter");
    expect(await names(page)).toEqual(before.toSorted().toReversed());
    expect(await page.locator("th[aria-sort]").count()).toBe(1);
    await page.reload();
    expect(await names(page)).toEqual(before.toSorted().toReversed());
    await page.close();
  });

  it("is narrowed with its quotations, counts what is left, and keeps it in the address", async () => {
    const page = await browser.newPage();
    await page.goto(origin + COMPARISON);
    const all = await names(page);
    await page.getByLabel("Severity").selectOption("critical");
    const left = await names(page);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(all.length);
    expect(await cards(page)).toEqual(left);
    const count = page.locator("[data-count]");
    expect(await count.innerText()).toBe(`${left.length} of ${all.length} provisions`);
    await page.reload();
    expect(await names(page)).toEqual(left);
    await page.getByRole("button", { name: "Show all" }).first().click();
    expect(await names(page)).toEqual(all);
    expect(new URL(page.url()).search).toBe("");
    await page.close();
  });

  it("sets two or three wordings side by side, by ticks or by its address", async () => {
    const page = await browser.newPage();
    await page.goto(origin + COMPARISON);
    const ticks = page.locator("input[data-side]");
    await ticks.nth(0).check();
    expect((await cards(page)).length).toBe(await ticks.count());
    await ticks.nth(3).check();
    const [first, , , fourth] = await names(page);
    expect(await cards(page)).toEqual([first, fourth]);
    await ticks.nth(1).check();
    expect(await ticks.nth(2).isDisabled()).toBe(true);
    const chosen = await cards(page);
    const again = await browser.newPage();
    await again.goto(page.url());
    expect(await cards(again)).toEqual(chosen);
    expect(await again.locator("input[data-side]:checked").count()).toBe(3);
    for (const each of [page, again]) await each.close();
  });

  it("says of every platform whether it has the clause, was reviewed without it, or neither", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(origin + COMPARISON);
    const links = await page.locator(".who li a[href^='/platform/']").allInnerTexts();
    expect(links.filter((name) => name === "Nordlicht Mobil").length).toBe(1);
    expect(new Set(links).size).toBe(6);
    expect(await page.locator("[data-narrowing]").isVisible()).toBe(false);
    expect(await page.locator("input[data-side]").first().isVisible()).toBe(false);
    await context.close();
  });
});
