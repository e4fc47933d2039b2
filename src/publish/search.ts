/**
 * The search index, in parts: what Pagefind makes of the entries of each. A part whose entries are
 * as before is taken from the cache. Histories are indexed instead of versions, so that the cost
 * follows the distinct passages.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { Processes } from "#archive/processes.ts";
import { sha256 } from "#base/hash.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import type { PartList, SearchPart } from "#text/search-parts.ts";
import { type IndexEntry, type KeyOf, indexSources } from "#views/search.ts";
import type { Site } from "#views/site.ts";
import { MadeCache } from "./made-cache.ts";
import { type Division, divisionsOf } from "./search-division.ts";

/** Parts of the index. */
export interface PartCounts {
  readonly made: number;
  /** Taken as they had been made before. */
  readonly reused: number;
}

export interface IndexOptions {
  /** Where parts are kept between builds. */
  readonly cache?: string;
  /** Tells whether a document's history is as before without making it. */
  readonly keyOf?: KeyOf;
  /** About how many characters a part may hold. */
  readonly most?: number;
}

const PROJECT = join(import.meta.dirname, "../..");
/** So that the largest archive has eight parts, and each is made again in ten seconds. */
const MOST = 24_000_000;
/** What every part comes with: it is published once, beside them. */
const PROGRAM = ["pagefind.js", "wasm.en.pagefind"];

/** Writes the index to `<outDir>/pagefind/`. @throws Error when Pagefind reports one */
export async function indexSite(
  site: Site,
  outDir: string,
  progress: Progress,
  { cache = cacheOf(site), keyOf, most = MOST }: IndexOptions = {},
): Promise<PartCounts> {
  const sources = [...indexSources(site, keyOf)];
  progress.stage("indexing for search", sources.length);
  const folder = join(outDir, "pagefind");
  rmSync(folder, { recursive: true, force: true });
  const known = new MadeCache(cache, "zip");
  const parts = new Map<string, SearchPart>();
  const publish = ({ division, key }: Keyed, packed: Uint8Array): void => {
    parts.set(key, { folder: division.name, contents: writePart(packed, folder, division.name) });
    progress.advance(division.sources.length);
  };
  const divisions = divisionsOf(sources, most);
  const missing: Keyed[] = [];
  await madeOf(missingOf(divisions, known, publish, missing), divisions.length, (packed, index) => {
    known.write(missing[index]!.key, packed);
    publish(missing[index]!, packed);
  });
  known.keepOnly(new Set(parts.keys()));
  writeList([...parts.values()], folder);
  return { made: missing.length, reused: parts.size - missing.length };
}

/** Kept for an archive by its address, so that no two push out each other's parts. */
function cacheOf({ archive }: Site): string {
  const { base, origin, prefix } = archive.content.settings;
  const name = sha256([origin, base, prefix].join(" ")).slice(0, 16);
  return join(PROJECT, ".cache/search", name);
}

/** A part with the hash of everything that decides its bytes. */
interface Keyed {
  readonly division: Division;
  readonly key: Sha256;
  readonly entries: () => readonly IndexEntry[];
}

/** Publishes parts that were made before; gives the entries of the others, and notes them. */
function* missingOf(
  divisions: readonly Division[],
  known: MadeCache,
  publish: (part: Keyed, packed: Uint8Array) => void,
  missing: Keyed[],
): Generator<readonly IndexEntry[]> {
  const program = programHash();
  for (const division of divisions) {
    const part = keyed(division, program);
    const packed = known.read(part.key);
    if (packed !== undefined) publish(part, packed);
    else {
      missing.push(part);
      yield part.entries();
    }
  }
}

/** Entries whose hash cannot be told otherwise are made for it, those of one part at a time. */
function keyed(division: Division, program: Sha256): Keyed {
  const { sources } = division;
  const made = sources.map(({ entry, key }) => (key === undefined ? entry() : undefined));
  const keys = sources.map(({ key }, index) => key ?? sha256(JSON.stringify(made[index])));
  return {
    division,
    key: sha256([program, ...keys].join("\n")),
    entries: () => sources.map(({ entry }, index) => made[index] ?? entry()),
  };
}

/** The hash of everything but the entries that decides the bytes of a part. */
function programHash(): Sha256 {
  const files = [
    "node_modules/pagefind/package.json",
    "src/publish/search-page.ts",
    "src/publish/search-part.ts",
    "src/publish/search-process.ts",
    "src/text/history.ts",
    "src/text/matching.ts",
    "src/text/search-anchor.ts",
    "src/text/search-words.ts",
    "src/views/history.ts",
    "src/views/search.ts",
  ];
  return sha256(
    files.map((file) => `${file} ${sha256(readFileSync(join(PROJECT, file)))}`).join("\n"),
  );
}

/** Makes parts on all processors, each packed into one file. */
async function madeOf(
  jobs: Iterator<readonly IndexEntry[]>,
  most: number,
  took: (packed: Uint8Array, index: number) => void,
): Promise<void> {
  const first = jobs.next();
  if (first.done === true) return;
  const processes = new Processes<readonly IndexEntry[], Uint8Array>(
    new URL("search-process.ts", import.meta.url),
    undefined,
    Math.min(most, availableParallelism()),
  );
  try {
    await processes.run(startingWith(first.value, jobs), took);
  } finally {
    await processes.end();
  }
}

function* startingWith<T>(first: T, others: Iterator<T>): Generator<T> {
  yield first;
  for (let next = others.next(); next.done !== true; next = others.next()) yield next.value;
}

/** Writes the files of a part. Returns the name of the one that tells of the others. */
function writePart(packed: Uint8Array, folder: string, name: string): string {
  const files = Object.entries(unzipSync(packed));
  for (const [file, bytes] of files) {
    const path = PROGRAM.includes(file) ? join(folder, file) : join(folder, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return files.find(([file]) => file.endsWith(".pf_meta"))![0];
}

function writeList(parts: readonly SearchPart[], folder: string): void {
  const list: PartList = { parts: parts.toSorted((a, b) => byCodeUnit(a.folder, b.folder)) };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "parts.json"), JSON.stringify(list));
}
