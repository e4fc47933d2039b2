/**
 * The search index: one for all languages, since an index per language would leave out documents
 * in another one than the reader's. Histories are indexed instead of versions, so that the cost
 * follows the distinct passages.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type PagefindIndex, close, createIndex } from "pagefind";
import { filesUnder } from "#base/files.ts";
import type { Progress } from "#base/progress.ts";
import { printSearchAnchor } from "#text/search-anchor.ts";
import { separateWords } from "#text/search-words.ts";
import { type IndexEntry, type IndexedPart, indexEntries, indexSize } from "#views/search.ts";
import type { Site } from "#views/site.ts";

/** Pagefind's own pages and what only they need; ours asks its programming interface. */
const UNUSED = [
  "pagefind-component-ui.css",
  "pagefind-component-ui.js",
  "pagefind-highlight.js",
  "pagefind-modular-ui.css",
  "pagefind-modular-ui.js",
  "pagefind-ui.css",
  "pagefind-ui.js",
  "pagefind-worker.js",
  "wasm.unknown.pagefind",
];

/** Writes the index to `<outDir>/pagefind/`. @throws Error when Pagefind reports one */
export async function indexSite(site: Site, outDir: string, progress: Progress): Promise<void> {
  progress.stage("indexing for search", indexSize(site));
  const { index, errors } = await createIndex({ forceLanguage: "en" });
  if (index === undefined) throw new Error(`Pagefind: ${errors.join("; ")}`);
  try {
    for (const entry of indexEntries(site)) {
      throwIfAny((await index.addHTMLFile({ url: entry.url, content: printEntry(entry) })).errors);
      progress.advance();
    }
    const outputPath = join(outDir, "pagefind");
    rmSync(outputPath, { recursive: true, force: true });
    await writeWhole(index, outputPath);
    for (const name of UNUSED) rmSync(join(outputPath, name), { force: true });
  } finally {
    await close();
  }
}

const ATTEMPTS = 5;

/**
 * Writes the index and looks whether it is there. Pagefind answers while files may still be on
 * their way to the disk, and closing it then leaves them empty.
 */
async function writeWhole(index: PagefindIndex, outputPath: string): Promise<void> {
  let torn: string[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    throwIfAny((await index.writeFiles({ outputPath })).errors);
    torn = filesUnder(outputPath).filter(
      (name) => !isWhole(name, readFileSync(join(outputPath, name))),
    );
    if (torn.length === 0) return;
  }
  throw new Error(`Pagefind left files that are not whole: ${torn.join(", ")}`);
}

const SIGNATURE = "pagefind_dcd";

function isWhole(name: string, bytes: Buffer): boolean {
  try {
    if (name.endsWith(".json")) return JSON.parse(bytes.toString("utf8")) !== undefined;
    if (name === "pagefind.js") return bytes.toString("utf8").trimEnd().endsWith("};");
    if (!/\.(?:pf_\w+|pagefind)$/u.test(name)) return bytes.length > 0;
    return gunzipSync(bytes).toString("latin1", 0, SIGNATURE.length) === SIGNATURE;
  } catch {
    // JSON or gzip that cannot be read: it is not whole, whatever else it is.
    return false;
  }
}

function throwIfAny(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join("; ")}`);
}

/** Sorted by date, Pagefind leaves out what has none: it comes last instead. */
const UNDATED = "0000-00-00";

/** The page that Pagefind reads. Anchors are empty elements: it would store a full one's text twice. */
function printEntry({ title, kind, from, language, date, filters, parts }: IndexEntry): string {
  const meta = { title, kind, from, language, ...(date && { date }) };
  const marks = [
    ...Object.entries(meta).map(([name, value]) => mark("meta", name, value)),
    ...filters.map(([name, value]) => mark("filter", name, value)),
    mark("sort", "date", date ?? UNDATED),
  ];
  // The anchor and the mark at the end keep Pagefind's own full stop out of the last passage.
  const body = `<b id="title"></b>${escape(separateWords(title))} ${parts.map(printPart).join(" ")} <b id="end"></b>.`;
  return `<html lang="en"><body><div data-pagefind-body>${marks.join("")}${body}</div></body></html>`;
}

const mark = (what: string, name: string, value: string): string =>
  `<i data-pagefind-${what}="${name}[data-v]" data-v="${escape(value)}"></i>`;

function printPart({ id, spans, text }: IndexedPart): string {
  const anchor =
    id === undefined ? "part" : spans === undefined ? id : printSearchAnchor({ id, spans });
  return `<b id="${anchor}"></b>${escape(separateWords(text))}`;
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
