/**
 * Makes one part of the search index: Pagefind's files of its entries, and `entries.json`. The same
 * entries in the same order give the same bytes.
 */
import { gunzipSync } from "node:zlib";
import { type PagefindIndex, close, createIndex } from "pagefind";
import type { EntryList } from "#text/search-parts.ts";
import type { IndexEntry } from "#views/search.ts";
import { printEntry } from "./search-page.ts";

/** Files by their names in the folder of the part. */
export type PartFiles = ReadonlyMap<string, Uint8Array>;

/** What of Pagefind's files is published; its own pages and what only they need is not. */
const PUBLISHED =
  /^(?:fragment\/.*\.pf_fragment|index\/.*\.pf_index|pagefind\..*\.pf_meta|pagefind\.js|wasm\.en\.pagefind)$/u;

/** Pages that Pagefind is given before it has answered for the first of them. */
const TOGETHER = 8;

/** @throws Error when Pagefind reports one */
export async function makePart(entries: readonly IndexEntry[]): Promise<PartFiles> {
  // One index for all languages: one each would leave out what is not in the reader's.
  const { errors, index } = await createIndex({ forceLanguage: "en" });
  if (index === undefined) throw new Error(`Pagefind: ${errors.join("; ")}`);
  try {
    await addAll(entries, index);
    // As an answer, since Pagefind says of files on disk that they are written before they are.
    const { errors: faults, files } = await index.getFiles();
    throwIfAny(faults);
    const published = files.filter(({ path }) => PUBLISHED.test(path.replaceAll("\\", "/")));
    const made = new Map(
      published.map(({ content, path }) => [path.replaceAll("\\", "/"), content] as const),
    );
    made.set(PROGRAM, opened(made.get(PROGRAM)!));
    const list = JSON.stringify(entryList(entries, idsOf(made)));
    return new Map([...made, ["entries.json", Buffer.from(list)]]);
  } finally {
    await close();
  }
}

const PROGRAM = "pagefind.js";
/** Its name for its own core, which knows how it stems words. */
const CORE = "let wasm_bindgen";

/** Pagefind's program, so that ours can ask its core. @throws Error where that has another name */
function opened(program: Uint8Array): Buffer {
  const text = Buffer.from(program).toString("utf8");
  if (!text.includes(CORE)) throw new Error(`${PROGRAM} has no “${CORE}”`);
  return Buffer.from(`${text}\nexport{wasm_bindgen as program};\n`);
}

/** Pagefind takes pages one by one, in the order in which they come. */
async function addAll(entries: readonly IndexEntry[], index: PagefindIndex): Promise<void> {
  for (let at = 0; at < entries.length; at += TOGETHER) {
    const added = entries
      .slice(at, at + TOGETHER)
      .map((entry) => index.addHTMLFile({ url: entry.url, content: printEntry(entry) }));
    for (const { errors } of await Promise.all(added)) throwIfAny(errors);
  }
}

function throwIfAny(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join("; ")}`);
}

const FRAGMENT = /^fragment\/(.+)\.pf_fragment$/u;
const SIGNATURE = "pagefind_dcd";

/** The IDs that Pagefind gave the pages, by their addresses. */
function idsOf(files: PartFiles): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [name, packed] of files) {
    const id = FRAGMENT.exec(name)?.[1];
    if (id === undefined) continue;
    const text = gunzipSync(packed).toString("utf8", SIGNATURE.length);
    ids.set((JSON.parse(text) as { readonly url: string }).url, id);
  }
  return ids;
}

/** @throws Error when Pagefind left a page out */
function entryList(entries: readonly IndexEntry[], ids: ReadonlyMap<string, string>): EntryList {
  const values: [string, string][] = [];
  const indexes = new Map<string, number>();
  const indexOf = ([name, value]: readonly [string, string]): number => {
    const key = `${name} ${value}`;
    if (!indexes.has(key)) indexes.set(key, values.push([name, value]) - 1);
    return indexes.get(key)!;
  };
  const listed = entries.map(({ date, filters, url }) => {
    const id = ids.get(url);
    if (id === undefined) throw new Error(`Pagefind left out ${url}`);
    return [id, [date ?? "", ...filters.map(indexOf)]] as const;
  });
  return { values, entries: Object.fromEntries(listed) };
}
