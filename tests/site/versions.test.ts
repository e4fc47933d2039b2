import axe from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "#base/hash.ts";
import { launchBrowser } from "../support/browser.ts";
import { documentAt, specimen } from "../views/specimen.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ origin } = await builtSpecimen());
  browser = await launchBrowser();
});

const COMPARE = "/platform/halden-cloud/privacy-notice/compare/";
const HISTORY = "/platform/halden-cloud/privacy-notice/history/";

/** Opens a page, works with it, and closes it; an error of its scripts is one of the test. */
async function visit<Found>(
  path: string,
  work: (page: Page) => Promise<Found>,
  options: BrowserContextOptions & { readonly before?: (page: Page) => Promise<unknown> } = {},
): Promise<Found> {
  const { before, ...context } = options;
  const page = await browser.newPage(context);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await before?.(page);
  await page.goto(origin + path);
  const found = await work(page);
  expect(errors).toEqual([]);
  await page.close();
  return found;
}

const statusOf = (page: Page) => page.locator("#compare-status").innerText();
const compared = (page: Page) => page.locator("#compare-result .difference").waitFor();

describe("comparing two versions in the browser", () => {
  it("shows what the build shows of the same step, and its state is its address", async () => {
    const built = await visit("/record/MU-D-00001/v/4/", (page) =>
      page.locator(".version-change .difference").innerText(),
    );
    await visit(`${COMPARE}?from=3&to=4`, async (page) => {
      await compared(page);
      const text = await page.locator("#compare-result .difference").innerText();
      expect(text).toBe(built);
      expect(await page.locator("#compare-result .k2").count()).toBeGreaterThan(0);
    });
  });

  it("works by keyboard, says its result, and goes back to the one before", async () => {
    await visit(COMPARE, async (page) => {
      await page.locator("#from").selectOption("1");
      await page.locator("#to").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await compared(page);
      const first = await statusOf(page);
      expect(first).toMatch(/^\d+ passages? edited, .* stayed, in \d+ places\.$/u);
      expect(page.url()).toBe(`${origin}${COMPARE}?from=1&to=4`);
      await page.locator("#swap").press("Enter");
      await page.waitForURL(/from=4&to=1/u);
      await compared(page);
      await page.goBack();
      await page.waitForURL(/from=1&to=4/u);
      await compared(page);
      expect(await statusOf(page)).toBe(first);
    });
  });

  it("keeps its result when a link leads from one change to the next", async () => {
    await visit(`${COMPARE}?from=1&to=4`, async (page) => {
      await compared(page);
      await page.locator("#d1 .step").last().click();
      await page.waitForURL(/#d2$/u);
      expect(await page.locator("#d2").isVisible()).toBe(true);
    });
  });

  it("with one version in the address compares it with the one captured before it", async () => {
    await visit(`${COMPARE}?to=3`, async (page) => {
      await compared(page);
      expect(await page.locator("#from").inputValue()).toBe("2");
    });
  });

  it("refuses a text that is not the one that was recorded", async () => {
    const before = (page: Page) =>
      page.route("**/v/3/text.txt", (route) => route.fulfill({ body: "Other words.\n" }));
    await visit(
      `${COMPARE}?from=3&to=4`,
      async (page) => {
        await page.locator("#compare-trouble:not([hidden])").waitFor();
        expect(await page.locator("#compare-trouble").innerText()).toMatch(
          /text of version 3 is not the one that was recorded.*not compared/u,
        );
        expect(await page.locator("#compare-result").innerText()).toBe("");
      },
      { before },
    );
  });

  it("says when a text cannot be read, and when there is no such version", async () => {
    const before = (page: Page) => page.route("**/v/3/text.txt", (route) => route.abort());
    await visit(
      `${COMPARE}?from=3&to=4`,
      async (page) => {
        await page.locator("#compare-trouble:not([hidden])").waitFor();
        expect(await page.locator("#compare-trouble").innerText()).toMatch(/could not be read/u);
        await page.goto(`${origin}${COMPARE}?from=3&to=99`);
        await page.locator("#compare-trouble:not([hidden])").waitFor();
        expect(await page.locator("#compare-trouble").innerText()).toMatch(/no such version/u);
      },
      { before },
    );
  });

  it("shows markup in a captured text as text", async () => {
    const hostile =
      '<img src=x onerror="document.title=1"> &amp; <script>document.title=2</script>\n';
    await visit(
      `${COMPARE}?from=4&to=3`,
      async (page) => {
        await compared(page);
        expect(await page.locator("#compare-result").innerText()).toContain("<img src=x onerror=");
        expect(await page.locator("#compare-result :is(img, script)").count()).toBe(0);
        expect(await page.title()).toMatch(/^Compare/u);
      },
      { before: (page) => withText(page, hostile) },
    );
  });

  it("without scripts lists the versions with their texts and changes", async () => {
    await visit(
      COMPARE,
      async (page) => {
        expect(await page.locator("#compare").isVisible()).toBe(false);
        expect(await page.locator("tr[data-version]").count()).toBe(4);
        expect(await page.locator("tr[data-version] a[href$='text.txt']").count()).toBe(4);
        expect(await page.locator("tr[data-version] a[href*='#change-']").count()).toBe(3);
      },
      { javaScriptEnabled: false },
    );
  });
});

/** Version 3 of the page has another text, and the page says so itself. */
async function withText(page: Page, text: string): Promise<void> {
  const recorded = documentAt("halden-cloud/privacy-notice").versions[2]!.text;
  await page.route("**/v/3/text.txt", (route) => route.fulfill({ body: text }));
  await page.route(`**${COMPARE}*`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replaceAll(/<wbr>|<\/span><span>/gu, "");
    await route.fulfill({ response, body: html.replaceAll(recorded, sha256(text)) });
  });
}

