/** The page of a document with a long history, as a reader meets it in a browser. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { instantAt } from "#base/dates.ts";
import { add, makeArchive, page as captured, provisionFile } from "../support/archives.ts";
import { launchBrowser } from "../support/browser.ts";
import { buildAndServe } from "../support/serving.ts";

const DOCUMENT = "/platform/acme/terms/";
const PROVISION = `${DOCUMENT}training/`;
/** One capture a month, each of another text; the quotation stands in the later half of them. */
const CAPTURES = 70;

let origin: string;
let browser: Browser;
/** Nothing here needs scripts. */
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const root = makeArchive({
    "content/provisions/acme/terms/training.md": provisionFile(),
    "content/pages/dates.md": "---\ntitle: D\n---\nD.\n",
    "content/pages/citing.md": "---\ntitle: C\n---\nC.\n",
  });
  const given = Array.from({ length: CAPTURES }, (_, month) => ({
    at: instantAt(Date.UTC(2020, month, 2, 8)),
    data: captured(
      `This is rule ${month}.`,
      month < CAPTURES / 2 ? "Nothing is used." : "To train models, we may use your data.",
    ),
  }));
  await add(root, given);
  ({ origin } = await buildAndServe(root));
  browser = await launchBrowser();
  const viewport = { width: 360, height: 800 };
  context = await browser.newContext({ javaScriptEnabled: false, viewport });
  page = await context.newPage();
});

const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");

describe("the timeline of a document", () => {
  it("can be skipped, and else is left change by change, the first one named when it is reached", async () => {
    await page.goto(origin + DOCUMENT);
    await page.locator("#timeline .anchor").focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(`Skip the ${CAPTURES - 1} links of the drawing`);
    await page.keyboard.press("Tab");
    expect(await focused()).toMatch(/^2 Feb 2020: \d+ passages?$/u);
    const name = page.locator("a.change:focus text");
    expect(await name.evaluate((text) => getComputedStyle(text).opacity)).toBe("1");
    await page.keyboard.press("Tab");
    expect(await focused()).toMatch(/^2 Mar 2020: /u);
  });

  it("names captures to those who listen as it shows them, never as machines write times", async () => {
    await page.goto(`${origin}${DOCUMENT}history/`);
    const spoken = await page.locator("main .visually-hidden").allTextContents();
    const captures = spoken.filter((words) => words.includes("with the capture of"));
    expect(captures.length).toBeGreaterThan(0);
    for (const words of captures) expect(words).toMatch(/of \d+ \w{3} \d{4}, [\d:]{8} UTC$/u);
  });

  it("leads past the drawing", async () => {
    await page.goto(origin + DOCUMENT);
    await page.locator(".timeline .past").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(() =>
        document.activeElement!.closest("section")!.getAttribute("aria-labelledby"),
      ),
    ).toBe("provisions");
  });

  it("stays as large as it is on a narrow page, with every mark inside it", async () => {
    await page.goto(origin + DOCUMENT);
    const { small, outside } = await page.evaluate(() => {
      const figure = document.querySelector(".timeline")!;
      const right = figure.getBoundingClientRect().right + 1;
      const texts = [...figure.querySelectorAll("text")];
      const marks = [...figure.querySelectorAll("a.change line")];
      return {
        small: texts.filter((text) => Number.parseFloat(getComputedStyle(text).fontSize) < 11)
          .length,
        outside: marks.filter((mark) => mark.getBoundingClientRect().left > right).length,
      };
    });
    expect({ small, outside }).toEqual({ small: 0, outside: 0 });
  });

  it("says what its signs mean, and of no others", async () => {
    await page.goto(origin + DOCUMENT);
    const key = await page.locator(".timeline .key > li").allInnerTexts();
    expect(key.map((words) => words.trim())).toEqual([
      "change of substance, at the capture that first shows it (height: square root of the passages touched)",
      "sound capture",
      "a change happened here, at a time that is not known",
      "blank: no capture, so nothing is known",
    ]);
  });

  it("leads to the change that a bar stands for", async () => {
    await page.goto(origin + DOCUMENT);
    await page.locator("a.change").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/v\/2\/#change-20200202T080000Z$/u);
    expect(await page.locator(":target").count()).toBe(1);
  });
});

describe("two versions of a document", () => {
  it("are chosen without scripts, by address", async () => {
    await page.goto(origin + DOCUMENT);
    await page.locator('select[name="from"]').selectOption("3");
    await page.locator(".compare-form button").click();
    await page.waitForURL(`${origin}${DOCUMENT}compare/?from=3&to=${CAPTURES}`);
  });
});

describe("a long lineage", () => {
  it("is gathered by year on the provision's page, and leads to the year on its own", async () => {
    await page.goto(origin + PROVISION);
    const years = page.locator(".lineage-years > li");
    expect((await years.allInnerTexts()).map((text) => text.replace(/\s+/gu, " "))).toEqual([
      "2020 12 absent",
      "2021 12 absent",
      "2022 11 absent 1 verbatim",
      "2023 12 verbatim",
      "2024 12 verbatim",
      "2025 10 verbatim",
    ]);
    await page.locator(".lineage-years a", { hasText: "2022" }).click();
    await page.waitForURL(`${origin}${PROVISION}lineage/#y2022`);
    expect(await page.locator(".lineage a").count()).toBe(CAPTURES);
  });

  it("tells states apart by letter, whatever the colours", async () => {
    await page.goto(`${origin}${PROVISION}lineage/`);
    const letters = await page
      .locator(".lineage i")
      .evaluateAll((signs) => signs.map((sign) => getComputedStyle(sign, "::before").content));
    expect(new Set(letters)).toEqual(new Set(['"–"', '"V"']));
  });
});
