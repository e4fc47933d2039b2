/** What the built specimen publishes for machines, read as they read it. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { makeArchive } from "../support/archives.ts";
import { launchBrowser } from "../support/browser.ts";
import { muniment } from "../support/command.ts";
import { temporaryFolder } from "../support/folders.ts";
import { type Published, faultsOf } from "../support/json-schema.ts";
import { builtSpecimen } from "../support/built-specimen.ts";

const ORIGIN = "https://specimen.muniment.example";

let out: string;
let origin: string;
let browser: Browser;
beforeAll(async () => {
  ({ out, origin } = await builtSpecimen());
  browser = await launchBrowser();
});

const read = (path: string): string => readFileSync(join(out, path), "utf8");
const pages = (): string[] =>
  filesUnder(out).filter((file) => file.endsWith(".html") && !file.startsWith("pagefind/"));
/** Whether the site serves an address of its own. */
const serves = (address: string): boolean => {
  const path = decodeURIComponent(new URL(address).pathname).slice(1);
  return existsSync(join(out, path === "" || path.endsWith("/") ? `${path}index.html` : path));
};

describe("published JSON", () => {
  const files = (): Published[] =>
    filesUnder(join(out, "api")).map((path) => ({
      path: `api/${path}`,
      value: JSON.parse(read(`api/${path}`)) as object,
    }));

  it("is valid by the published schemas, indented, with a newline at the end", () => {
    expect(files().length).toBeGreaterThan(80);
    expect(faultsOf(files())).toEqual([]);
    expect(read("api/index.json")).toMatch(/^\{\n {2}"\$schema": .*\n\}\n$/su);
  });

  it("names no address of the site that the site does not serve", () => {
    const addresses = files().flatMap(({ path }) =>
      [...read(path).matchAll(/"(https:\/\/specimen\.muniment\.example\/[^"]*)"/gu)].map(
        ([, address]) => address!,
      ),
    );
    expect(addresses.length).toBeGreaterThan(1000);
    expect([...new Set(addresses)].filter((address) => !serves(address))).toEqual([]);
  });

  it("is what the pages of records link to", () => {
    const linked = new Set(
      pages().flatMap((page) =>
        [
          ...read(page).matchAll(/<link rel="alternate" type="application\/json" href="([^"]+)"/gu),
        ].map(([, href]) => href!.slice(1)),
      ),
    );
    const there = files().map(({ path }) => path);
    expect(there.filter((path) => !path.startsWith("api/schema/") && !linked.has(path))).toEqual(
      [],
    );
  });
});

describe("structured data", () => {
  const blocks = (page: string): object[] =>
    [...read(page).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gsu)].map(
      ([, json]) => JSON.parse(json!) as object,
    );

  it("stands on every page that is a record or a list, about the page itself", () => {
    const kinds = [
      "/",
      "/platform/",
      "/clause/",
      "/regulation/",
      "/category/",
      "/severity/",
      "/articles/",
      "/record/",
      "/data/",
    ];
    for (const page of pages()) {
      const html = read(page);
      const canonical = /<link rel="canonical" href="([^"]+)"/u.exec(html)?.[1];
      const path = `/${page.replace(/index\.html$/u, "")}`;
      if (canonical !== ORIGIN + path || /history|compare|lineage|certification/u.test(path))
        continue;
      if (path !== "/" && !kinds.slice(1).some((kind) => path.startsWith(kind))) continue;
      const [block] = blocks(page);
      expect(block, path).toMatchObject({ "@context": "https://schema.org", url: canonical });
      expect(JSON.stringify(block), path).not.toMatch(/null|undefined/u);
    }
  });

  it("cannot be ended by a captured word", () => {
    for (const page of pages()) {
      const inner =
        read(page).match(/<script type="application\/ld\+json">[^<]*<\/script>/gu) ?? [];
      expect(inner.length, page).toBe(read(page).match(/application\/ld\+json/gu)?.length ?? 0);
    }
  });

  it("gives the way back on every page that shows one, in order", async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    for (const path of [
      "platform/quillmate/terms-of-use/index.html",
      "clause/data-retention/index.html",
    ]) {
      await page.setContent(read(path));
      const list = page.locator('[itemtype="https://schema.org/BreadcrumbList"]');
      const positions = await list.locator('[itemprop="position"]').all();
      expect(positions.length).toBeGreaterThan(1);
      for (const [index, position] of positions.entries()) {
        expect(await position.getAttribute("content")).toBe(String(index + 1));
      }
      expect(await list.locator('[itemprop="name"]').count()).toBe(positions.length);
    }
    await page.close();
  });
});

describe("the sitemap", () => {
  const listed = (): string[] =>
    [...read("sitemap/1.xml").matchAll(/<loc>([^<]+)<\/loc>/gu)].map(([, address]) => address!);

  it("lists every page that stands for itself, and no other", () => {
    const own = pages().filter((page) => {
      const html = read(page);
      const path = `/${page.replace(/index\.html$/u, "")}`;
      return (
        html.includes(`<link rel="canonical" href="${ORIGIN}${path}"`) &&
        !html.includes('content="noindex"')
      );
    });
    expect(listed()).toEqual(
      own.map((page) => `${ORIGIN}/${page.replace(/index\.html$/u, "")}`).toSorted(),
    );
    expect(listed()).not.toContain(`${ORIGIN}/record/MU-D-00001/`);
    expect(listed()).not.toContain(`${ORIGIN}/404.html`);
  });

  it("is named by its index and by robots.txt", () => {
    expect(read("sitemap-index.xml")).toContain(`<loc>${ORIGIN}/sitemap/1.xml</loc>`);
    expect(read("robots.txt")).toContain(`\nSitemap: ${ORIGIN}/sitemap-index.xml\n`);
  });

  it("dates a version by the newest capture of its text, and no page whose changes are undated", () => {
    const xml = read("sitemap/1.xml");
    const [first] = (
      JSON.parse(read("api/document/brightwave/terms-of-service.json")) as {
        captures: readonly { recorded: string; version: number }[];
      }
    ).captures;
    expect(first!.version).toBe(1);
    expect(xml).toContain(
      `<loc>${ORIGIN}/record/MU-D-00004/v/1/</loc><lastmod>${first!.recorded}</lastmod>`,
    );
    expect(xml).toContain(`<loc>${ORIGIN}/methodology/</loc></url>`);
  });
});

