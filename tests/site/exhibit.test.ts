/** Exhibits as the site publishes them, and as a reader's browser makes them where it does not. */
import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import { makeExhibit } from "#exhibit/exhibit.ts";
import type { ProvisionId } from "#base/ids.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { exhibitFacts } from "#views/exhibits.ts";
import { siteOf } from "#views/site.ts";
import { launchBrowser } from "../support/browser.ts";
import { builtSpecimen } from "../support/built-specimen.ts";
import { PROJECT } from "../support/command.ts";
import { blocksOf, exhibitsIn, faultsOfSums, pasted, unpacked } from "../support/exhibits.ts";
import { copyOf, temporaryFolder } from "../support/folders.ts";
import { accessFaults } from "../support/pages.ts";
import { hasPdfTools, needsPdfTools, run } from "../support/pdf-tools.ts";
import { buildAndServe, served } from "../support/serving.ts";

const folded = (text: string): string => text.replaceAll(/\s+/gu, " ").toLowerCase();
const wordsIn = (file: string): string =>
  folded(
    file.endsWith(".pdf")
      ? `${run("pdfinfo", file)}${run("pdftotext", "-raw", file, "-")}`
      : readFileSync(file, "utf8"),
  );

const VERSION = "record/MU-P-000002/v/1/";

describe("exhibits that a site publishes", () => {
  let out: string;
  beforeAll(async () => ({ out } = await builtSpecimen()));

  it("hold the published PDF, citations, proof and checkpoint, byte for byte", () => {
    const folder = unpacked(join(out, VERSION, "exhibit.zip"));
    for (const [path, published] of [
      ["record.pdf", `${VERSION}record.pdf`],
      ["citation/cite.bib", `${VERSION}cite.bib`],
      ["citation/cite.ris", `${VERSION}cite.ris`],
      ["citation/cite.json", `${VERSION}cite.json`],
      ["text.txt", `${VERSION}text.txt`],
      ["log/proof.txt", `${VERSION}proof`],
      ["log/checkpoint-182.txt", "log/checkpoints/182"],
      ["log/vkey.txt", "log/vkey"],
    ] as const) {
      const held = readFileSync(join(folder, "data", path));
      expect(held.equals(readFileSync(join(out, published))), path).toBe(true);
    }
    const failing = blocksOf(folder).filter(
      (block) => !block.startsWith("shasum") && !pasted(block, folder).ok,
    );
    expect(failing).toEqual([]);
  });

  it("are all what sha256sum says they are, and listed with their sums", () => {
    const sums = readFileSync(join(out, "SHA256SUMS"), "utf8");
    const paths = exhibitsIn(out);
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const file = join(out, "record", path);
      expect(sums).toContain(`${sha256(readFileSync(file))}  record/${path}\n`);
      expect(faultsOfSums(unpacked(file)), path).toBe("");
    }
  });

  it.skipIf(!hasPdfTools)(
    needsPdfTools("hold the archive’s name for the clause in no file but the entry of the log"),
    () => {
      for (const path of exhibitsIn(out)) {
        const [id, , number] = path.split("/");
        const published = join(out, `record/${id}/v/${number}/record.json`);
        const record = JSON.parse(readFileSync(published, "utf8")) as IssuedRecord;
        const title = folded(record.analysis.title);
        const address = record.path.slice(record.path.lastIndexOf("/") + 1);
        const { document, quotation } = record.evidence;
        const own = folded([document.title, ...quotation.headings, quotation.text].join("\n"));
        const folder = unpacked(join(out, "record", path));
        const saying = (words: string) =>
          filesUnder(folder)
            .filter((file) => !/^data\/(?:captured\/|text\.txt$)/u.test(file))
            .filter((file) => wordsIn(join(folder, file)).includes(words));
        if (!own.includes(title)) expect(saying(title), `${path}: ${title}`).toEqual([]);
        expect(saying(`/${address}"`), path).toEqual(["data/log/ledger-line.json"]);
      }
    },
  );

  it("are not made a second time by the reader’s browser: no page offers it", () => {
    const html = readFileSync(join(out, VERSION, "index.html"), "utf8");
    expect(html).not.toContain("exhibit-maker");
  });
});

describe("where a site publishes no exhibits", () => {
  let root: string;
  let out: string;
  let origin: string;
  let browser: Browser;
  beforeAll(async () => {
    root = copyOf(PROJECT);
    appendFileSync(join(root, "content/archive.yaml"), "\nformats: []\n");
    ({ origin, out } = await buildAndServe(root));
    browser = await launchBrowser();
  });

  const button = (page: Page) => page.getByRole("button", { name: /^Make the exhibit/u });
  const status = (page: Page) => page.locator("[data-exhibit-maker] [role=status]");

  it("the browser makes the same bytes, saves them and shows their SHA-256", async () => {
    expect(exhibitsIn(out)).toEqual([]);
    const context = await browser.newContext({ timezoneId: "America/New_York" });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", ({ message }) => faults.push(message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(`${origin}/${VERSION}`);
    const saving = page.waitForEvent("download");
    await button(page).focus();
    await page.keyboard.press("Enter");
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("MU-P-000002-v1.zip");
    const bytes = readFileSync(await saved.path());
    await expect.poll(() => status(page).innerText()).toMatch(/^Made, [\d,]+ bytes\./u);
    expect(await page.locator("[data-made] [data-hash]").innerText()).toBe(sha256(bytes));
    const site = siteOf(openArchive(root));
    const facts = await exhibitFacts({ id: "MU-P-000002" as ProvisionId, number: 1 }, site);
    const read = (href: string) => readFileSync(join(out, href));
    const made = makeExhibit({ facts: facts!, read, hashOf: sha256 });
    expect(bytes.equals(made)).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  it("a file that is not the recorded one makes no exhibit, and the page says which", async () => {
    const copy = temporaryFolder();
    cpSync(out, copy, { recursive: true });
    writeFileSync(join(copy, VERSION, "text.txt"), "other words");
    const page = await browser.newPage();
    const other = await served(copy);
    await page.goto(`${other}/${VERSION}`);
    await button(page).click();
    await expect
      .poll(() => status(page).innerText())
      .toMatch(/^No exhibit was made: text\.txt has/u);
    rmSync(join(copy, VERSION, "text.txt"));
    await button(page).click();
    await expect.poll(() => status(page).innerText()).toMatch(/text\.txt could not be fetched\.$/u);
    await page.close();
  });

  it("the page says without scripts that it takes one, and is accessible and light with them", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/${VERSION}`);
    expect(await status(page).innerText()).toMatch(/needs a script; none is running\.$/u);
    expect(await button(page).count()).toBe(0);
    await context.close();
    expect(await accessFaults(browser, origin, [`/${VERSION}`], { colorScheme: "light" })).toEqual(
      [],
    );
    const html = readFileSync(join(out, VERSION, "index.html"), "utf8");
    expect(html.length).toBeLessThan(60_000);
    const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/gu)].map(([, src]) => src!);
    const sizes = scripts.map((src) => readFileSync(join(out, src)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(15_000);
    expect(filesUnder(join(out, "_astro")).some((name) => name.startsWith("exhibit-worker"))).toBe(
      true,
    );
  });
});
