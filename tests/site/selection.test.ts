/** The selection in a browser: collected by keyboard, kept there alone, and what is made of it. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PublishedIssuedRecord } from "#schema/published-record.ts";
import { hasReaders, readByPandoc, readByBibutils } from "../cite/other-readers.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import { temporaryFolder } from "../support/folders.ts";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ origin, out } = await builtSpecimen());
  browser = await launchBrowser();
});
afterAll(async () => browser.close());

/** The address that the specimen's settings give it; the tests serve it elsewhere. */
const ARCHIVE = "https://specimen.muniment.example";
const [FIRST, SECOND, THIRD] = ["MU-P-000001", "MU-P-000012", "MU-P-000004"] as const;

const recordOf = (id: string): PublishedIssuedRecord =>
  JSON.parse(readFileSync(join(out, `api/record/${id}/1.json`), "utf8")) as PublishedIssuedRecord;

/** Works in a browser of its own; an error of the site's scripts is one of the test. */
async function inContext(
  work: (open: (path: string) => Promise<Page>, context: BrowserContext) => Promise<unknown>,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext(options);
  const errors: string[] = [];
  const open = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(origin + path);
    return page;
  };
  await work(open, context);
  expect(errors).toEqual([]);
  await context.close();
}

const names = (page: Page): Promise<string[]> =>
  page
    .locator("#chosen > li")
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset["version"]!));

/** Waits until what the archive says of the records is shown. */
async function shown(page: Page, count: number): Promise<void> {
  await page.locator(`#chosen > li:nth-child(${count})`).waitFor();
  await page.waitForFunction(
    (all) =>
      document.querySelectorAll("#chosen > li").length === all &&
      !document.querySelector("#chosen")!.textContent.includes("Reading…"),
    count,
  );
}

/** What a link whose address holds a file would save. */
async function fileIn(page: Page, selector: string): Promise<string> {
  const href = (await page.locator(selector).getAttribute("href"))!;
  return decodeURIComponent(href.slice(href.indexOf(",") + 1));
}

const selected = (...ids: string[]): string =>
  `/selection/#${ids.map((id) => `${id}v1`).join(",")}`;

describe("collecting records", () => {
  it("works by keyboard, and the head of every page counts them; order and words outlive a reload", async () => {
    await inContext(async (open) => {
      for (const id of [FIRST, SECOND, THIRD]) {
        const page = await open(`/record/${id}/v/1/`);
        const button = page.locator("[data-select]");
        expect(await button.getAttribute("aria-pressed")).toBe("false");
        await button.focus();
        await page.keyboard.press("Enter");
        expect(await button.getAttribute("aria-pressed")).toBe("true");
        expect(await page.locator(".select [role=status]").innerText()).toBe("In your selection");
      }
      const page = await open("/");
      const head = page.locator("[data-selection]");
      expect(await head.innerText()).toBe("Selection (3)");
      await head.focus();
      await page.keyboard.press("Enter");
      await shown(page, 3);
      expect(await names(page)).toEqual([`${FIRST} v1`, `${SECOND} v1`, `${THIRD} v1`]);

      const last = page.locator("#chosen > li").nth(2);
      await last.locator("[data-control=up]").focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      const order = [`${THIRD} v1`, `${FIRST} v1`, `${SECOND} v1`];
      expect(await names(page)).toEqual(order);
      // At the top the way up is closed, and the focus is on the way down of the same record.
      expect(
        await page.evaluate(() => document.activeElement!.closest("li")!.dataset["version"]),
      ).toBe(`${THIRD} v1`);
      await page.locator("#chosen > li").first().locator("[data-control=label]").focus();
      await page.keyboard.type("Exhibit 9");
      await page.reload();
      await shown(page, 3);
      expect(await names(page)).toEqual(order);
      expect(await page.locator("[data-control=label]").first().inputValue()).toBe("Exhibit 9");
    });
  });

  it("is told to other tabs at once, and to no server", async () => {
    await inContext(async (open, context) => {
      const sheet = await open("/selection/");
      const asked: string[] = [];
      context.on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));
      const record = await open(`/record/${FIRST}/v/1/`);
      await record.locator("[data-select]").click();
      await shown(sheet, 1);
      await sheet.locator("[data-control=note]").fill("privileged");
      await sheet.locator("[data-control=remove]").click();
      await record.waitForFunction(
        () => document.querySelector("[data-select]")!.getAttribute("aria-pressed") === "false",
      );
      expect(await record.locator("[data-selection]").isVisible()).toBe(false);
      expect(asked.every((each) => each.startsWith(origin))).toBe(true);
      expect(asked.join()).not.toContain("privileged");
    });
  });

  it("takes IDs as they are typed from paper, says what it does not find, and can be undone", async () => {
    await inContext(async (open) => {
      const page = await open("/selection/");
      const add = async (text: string) => {
        await page.locator("#add-id").fill(text);
        await page.keyboard.press("Enter");
      };
      await add("mu–p–12");
      await shown(page, 1);
      expect(await names(page)).toEqual([`${SECOND} v1`]);
      await add("MU-P-000912");
      await page.locator("#trouble", { hasText: "This archive has no MU-P-000912." }).waitFor();
      expect(await names(page)).toEqual([`${SECOND} v1`]);
      await add("MU-D-00001");
      await page.locator("#trouble", { hasText: "is a document" }).waitFor();
      await page.locator("#clear").click();
      expect(await names(page)).toEqual([]);
      await page.keyboard.press("Enter");
      expect(await names(page)).toEqual([`${SECOND} v1`]);
    });
  });

  it("is explained without scripts, where no link, button or list is shown", async () => {
    await inContext(
      async (open) => {
        const page = await open("/selection/");
        expect(await page.locator("main").innerText()).toContain("Scripts are off");
        expect(await page.locator("#selection").isVisible()).toBe(false);
        expect(await page.locator("[data-selection]").isVisible()).toBe(false);
        const record = await open(`/record/${FIRST}/v/1/`);
        expect(await record.locator("[data-select]").isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    );
  });

  it("works where the browser refuses to store anything, and says that it is not kept", async () => {
    await inContext(async (open, context) => {
      await context.addInitScript(() => {
        Object.defineProperty(globalThis, "localStorage", {
          get: () => {
            throw new DOMException("denied", "SecurityError");
          },
        });
      });
      const page = await open(selected(FIRST));
      await shown(page, 1);
      expect(await page.locator("#told").innerText()).toContain("refuses to store anything");
    });
  });
});

