/** A document as it was recorded: its captures in order of time, its versions, its timeline. */
import type { Instant } from "#base/dates.ts";
import type { DocumentId, DocumentPath, Sha256, Slug } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Capture, Extraction } from "#schema/capture.ts";
import type { ChangesFields } from "#schema/change.ts";
import type { DocumentFields } from "#schema/document.ts";
import type { RemovalLine } from "#schema/ledger-line.ts";
import type { ExtractorIdentity } from "#text/extractors.ts";
import { countOutline, parseOutline } from "#text/outline.ts";
import { type TextFacts, type Timeline, type Verdict, timelineOf } from "#text/timeline.ts";
import type { VersionText } from "#text/version-text.ts";
import type { Content } from "./content.ts";
import type { ContentFile } from "./front-matter.ts";
import { capturesPath } from "./layout.ts";
import type { Removals } from "./records.ts";
import { removalOfText } from "./removed.ts";
import type { Passages } from "./passages.ts";
import type { Snapshots } from "./snapshots.ts";
import type { TextHead } from "./text-blocks.ts";
import type { NamedText, TextShelf } from "./text-shelf.ts";

/** One distinct text of a document, with the number it has for good. */
export interface Version extends VersionText {
  readonly number: number;
  /** SHA-256 of its canonical text. */
  readonly text: Sha256;
  /** How long its text is. */
  readonly size: { readonly passages: number; readonly codePoints: number };
  readonly facts: TextFacts;
  /** What took its words away: it has its number and no passages then. */
  readonly removed: RemovalLine | undefined;
}

/** A document with its captures in order of time. */
export interface ArchivedDocument extends ContentFile<DocumentFields> {
  readonly path: DocumentPath;
  readonly platform: Slug;
  /** Undefined until its first capture is recorded. */
  readonly id: DocumentId | undefined;
  /** In order of `at`, then of recording. */
  readonly captures: readonly Capture[];
  /** By number: version 1 stands at index 0. */
  readonly versions: readonly Version[];
  readonly timeline: Timeline;
  /** Version numbers that were recorded after a capture of a later time. */
  readonly recordedLate: ReadonlySet<number>;
}

/** A stretch of the timeline in which every capture holds one text and is equally sound. */
export interface Stretch {
  readonly version: number;
  /** Indexes into the document's captures. */
  readonly captures: readonly number[];
  readonly suspect: boolean;
}

/** What all documents of an archive are read with. */
export interface Reading {
  readonly removals: Removals;
  readonly pool: Passages;
  readonly shelf: TextShelf;
  /** Faults are added. */
  readonly problems: Problem[];
}

/** Reads a document's versions and draws its timeline. */
export function readDocument(
  root: string,
  path: DocumentPath,
  entry: ContentFile<DocumentFields>,
  content: Content,
  snapshots: Snapshots,
  reading: Reading,
): ArchivedDocument {
  const id = entry.value.id === "new" ? undefined : entry.value.id;
  const { captures: recorded, numbers } = recordedOf(entry.value.id, snapshots);
  const versions = readVersions(root, path, { captures: recorded, numbers }, reading);
  // In a ledger that gives a number twice, a number is not that of every text that claims it.
  const readable = recorded.filter(
    ({ text }) => versions[(numbers.get(text.sha256) ?? 0) - 1]?.text === text.sha256,
  );
  const captures = readable
    .map((capture, index) => ({ capture, index }))
    .toSorted((a, b) => compare(a.capture.at, b.capture.at) || a.index - b.index)
    .map(({ capture }) => capture);
  const numberOf = (capture: Capture) => numbers.get(capture.text.sha256) ?? 0;
  const timeline = timelineOf(
    captures.map((capture) => ({
      at: capture.at,
      version: numberOf(capture),
      identity: identityOf(capture.text),
      collection: capture.form === "extracted" ? capture.vantage?.collection : undefined,
      technical: capture.vantage?.technical === true,
    })),
    verdictsOn(captures, versions, id === undefined ? undefined : content.changes.get(id)),
    (number) => versions[number - 1]!.facts,
    entry.value.language.split("-")[0]!,
  );
  return {
    ...entry,
    path,
    platform: path.split("/")[0] as Slug,
    id,
    captures,
    versions,
    timeline,
    recordedLate: lateVersions(recorded, numberOf),
  };
}

/** What people said of captures; of one whose text was removed nothing is evidence. */
function verdictsOn(
  captures: readonly Capture[],
  versions: readonly Version[],
  notes: ContentFile<ChangesFields> | undefined,
): Verdict[] {
  const said = notes?.value.judgements.map(({ capture, is }) => ({ at: capture, is })) ?? [];
  const removed = new Set(versions.flatMap((each) => (each.removed ? [each.text] : [])));
  const gone = captures.filter(({ text }) => removed.has(text.sha256));
  return [...said, ...gone.map(({ at }) => ({ at, is: "removed" as const }))];
}

const compare = (a: Instant, b: Instant): number => (a < b ? -1 : a > b ? 1 : 0);

export const identityOf = ({ extractor, select, remove }: Extraction): ExtractorIdentity => ({
  extractor,
  select,
  remove,
});

