import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SILENT } from "#base/progress.ts";
import { inParts, publishSitemaps } from "#publish/sitemap.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";
import { filesIn } from "../support/made-files.ts";
import { specimen } from "../views/specimen.ts";

const ORIGIN = "https://specimen.muniment.example";
const page = (canonical: string, more = ""): string =>
  `<!doctype html><html><head>${more}<link rel="canonical" href="${ORIGIN}${canonical}"></head><body><p>…</p></body></html>`;

function listed(files: Readonly<Record<string, string>>): string[] {
  const out = temporaryFolder();
  writeFiles(out, files);
  const { base, origin } = specimen.archive.content.settings;
  const pages = [...filesIn(out, { base, origin }).values()].filter(
    ({ page: facts }) => facts?.isListed,
  );
  publishSitemaps(
    specimen,
    pages.map(({ path }) => path),
    out,
    SILENT,
  );
  const xml = readFileSync(join(out, "sitemap/1.xml"), "utf8");
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address]) => address!);
}

describe("the pages of a sitemap", () => {
  it("are those that name themselves, in order", () => {
    expect(
      listed({
        "index.html": page("/"),
        "b/index.html": page("/b/"),
        "a/index.html": page("/a/"),
        "stub/index.html": page("/a/"),
        "bare/index.html": "<!doctype html><title>No address</title>",
        "hidden/index.html": page("/hidden/", '<meta name="robots" content="noindex">'),
        "words.txt": page("/words.txt"),
      }),
    ).toEqual([`${ORIGIN}/`, `${ORIGIN}/a/`, `${ORIGIN}/b/`]);
  });

  it("are told by their whole head, however long it is, and by nothing beneath it", () => {
    const long = `<script type="application/ld+json">${JSON.stringify("§".repeat(60_000))}</script>`;
    const quoted = `<!doctype html><head></head><body><p>…</p><link rel="canonical" href="${ORIGIN}/quoted/"></body>`;
    expect(
      listed({ "long/index.html": page("/long/", long), "quoted/index.html": quoted }),
    ).toEqual([`${ORIGIN}/long/`]);
  });
});

describe("the files of a sitemap", () => {
  const entries = Array.from({ length: 7 }, (_, index) => ({
    address: `${ORIGIN}/${index}/`,
    modified: undefined,
  }));

  it("hold as many pages as the protocol allows, and no page twice", () => {
    const parts = inParts(entries, { pages: 3, bytes: 100_000 });
    expect(parts.map((part) => part.length)).toEqual([3, 3, 1]);
    expect(parts.flat()).toEqual(entries);
    expect(inParts([])).toEqual([]);
  });

  it("are no larger than the protocol allows", () => {
    const parts = inParts(entries, { pages: 50_000, bytes: 286 });
    expect(parts.map((part) => part.length)).toEqual([2, 2, 2, 1]);
  });
});