describe("a link or a file", () => {
  it("opens the same selection in another browser, and leaves the address without it", async () => {
    let link = "";
    await inContext(async (open) => {
      const page = await open(selected(THIRD, FIRST));
      await shown(page, 2);
      link = (await page.locator("#link").textContent({ timeout: 1000 })) ?? "";
      // Who opened the page of a mirror is offered its address too, which may not last.
      expect(await page.locator("#link-here").textContent()).toBe(
        `${origin}/selection/#${THIRD}v1,${FIRST}v1`,
      );
    });
    expect(link).toBe(`${ARCHIVE}/selection/#${THIRD}v1,${FIRST}v1`);
    await inContext(async (open) => {
      const page = await open(link.slice(ARCHIVE.length));
      await shown(page, 2);
      expect(await names(page)).toEqual([`${THIRD} v1`, `${FIRST} v1`]);
      expect(page.url()).toBe(`${origin}/selection/`);
      await page.reload();
      expect(await names(page)).toEqual([`${THIRD} v1`, `${FIRST} v1`]);
    });
  });

  it("replaces nothing unasked: what is new can be added, and what was is kept", async () => {
    await inContext(async (open) => {
      await shown(await open(selected(FIRST, SECOND)), 2);
      const page = await open(selected(SECOND, THIRD));
      await page.locator("#offer button", { hasText: "Add the 1 new" }).waitFor();
      expect(await names(page)).toEqual([`${FIRST} v1`, `${SECOND} v1`]);
      await page.locator("#offer button", { hasText: "Add the 1 new" }).click();
      expect(await names(page)).toEqual([`${FIRST} v1`, `${SECOND} v1`, `${THIRD} v1`]);
      await page.locator("#undo").click();
      expect(await names(page)).toEqual([`${FIRST} v1`, `${SECOND} v1`]);
    });
  });

  it("of a file brings labels and notes along; a file of something else is refused", async () => {
    const folder = temporaryFolder();
    await inContext(async (open) => {
      const page = await open(selected(FIRST));
      await shown(page, 1);
      await page.locator("[data-control=note]").fill("Ask <b>them</b>");
      writeFileSync(join(folder, "selection.json"), await fileIn(page, "#save"));
    });
    writeFileSync(join(folder, "other.json"), '{"a":1}');
    await inContext(async (open) => {
      const page = await open("/selection/");
      const choose = page.locator("#open");
      await choose.setInputFiles(join(folder, "other.json"));
      await page.locator("#trouble", { hasText: "This is no selection" }).waitFor();
      await choose.setInputFiles(join(folder, "selection.json"));
      await shown(page, 1);
      expect(await page.locator("[data-control=note]").inputValue()).toBe("Ask <b>them</b>");
      expect(await page.locator("#board .note, .board .note").innerText()).toBe("Ask <b>them</b>");
    });
  });

  it("with an ID that the archive does not have keeps it, and says so on every sheet", async () => {
    await inContext(async (open) => {
      const page = await open(selected(FIRST, "MU-P-999999", "CA-P-000001"));
      await shown(page, 3);
      const list = await page.locator("#chosen").innerText();
      expect(list).toContain("This archive has no MU-P-999999 v1.");
      expect(list).toContain("CA-P-000001 v1 is of another archive");
      for (const id of ["authorities-missing", "exhibits-missing", "board-missing"]) {
        expect(await page.locator(`#${id}`).innerText()).toContain("MU-P-999999 v1");
      }
    });
  });
});

