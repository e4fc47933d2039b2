/**
 * Measures ratios, side by side in one run, so that they mean the same on any machine. Asserts
 * nothing. `npm run bench`; real collections are read from ../shared/data where that is there.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { diffArrays } from "diff";
import { type Archive, openArchive } from "#archive/open.ts";
import { filesUnder } from "#base/files.ts";
import { parseInstant } from "#base/dates.ts";
import { SILENT } from "#base/progress.ts";
import { sha256 } from "#base/hash.ts";
import { importCollection } from "#intake/ota.ts";
import { compareVersions } from "#text/change.ts";
import { historyOf } from "#text/history.ts";
import { wordsOf } from "#text/words.ts";
import { measureMadeCollection } from "./bench/collection.ts";
import { PROJECT, note, say, showBytes } from "./report.ts";

const SHARED = resolve(PROJECT, "../shared/data");
const RUNS = 5;
/** Of a collection's changes so many are compared, spread evenly: whole documents are slow. */
const PAIRS = 60;
/** Documents of the made collection, unless a number is given: `npm run bench -- 880`. */
const MADE_DOCUMENTS = 44;

/** The median of several runs, in milliseconds, after one that is not counted. */
function median(work: () => unknown, runs = RUNS): number {
  work();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
}

const show = (milliseconds: number) =>
  `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`.padStart(10);

/** One line: what, how long ours took, how long the other did, and the ratio. */
function line(what: string, ours: number, other: string, theirs: number): void {
  const ratio = ours / theirs;
  const told =
    ratio < 1 ? `${(1 / ratio).toFixed(1)} times faster` : `${ratio.toFixed(1)} times as long`;
  say(`  ${what.padEnd(34)}${show(ours)}   ${other.padEnd(34)}${show(theirs)}   ${told}`);
}

interface Pair {
  readonly older: readonly number[];
  readonly newer: readonly number[];
}

/** Older and newer version of every change. */
function pairsOf({ documents }: Archive): Pair[] {
  return [...documents.values()].flatMap(({ timeline: { changes, periods }, versions }) => {
    const passages = (period: number) => versions[periods[period]!.version - 1]!.passages;
    return changes.map(({ from, to }) => ({ older: passages(from), newer: passages(to) }));
  });
}

function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, all.length / count);
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[Math.floor(index * step)]!,
  );
}

function readAll(root: string): number {
  const files = filesUnder(join(root, "snapshots"));
  return files.reduce((sum, file) => sum + readFileSync(join(root, "snapshots", file)).length, 0);
}

function hashAll(root: string): void {
  for (const file of filesUnder(join(root, "snapshots")))
    sha256(readFileSync(join(root, "snapshots", file)));
}

function measure(name: string, root: string): void {
  const archive = openArchive(root);
  const captures = [...archive.documents.values()].reduce(
    (sum, each) => sum + each.captures.length,
    0,
  );
  const pairs = pairsOf(archive);
  say(
    `${name}: ${archive.documents.size} documents, ${captures} captures, ${pairs.length} changes, ` +
      `${archive.pool.size} distinct passages, ${showBytes(readAll(root))}`,
  );
  const opened = median(() => openArchive(root));
  line(
    "opening and checking the archive",
    opened,
    "reading its bytes",
    median(() => readAll(root)),
  );
  line(
    "opening and checking the archive",
    opened,
    "reading and hashing its bytes",
    median(() => hashAll(root)),
  );
  measureChanges(archive, spread(pairs, PAIRS));
  const periods = [...archive.documents.values()].map(({ timeline, versions }) =>
    timeline.periods.map(({ version }) => versions[version - 1]!.passages),
  );
  const histories = median(() => periods.map(historyOf), 3);
  line("histories of all documents", histories, "opening and checking the archive", opened);
  say("");
}

/** A change by passage numbers and then words, against the words of whole documents. */
function measureChanges({ pool: { textOf } }: Archive, pairs: readonly Pair[]): void {
  const ours = median(
    () => pairs.map(({ older, newer }) => compareVersions(older, newer, textOf)),
    3,
  );
  const texts = pairs.map(({ older, newer }) =>
    [older, newer].map((passages) => wordsOf(passages.map(textOf).join("\n\n"))),
  );
  const whole = median(() => texts.map(([older, newer]) => diffArrays(older!, newer!)), 1);
  line(`comparing ${pairs.length} pairs of versions`, ours, "`diff` on their words", whole);
  const passages = median(
    () => pairs.map(({ older, newer }) => diffArrays([...older], [...newer])),
    3,
  );
  line(
    `comparing ${pairs.length} pairs of versions`,
    ours,
    "`diff` on their passage numbers",
    passages,
  );
}

async function measureCollection(name: string, folder: string): Promise<void> {
  const bundle = join(SHARED, "ota", `${name}-versions.bundle`);
  const root = join(folder, name);
  const now = parseInstant("2026-01-01T00:00:00Z")!;
  const began = performance.now();
  await importCollection(root, bundle, now, SILENT);
  const imported = performance.now() - began;
  const beganAgain = performance.now();
  await importCollection(root, bundle, now, SILENT);
  const again = performance.now() - beganAgain;
  measure(name, root);
  line(`importing ${name} again, nothing new`, again, "importing it once", imported);
  say("");
}

async function measureCollections(): Promise<void> {
  measure("the specimen", PROJECT);
  const folder = mkdtempSync(join(tmpdir(), "muniment-bench-"));
  try {
    if (existsSync(SHARED)) {
      await measureCollection("genai-eu", folder);
      await measureCollection("pga", folder);
    } else note(`${SHARED} is absent: real collections are not measured.`);
    await measureMadeCollection(Number(process.argv[2] ?? MADE_DOCUMENTS), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await measureCollections();