/** The words of the passages in view on a history page. */
const inView = (page: Page) =>
  page
    .locator("#passages")
    .evaluate((text) =>
      [...text.querySelectorAll<HTMLElement>("[id^='h']")]
        .filter((passage) => passage.checkVisibility())
        .map((passage) => passage.textContent),
    );

/** The words of a version, from the archive. */
const wordsOf = (version: number) =>
  documentAt("halden-cloud/privacy-notice").versions[version - 1]!.passages.map((passage) =>
    specimen.archive.pool.textOf(passage),
  );

describe("a history at a date", () => {
  it("shows the text as captured nearest before, and says between which captures the day lies", async () => {
    await visit(`${HISTORY}?date=2023-05-01`, async (page) => {
      expect(await inView(page)).toEqual(wordsOf(2));
      expect(await page.locator("#as-of-status").innerText()).toMatch(
        /^Shown as captured on 15 Mar 2023; the next, on .* 1 May 2023 lies between the two, and of that time nothing is known\. The whole text$/u,
      );
      await page.locator("#as-of-status a").click();
      expect(page.url()).toBe(`${origin}/record/MU-D-00001/v/2/`);
    });
  });

  it("goes from change to change and back to all dates, and its state is its address", async () => {
    await visit(HISTORY, async (page) => {
      const all = await inView(page);
      await page.locator("#previous").click();
      expect(await inView(page)).toEqual(wordsOf(4));
      expect(await page.locator("#next").isDisabled()).toBe(true);
      await page.locator("#previous").press("Enter");
      expect(await inView(page)).toEqual(wordsOf(3));
      expect(new URL(page.url()).search).toBe("?date=2024-02-20");
      await page.locator("#year").selectOption("2021");
      expect(await inView(page)).toEqual(wordsOf(1));
      await page.locator("#others").check();
      expect(await inView(page)).toEqual(all);
      await page.locator("#every").click();
      expect(await inView(page)).toEqual(all);
      expect(new URL(page.url()).search).toBe("");
    });
  });

  it("keeps in view what the address names, and says that it did not stand then", async () => {
    const gone = await visit(HISTORY, (page) =>
      page.locator(".gone [id^='h']").first().getAttribute("id"),
    );
    await visit(`${HISTORY}?date=2026-01-01#${gone}`, async (page) => {
      expect(await page.locator(`#${gone}`).isVisible()).toBe(true);
      expect(await page.locator(".kept").count()).toBe(1);
      const top = await page
        .locator(`#${gone}`)
        .evaluate((found) => found.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(page.viewportSize()!.height);
    });
  });

  it("without scripts dates every passage and leads to the text of every period", async () => {
    await visit(
      HISTORY,
      async (page) => {
        expect(await page.locator("#as-of").isVisible()).toBe(false);
        expect(await page.locator(".gone > .when").first().innerText()).toMatch(/gone by/u);
        expect(await page.locator(".periods-of-year a[href*='/record/']").count()).toBeGreaterThan(
          3,
        );
      },
      { javaScriptEnabled: false },
    );
  });
});

describe("the pages of versions", () => {
  it("have a link on every passage, and the notes of provisions beside the words they quote", async () => {
    await visit("/record/MU-D-00001/v/4/", async (page) => {
      const passages = wordsOf(4).length;
      expect(await page.locator(".whole a.n").count()).toBe(passages);
      const quoted = page.locator("#p28");
      expect(await quoted.locator("mark").count()).toBeGreaterThan(0);
      expect(await quoted.locator(".quoted-by").innerText()).toMatch(/High AI Training Data Use/u);
    });
  });

  it.each(["light", "dark"] as const)(
    "are accessible where they unfold and compare (axe, %s), and fit 320 pixels",
    async (colorScheme) => {
      const faults: string[] = [];
      for (const path of [
        `${COMPARE}?from=1&to=4`,
        `${HISTORY}?date=2023-05-01`,
        "/record/MU-D-00001/v/4/",
        "/record/MU-D-00003/v/3/",
      ]) {
        await visit(
          path,
          async (page) => {
            if (path.startsWith(COMPARE)) await compared(page);
            await page.evaluate(() => {
              for (const folded of document.querySelectorAll("details")) folded.open = true;
            });
            const over = await page.evaluate(
              () => document.documentElement.scrollWidth - innerWidth,
            );
            if (over > 0) faults.push(`${path}: ${over} pixels too wide`);
            await page.evaluate(axe.source);
            const { violations } = await page.evaluate(() =>
              (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
                resultTypes: ["violations"],
              }),
            );
            faults.push(...violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html}`));
          },
          { colorScheme, viewport: { width: 320, height: 800 } },
        );
      }
      expect(faults).toEqual([]);
    },
  );
});