it("publishes XML that a strict parser reads", async () => {
  const page = await browser.newPage();
  for (const file of ["sitemap-index.xml", "sitemap/1.xml", "opensearch.xml"]) {
    const root = await page.evaluate((xml) => {
      const parsed = new DOMParser().parseFromString(xml, "application/xml");
      return parsed.querySelector("parsererror")?.textContent ?? parsed.documentElement.localName;
    }, read(file));
    expect(["sitemapindex", "urlset", "OpenSearchDescription"]).toContain(root);
  }
  await page.close();
});

describe("the rows of a list", () => {
  async function downloaded(page: Page, format: "csv" | "jsonl") {
    const waiting = page.waitForEvent("download");
    await page.click(`[data-export] a[data-format="${format}"]`);
    const download = await waiting;
    return {
      name: download.suggestedFilename(),
      text: readFileSync(await download.path(), "utf8"),
    };
  }

  const linesOf = (path: string, ids: readonly string[]): string =>
    ids
      .map((id) =>
        read(path)
          .split("\n")
          .find((line) => line.startsWith(`{"id":"${id}"`)),
      )
      .map((line) => `${line}\n`)
      .join("");

  it("are downloaded as the table has them, without those that a filter hides", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/severity/high/`);
    const ids = await page.locator("[data-list] [data-id]").evaluateAll((rows) => {
      (rows[1] as HTMLElement).hidden = true;
      return rows.flatMap((row, index) =>
        index === 1 ? [] : [(row as HTMLElement).dataset["id"]!],
      );
    });
    expect(ids.length).toBeGreaterThan(1);
    const jsonl = await downloaded(page, "jsonl");
    expect(jsonl).toEqual({
      name: "provisions-severity-high.jsonl",
      text: linesOf("data/provisions.jsonl", ids),
    });
    const csv = await downloaded(page, "csv");
    const whole = read("data/provisions.csv");
    expect(csv.text.startsWith(whole.slice(0, whole.indexOf("\r\n") + 2))).toBe(true);
    for (const row of csv.text.split(/\r\n(?="\/|$)/u).slice(1, -1)) expect(whole).toContain(row);
    expect(csv.text.match(/^"\/platform/gmu)).toHaveLength(ids.length);
    expect(await page.textContent("[data-status]")).toBe(`${ids.length} rows downloaded.`);
    await page.close();
  });

  it("of changes are found by the address of each change", async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/changes/`);
    const ids = await page
      .locator('[data-list="changes"] [data-id]')
      .evaluateAll((rows) =>
        rows.flatMap((row) =>
          row.closest("[hidden]") ? [] : [(row as HTMLElement).dataset["id"]!],
        ),
      );
    const { text } = await downloaded(page, "jsonl");
    expect(text).toBe(linesOf("data/changes.jsonl", ids));
    await page.close();
  });

  it("are not pretended to when the table cannot be fetched", async () => {
    const page = await browser.newPage();
    await page.route("**/data/*.jsonl", (route) => route.fulfill({ status: 404 }));
    await page.goto(`${origin}/severity/high/`);
    await page.click('[data-export] a[data-format="csv"]');
    await page.getByText("nothing was downloaded").waitFor();
    await page.close();
  });

  it("are the whole table without scripts", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/severity/high/`);
    expect(await page.textContent("[data-label]")).toBe("Download all provisions of this archive:");
    const { text } = await downloaded(page, "csv");
    expect(Buffer.byteLength(text)).toBe(statSync(join(out, "data/provisions.csv")).size);
    await context.close();
  });
});

it("under a path of its origin names addresses with that path, and writes no robots.txt", async () => {
  const archive = makeArchive({
    "content/archive.yaml": "title: Test\norigin: https://example.org\nbase: /terms/\nprefix: CA\n",
  });
  const site = join(temporaryFolder(), "site");
  const {
    code,
    out: said,
    err,
  } = await muniment(["build", "--archive", archive, "--out", site, "--quiet"]);
  expect(code).toBe(0);
  expect(existsSync(join(site, "robots.txt"))).toBe(false);
  expect(said + err).toContain("Sitemap: https://example.org/terms/sitemap-index.xml");
  const index = JSON.parse(readFileSync(join(site, "api/index.json"), "utf8")) as { url: string };
  expect(index).toMatchObject({ $schema: "https://example.org/terms/api/schema/index.json" });
  expect(index).not.toHaveProperty("rights");
  expect(readFileSync(join(site, "sitemap/1.xml"), "utf8")).toContain(
    "<loc>https://example.org/terms/platform/acme/</loc>",
  );
  expect(readFileSync(join(site, "data/versions.jsonl"), "utf8")).toBe("");
});