/** Texts first recorded by a later run than the one that recorded a later capture. */
function lateVersions(recorded: readonly Capture[], numberOf: (capture: Capture) => number) {
  const late = new Set<number>();
  const seen = new Set<number>();
  let before = "";
  for (const run of Map.groupBy(recorded, (capture) => capture.recorded).values()) {
    for (const capture of run) {
      const number = numberOf(capture);
      if (!seen.has(number) && capture.at < before) late.add(number);
      seen.add(number);
    }
    before = run.reduce((newest, { at }) => (at > newest ? at : newest), before);
  }
  return late;
}

function readVersions(
  root: string,
  path: DocumentPath,
  recorded: Recorded,
  { pool, problems, removals, shelf }: Reading,
): Version[] {
  const versions: Version[] = [];
  for (const [text, number] of recorded.numbers) {
    const removed = removalOfText(removals, text);
    if (removed !== undefined) versions[number - 1] = withoutWords(number, text, removed);
  }
  const held = heldTexts(recorded, removals);
  const block = shelf.blockOf(root, path, held.map(named), problems);
  const passagesOf = pool.add(block);
  const places = new Map(block.heads.map(({ text }, place) => [text, place]));
  for (const { first, number, text } of held) {
    const place = places.get(text);
    if (place === undefined || first === undefined) continue;
    const head = block.heads[place]!;
    const version = versionOf(number, head, first, () => passagesOf(place), problems);
    if (version !== undefined) versions[number - 1] = version;
  }
  return versions;
}

/** What was recorded of a document. */
interface Recorded {
  readonly captures: readonly Capture[];
  /** The number of each text. */
  readonly numbers: ReadonlyMap<Sha256, number>;
}

/** Nothing of a document that has no ID yet. */
export const recordedOf = (id: DocumentFields["id"], snapshots: Snapshots): Recorded => ({
  captures: (id === "new" ? undefined : snapshots.captures.get(id)) ?? [],
  numbers: (id === "new" ? undefined : snapshots.versions.get(id)) ?? new Map<Sha256, number>(),
});

/** The texts of a document that were not removed, in order of number. */
export function heldTexts({ captures, numbers }: Recorded, removals: Removals): HeldText[] {
  const firsts = new Map<Sha256, Capture>();
  for (const capture of captures) {
    if (!firsts.has(capture.text.sha256)) firsts.set(capture.text.sha256, capture);
  }
  return [...numbers].flatMap(([text, number]) =>
    removalOfText(removals, text) === undefined ? [{ number, text, first: firsts.get(text) }] : [],
  );
}

/** A text with what it is called where it is not there. */
export const named = ({ first, number, text }: HeldText): NamedText => ({
  text,
  role: `the canonical text of ${first?.document ?? ""} version ${number}`,
});

/** A text that is there to be read. */
interface HeldText {
  readonly number: number;
  readonly text: Sha256;
  /** The first recorded capture that holds it. */
  readonly first: Capture | undefined;
}

const withoutWords = (number: number, text: Sha256, removed: RemovalLine): Version => ({
  number,
  text,
  passages: [],
  kinds: [],
  size: { passages: 0, codePoints: 0 },
  facts: { length: 0, language: undefined, errorPage: false },
  removed,
});

function versionOf(
  number: number,
  head: TextHead,
  first: Capture,
  passages: () => readonly number[],
  problems: Problem[],
): Version | undefined {
  const { outline, sha256: text } = first.text;
  if (countOutline(outline) !== head.passages) {
    const what = `the outline of the capture of ${first.at} does not fit its ${head.passages} passages`;
    problems.push(problem("snapshot/outline", { what, file: capturesPath(first.document) }));
    return undefined;
  }
  const { codePoints, errorPage, length } = head;
  return {
    number,
    text,
    // Lists that pages seldom ask for, of thousands of texts: read each time instead of kept.
    get passages() {
      return passages();
    },
    get kinds() {
      return parseOutline(outline)!;
    },
    size: { passages: head.passages, codePoints },
    facts: { length, language: head.language ?? undefined, errorPage },
    removed: undefined,
  };
}

const byText = new WeakMap<readonly Capture[], ReadonlyMap<Sha256, readonly number[]>>();

/** Indexes of a document's captures that hold a text, in order. */
export function capturesWithText({ captures }: ArchivedDocument, text: Sha256): readonly number[] {
  const known =
    byText.get(captures) ?? Map.groupBy(captures.keys(), (index) => captures[index]!.text.sha256);
  byText.set(captures, known);
  return known.get(text) ?? [];
}

/** The versions whose words can be read, in order of number. */
export const readableVersions = ({ versions }: ArchivedDocument): Version[] =>
  versions.filter((version) => version !== undefined && version.removed === undefined);

/** The timeline of a document drawn as stretches, suspect ones included. */
export function stretchesOf({ captures, timeline, versions }: ArchivedDocument): Stretch[] {
  const numbers = new Map(versions.filter(Boolean).map(({ text, number }) => [text, number]));
  const stretches: { version: number; captures: number[]; suspect: boolean }[] = [];
  captures.forEach(({ text }, index) => {
    const version = numbers.get(text.sha256)!;
    const suspect = timeline.suspicions[index] !== undefined;
    const last = stretches.at(-1);
    if (last?.version === version && last.suspect === suspect) last.captures.push(index);
    else stretches.push({ version, captures: [index], suspect });
  });
  return stretches;
}