const SHA256SUM = "sha256sum";
const isWindows = process.platform === "win32";

describe("what is made of it", () => {
  it("is a table of authorities in the style that the reader chooses, with their own date", async () => {
    await inContext(async (open) => {
      const page = await open(selected(SECOND, FIRST, THIRD));
      await shown(page, 3);
      const table = page.locator("#authorities-table");
      expect(await table.locator("tr.platform").allInnerTexts()).toEqual(["Brightwave", "Fitloom"]);
      expect(await table.locator("td.words").count()).toBe(3);
      expect(await table.innerText()).toContain(`/record/${FIRST}/v/1/`);
      await page.locator("#style").selectOption("oscola");
      const oscola = await table.innerText();
      expect(oscola).toMatch(/accessed \d{1,2} [A-Z][a-z]+ \d{4}/u);
      expect(oscola).not.toContain("____");
      await page.reload();
      await shown(page, 3);
      expect(await page.locator("#style").inputValue()).toBe("oscola");
    });
  });

  it("copies as a table with blanks for the pages", async () => {
    await inContext(
      async (open) => {
        const page = await open(selected(FIRST));
        await shown(page, 1);
        await page.locator("#copy-authorities").focus();
        await page.keyboard.press("Enter");
        await page.locator("#copy-authorities", { hasText: "Copied" }).waitFor();
        const [html, plain] = await page.evaluate(async () => {
          const [item] = await navigator.clipboard.read();
          const read = async (type: string) => (await item!.getType(type)).text();
          return [await read("text/html"), await read("text/plain")];
        });
        expect(plain).toMatch(/Brightwave Community Rules.*\t____$/su);
        expect(html).toContain("<i");
        expect(html).not.toMatch(/class=|<wbr/u);
      },
      { permissions: ["clipboard-read", "clipboard-write"] },
    );
  });

  it.skipIf(!hasReaders)(
    `is one file that other programs read${hasReaders ? "" : " (skipped: pandoc or bibutils is missing)"}`,
    async () => {
      await inContext(async (open) => {
        const page = await open(selected(FIRST, SECOND, THIRD));
        await shown(page, 3);
        const [bib, ris, json] = await Promise.all(
          ["bib", "ris", "json"].map(async (ending) =>
            fileIn(page, `[download="selection.${ending}"]`),
          ),
        );
        const read = [
          readByPandoc("biblatex", bib!),
          readByPandoc("csljson", json!),
          readByBibutils(ris!),
        ];
        const wanted = [FIRST, SECOND, THIRD].map((id) => recordOf(id).url).toSorted();
        for (const entries of read) {
          const found = [...entries.values()].map(({ urls }) => urls[0]!);
          expect(found.toSorted()).toEqual(wanted);
        }
      });
    },
  );

  it.skipIf(isWindows)(
    `is a list of exhibits whose sums sha256sum checks${isWindows ? " (skipped: sha256sum is missing)" : ""}`,
    async () => {
      const folder = temporaryFolder();
      mkdirSync(folder, { recursive: true });
      await inContext(async (open) => {
        const page = await open(selected(FIRST, SECOND, THIRD));
        await shown(page, 3);
        const saved = page.waitForEvent("download");
        await page.locator("#save-sums").click();
        const sums = await saved;
        expect(sums.suggestedFilename()).toBe("SHA256SUMS");
        await sums.saveAs(join(folder, "SHA256SUMS"));
        const links = await page.locator("#exhibits-table a[download]").evaluateAll((all) =>
          all.map((each) => ({
            name: (each as HTMLAnchorElement).download,
            path: new URL((each as HTMLAnchorElement).href).pathname.slice(1),
          })),
        );
        expect(links.map(({ name }) => name)).toContain(`${FIRST}-v1-exhibit.zip`);
        expect(links.map(({ name }) => name)).toContain(`${FIRST}-v1-record.pdf`);
        expect(links.some(({ name }) => name.includes("analysis"))).toBe(false);
        for (const { name, path } of links) copyFileSync(join(out, path), join(folder, name));
      });
      const check = () =>
        spawnSync(SHA256SUM, ["-c", "--strict", "SHA256SUMS"], { cwd: folder, encoding: "utf8" });
      expect(check()).toMatchObject({ status: 0 });
      const altered = join(folder, `${SECOND}-v1-exhibit.zip`);
      expect(existsSync(altered)).toBe(true);
      writeFileSync(altered, "something else");
      expect(check().stdout).toContain(`${SECOND}-v1-exhibit.zip: FAILED`);
    },
  );

  it("is a board’s sheet with severity, last change and dates, counted from the reader’s day", async () => {
    await inContext(async (open) => {
      const page = await open("/");
      await page.clock.install({ time: new Date(2026, 5, 20, 12) });
      await page.goto(origin + selected(FIRST));
      await shown(page, 1);
      const board = await page.locator("section[aria-labelledby=board]").innerText();
      const { analysis, quotation, today } = recordOf(FIRST);
      expect(board).toContain("1 record of 1 platform: 1 medium. For 1 of them a date to come is");
      expect(board).toContain(
        "Made on 20 Jun 2026, from what The Specimen Archive had recorded by",
      );
      expect(board).toContain(quotation.text);
      expect(board).toContain(analysis.severityReason);
      expect(board).toContain(today.lastChange!.summary);
      expect(board).toContain(
        "To apply from 30 Jun 2026, according to the company (in 10 days): the last change of its document.",
      );
      expect(board).toContain(today.standing!.sentence);
    });
  });

  it("says first on the board’s sheet that a record was corrected, and apart what captures show", async () => {
    await inContext(async (open) => {
      const page = await open(selected("MU-P-000009", "MU-P-000013"));
      await shown(page, 2);
      const [corrected, ended] = await page.locator("#board-entries > li").allInnerTexts();
      expect(corrected).toMatch(/Corrected by MU-P-000009 v2.*How bad.*In the captures: Found/su);
      expect(corrected).not.toContain("A newer version exists");
      expect(ended).toMatch(/In the captures: Found in [^\n]*\n+Tracking of its document ended/u);
    });
  });

  it("copies IDs, addresses and hashes as they are, wherever their lines break", async () => {
    await inContext(async (open) => {
      const page = await open(selected(FIRST));
      await shown(page, 1);
      const places = [".authorities .words", ".exhibits .hash", ".exhibits .address"];
      for (const viewport of [
        { width: 1280, height: 800 },
        { width: 320, height: 800 },
      ]) {
        await page.setViewportSize(viewport);
        for (const place of places) {
          const [copied, held] = await page.evaluate((selector) => {
            const of = document.querySelector(selector)!;
            getSelection()!.selectAllChildren(of);
            return [getSelection()!.toString(), of.textContent];
          }, place);
          expect(copied).toBe(held);
        }
      }
      const lines = await page
        .locator(".authorities .words .unbroken")
        .evaluateAll((all) => all.map((each) => each.getClientRects().length));
      expect(lines).toContain(1);
      expect(Math.max(...lines)).toBe(1);
    });
  });

  it("prints one sheet alone where its button is pressed", async () => {
    await inContext(async (open, context) => {
      await context.addInitScript(() => {
        globalThis.print = () => {
          const visible = [...document.querySelectorAll(".sheet")].filter(
            (each) => getComputedStyle(each).display !== "none",
          );
          document.body.dataset["printed"] = visible
            .map((each) => each.getAttribute("aria-labelledby"))
            .join();
        };
      });
      const page = await open(selected(FIRST));
      await shown(page, 1);
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() =>
        document
          .querySelector<HTMLButtonElement>("#sheets section:last-child [data-print]")!
          .click(),
      );
      expect(await page.evaluate(() => document.body.dataset["printed"])).toBe("board");
      expect(await page.locator("#chosen").isVisible()).toBe(false);
      await page.evaluate(() => globalThis.dispatchEvent(new Event("afterprint")));
      expect(await page.locator("#authorities-table").isVisible()).toBe(true);
    });
  });
});

it.each(["light", "dark"] as const)(
  "a full page of it is accessible and fits 320 pixels (%s)",
  async (colorScheme) => {
    await inContext(
      async (open) => {
        const page = await open(selected(FIRST, SECOND, "MU-P-999999"));
        await shown(page, 3);
        await page.locator("#letter").click();
        await page.locator(".pass-on summary").click();
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over).toBe(0);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run(document),
        );
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      },
      { viewport: { width: 320, height: 800 }, colorScheme },
    );
  },
);

it("the script on every page that counts is small", () => {
  const page = readFileSync(join(out, "index.html"), "utf8");
  const scripts = [...page.matchAll(/<script type="module" src="\/([^"]+)"/gu)].map(
    ([, path]) => path!,
  );
  const counting = scripts.filter((path) =>
    readFileSync(join(out, path), "utf8").includes("data-selection"),
  );
  expect(counting).toHaveLength(1);
  expect(readFileSync(join(out, counting[0]!)).length).toBeLessThan(1024);
});
