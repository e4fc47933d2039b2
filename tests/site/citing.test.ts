import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ out, origin } = await builtSpecimen());
  browser = await launchBrowser();
});

const PROVISION = "/platform/halden-cloud/privacy-notice/ai-training-data-use/";
const RECORD = "/record/MU-P-000016/v/1/";
const VERSION = "/record/MU-D-00001/v/4/";
const COMPARE = "/platform/halden-cloud/privacy-notice/compare/";
const ADDRESS = "https://specimen.muniment.example";
const STYLES = ["Bluebook", "OSCOLA", "McGill", "APA", "Chicago"] as const;

/** A reader in Auckland, where it is the 15th when it is the 14th in UTC. */
const readerIn = (more: object = {}): Promise<BrowserContext> =>
  browser.newContext({
    timezoneId: "Pacific/Auckland",
    permissions: ["clipboard-read", "clipboard-write"],
    ...more,
  });

async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date("2026-05-14T22:30:00Z"));
  await page.goto(origin + path);
  return page;
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const shown = (page: Page) => page.locator(".citation .words:visible");

/** Chooses a style as those do who use no mouse. */
async function chooseByKeyboard(page: Page, style: string): Promise<void> {
  await page.getByRole("radio", { name: "Bluebook" }).focus();
  for (let step = STYLES.indexOf(style as "APA"); step > 0; step--) {
    await page.keyboard.press("ArrowRight");
  }
}

async function downloaded(page: Page, name: RegExp): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

describe("citations on pages", () => {
  it("are copied whole by keyboard, with the day on which the reader read", async () => {
    const context = await readerIn();
    const page = await opened(context, PROVISION);
    await chooseByKeyboard(page, "OSCOLA");
    const words = await shown(page).innerText();
    expect(words).toMatch(/accessed 15 May 2026/u);
    expect(words).toContain(`<${ADDRESS}${RECORD}>`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.textContent.trim())).toBe(
      "Copy the citation in the style of OSCOLA",
    );
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    expect(await clipboard(page)).toBe(words);
    await context.close();
  });

  it("keep their italics where they are pasted into a text that is set", async () => {
    const context = await readerIn();
    const page = await opened(context, RECORD);
    await page.getByRole("button", { name: "in the style of Bluebook" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    const markup = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType("text/html")).text();
    });
    expect(markup).toContain("<i>Halden Cloud Privacy Notice</i>");
    expect(markup).not.toMatch(/class=|data-/u);
    await context.close();
  });

  it("fill the reader’s day in among the lines, on the page and as they are copied", async () => {
    const context = await readerIn();
    const page = await opened(context, RECORD);
    expect(await page.locator(".citation-record [data-accessed]").innerText()).toBe("15 May 2026");
    await page.getByRole("button", { name: "Copy these lines" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    const lines = (await clipboard(page)).split("\n");
    expect(lines.slice(-2)).toEqual([`URL: ${ADDRESS}${RECORD}`, "Accessed: 15 May 2026"]);
    await context.close();
  });

  it("open in the style that was chosen last", async () => {
    const context = await readerIn();
    const page = await opened(context, RECORD);
    await page.getByRole("radio", { name: "Chicago" }).check();
    await page.goto(origin + VERSION);
    expect(await page.getByRole("radio", { name: "Chicago" }).isChecked()).toBe(true);
    expect(await shown(page).innerText()).toContain("“Halden Cloud Privacy Notice,”");
    await context.close();
  });

  it("are all on paper, where nobody can choose", async () => {
    const page = await browser.newPage();
    await page.goto(origin + RECORD);
    await page.emulateMedia({ media: "print" });
    expect(await shown(page).count()).toBe(STYLES.length);
    await page.close();
  });
});

describe("citations without scripts", () => {
  const withoutScripts = () => browser.newContext({ javaScriptEnabled: false });

  it.each([PROVISION, RECORD, VERSION])("are readable in every style on %s", async (path) => {
    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(origin + path);
    const cited = path === VERSION ? VERSION : RECORD;
    for (const style of STYLES) {
      await page.getByRole("radio", { name: style }).check();
      const words = await shown(page).allInnerTexts();
      expect(words).toEqual([expect.stringContaining(ADDRESS + cited)]);
      expect(words[0]).not.toContain("2026-");
    }
    await context.close();
  });

  it("leave a blank for the day, and show no button that would do nothing", async () => {
    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(origin + RECORD);
    await page.getByRole("radio", { name: "OSCOLA" }).check();
    expect(await shown(page).innerText()).toMatch(/accessed _{12}/u);
    expect(await page.locator("[data-copy-citation]:visible").count()).toBe(0);
    await context.close();
  });

  it("download as files: of an issued version, those that are published", async () => {
    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(origin + PROVISION);
    for (const ending of ["bib", "ris", "json"]) {
      const file = await downloaded(page, new RegExp(`\\(\\.${ending}\\)`, "u"));
      expect(file.name).toBe(`MU-P-000016-v1.${ending}`);
      expect(file.text).toBe(readFileSync(join(out, RECORD, `cite.${ending}`), "utf8"));
    }
    await context.close();
  });

  it("download as files: of a version of a document, from the page itself", async () => {
    const context = await withoutScripts();
    const page = await context.newPage();
    await page.goto(origin + VERSION);
    for (const ending of ["bib", "ris", "json"]) {
      const file = await downloaded(page, new RegExp(`\\(\\.${ending}\\)`, "u"));
      expect(file.name).toBe(`MU-D-00001-v4.${ending}`);
      expect(file.text).toContain(ADDRESS + VERSION);
      expect(file.text).toMatch(/\n$/u);
    }
    await context.close();
  });
});

describe("the citation of a comparison", () => {
  it("follows the versions that are compared", async () => {
    const context = await readerIn();
    const page = await opened(context, `${COMPARE}?from=2&to=4`);
    const section = page.getByRole("region", { name: "Cite this comparison" });
    await section.waitFor();
    const words = await shown(page).innerText();
    expect(words).toContain(`${ADDRESS}/record/MU-D-00001/v/2/`);
    expect(words).toContain(`${ADDRESS}/record/MU-D-00001/v/4/`);
    expect(words).toContain(`${ADDRESS}${COMPARE}?from=2&to=4`);
    await page.locator("select#from").selectOption("3");
    await page.getByRole("button", { name: "Compare" }).click();
    await section.getByText("/record/MU-D-00001/v/3/").first().waitFor();
    expect(await shown(page).innerText()).not.toContain("/record/MU-D-00001/v/2/");
    await section.getByRole("button", { name: "in the style of Bluebook" }).click();
    await page.getByRole("status").filter({ hasText: "Copied" }).waitFor();
    expect(await clipboard(page)).toBe(await shown(page).innerText());
    await context.close();
  });

  it("downloads as a file that names both versions", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}${COMPARE}?from=2&to=4`);
    const file = await downloaded(page, /\(\.bib\)/u);
    expect(file.name).toBe("MU-D-00001-v2-v4.bib");
    expect(file.text).toContain("/record/MU-D-00001/v/2/");
    expect(file.text).toContain("/record/MU-D-00001/v/4/");
    await page.close();
  });

  it("is not offered for versions that cannot be compared", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}${COMPARE}?from=2&to=99`);
    await page.getByRole("alert").waitFor();
    expect(await page.locator("#compare-citation").isVisible()).toBe(false);
    await page.close();
  });
});
