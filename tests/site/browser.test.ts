import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { accessFaults, addressOf, pageOfEachKind } from "../support/pages.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ out, origin } = await builtSpecimen());
  browser = await launchBrowser();
  kinds = pageOfEachKind(out).map(addressOf);
  expect(kinds.length).toBeGreaterThan(30);
});

/** The addresses of pages of every kind. */
let kinds: string[];

describe("every kind of page", () => {
  it("reads with scripts off, without a request to anywhere else", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    for (const path of kinds) {
      await page.goto(origin + path);
      expect((await page.locator("main").innerText()).length, path).toBeGreaterThan(100);
      expect(await page.locator("h1").count(), path).toBe(1);
    }
    expect(foreign).toEqual([]);
    await context.close();
  });

  it.each(["light", "dark"] as const)(
    "is accessible (axe, %s) and fits 320 pixels",
    async (colorScheme) => {
      expect(await accessFaults(browser, origin, kinds, { colorScheme })).toEqual([]);
    },
  );

  it("is worked by keyboard alone: Tab reaches everything, and shows where it is", async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    for (const path of WORKED) {
      await page.goto(origin + path);
      const wanted = await page.evaluate(markReachable);
      expect(wanted, path).toBeGreaterThan(15);
      const [reached, unseen] = await tabThrough(page, wanted);
      expect({ path, reached, unseen }).toEqual({ path, reached: wanted, unseen: [] });
    }
    await page.close();
  });

  it("runs no script of a captured page, and reports no error of its own", async () => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    for (const path of kinds) await page.goto(origin + path);
    const captured = readdirSync(join(out, "evidence")).find((name) => name.endsWith(".txt"))!;
    const response = await page.goto(`${origin}/evidence/${captured}`);
    expect(response?.headers()["content-type"]).toMatch(/^text\/plain/u);
    expect(errors).toEqual([]);
    await page.close();
  });
});

/** Pages with something to do on them. */
const WORKED = [
  "/",
  "/search/",
  "/changes/",
  "/clause/ai-training-data-use/",
  "/platform/halden-cloud/privacy-notice/",
  "/platform/halden-cloud/privacy-notice/compare/",
  "/platform/halden-cloud/privacy-notice/ai-training-data-use/",
];

/**
 * Marks what is shown and can be focused, and counts it: of what is folded away, the summary; of
 * radio buttons the one that is chosen, from which the arrow keys lead to the others.
 */
function markReachable(): number {
  const all = document.querySelectorAll<HTMLElement>(
    "a[href], button, input, select, textarea, summary, [tabindex='0']",
  );
  const shown = [...all].filter(
    (element) =>
      element.checkVisibility({ checkVisibilityCSS: true }) &&
      element.tabIndex >= 0 &&
      !element.matches(":disabled, [type='radio']:not(:checked)"),
  );
  for (const element of shown) element.dataset["reachable"] = "";
  return shown.length;
}

/** How much Tab reaches, and what of it does not show that it has the focus. */
async function tabThrough(page: Page, most: number): Promise<[number, string[]]> {
  const unseen: string[] = [];
  // A date has several fields in one.
  for (let press = 0; press < most + 10; press++) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      delete element.dataset["reachable"];
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isShown = outlineStyle !== "none" && outlineWidth !== "0px";
      return element === document.body || isShown ? undefined : element.outerHTML.slice(0, 100);
    });
    if (hidden !== undefined) unseen.push(hidden);
  }
  const left = await page.locator("[data-reachable]").count();
  return [most - left, unseen];
}
