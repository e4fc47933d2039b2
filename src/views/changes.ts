/**
 * The changes of a document and of the whole archive, newest first, each with what people said of
 * it and how much it changed.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Day, type Instant, dayOf, showDay, showInstant } from "#base/dates.ts";
import { type DocumentPath, byCodeUnit } from "#base/ids.ts";
import type { ChangeNote } from "#schema/change.ts";
import type { Severity } from "#schema/fields.ts";
import { type Likeness, type Step, compareVersions, likenessOf } from "#text/change.ts";
import type { ChangeStep } from "#text/timeline.ts";
import { type DocumentName, nameOfDocument } from "./names.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { counted } from "#base/count.ts";

/** How many passages a change added, removed, edited and moved. */
export interface ChangeCounts {
  readonly added: number;
  readonly removed: number;
  readonly edited: number;
  readonly moved: number;
}

/** The step from one period of a document to the next, as pages show it. */
export interface DocumentChange {
  readonly document: ArchivedDocument;
  readonly name: DocumentName;
  /** Index of the newer period in the document's timeline; the older one is before it. */
  readonly period: number;
  /** Version numbers. */
  readonly older: number;
  readonly newer: number;
  readonly olderHref: string;
  /** The last capture of the older text. */
  readonly before: Instant;
  /** The first capture of the newer text: the capture that brought the change. */
  readonly at: Instant;
  /** What the archive worked out, or what people said instead. */
  readonly kind: "substantive" | "technical";
  /** Whether people overruled what the archive worked out. */
  readonly overruled: boolean;
  readonly severity: Severity | undefined;
  readonly summary: string | undefined;
  readonly announced: Day | undefined;
  readonly effective: Day | undefined;
  /** The change on the page of the version that it brought. */
  readonly href: string;
  /** Counted when first asked for. */
  readonly counts: ChangeCounts;
}

const known = new WeakMap<ArchivedDocument, readonly DocumentChange[]>();

/** The changes between the sound periods of a document, newest first. */
export function changesOf(document: ArchivedDocument, site: Site): readonly DocumentChange[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const notes = notesOf(document, site);
  const count = counter(document, site);
  const changes = document.timeline.changes
    .map((step) => describe(document, step, notes, count, site))
    .toReversed();
  known.set(document, changes);
  return changes;
}

/** What people wrote of a document's changes, by the capture that brought them. */
function notesOf({ id }: ArchivedDocument, { archive }: Site): ReadonlyMap<Instant, ChangeNote> {
  const notes = id === undefined ? [] : (archive.content.changes.get(id)?.value.changes ?? []);
  return new Map(notes.map((note) => [note.capture, note]));
}

type Count = (older: number, newer: number) => ChangeCounts;

function describe(
  document: ArchivedDocument,
  step: ChangeStep,
  notes: ReadonlyMap<Instant, ChangeNote>,
  count: Count,
  site: Site,
): DocumentChange {
  const { captures, timeline } = document;
  const [from, to] = [timeline.periods[step.from]!, timeline.periods[step.to]!];
  const { at } = captures[to.captures[0]!]!;
  const note = notes.get(at);
  return {
    document,
    name: nameOfDocument(document, site),
    period: step.to,
    older: from.version,
    newer: to.version,
    olderHref: site.urls.version(document.id!, from.version),
    before: captures[from.captures.at(-1)!]!.at,
    at,
    kind: note?.kind ?? step.kind,
    overruled: note?.kind !== undefined && note.kind !== step.kind,
    severity: note?.severity,
    summary: note?.summary,
    announced: note?.announced,
    effective: note?.effective,
    href: site.urls.change(document.id!, to.version, at),
    get counts() {
      return count(from.version, to.version);
    },
  };
}

/** Counts by `<older> <newer>`: of a pair of versions once, since texts that alternate repeat it. */
export type CountsByPair = Map<string, ChangeCounts>;

const pairCounts = oncePerSite(() => new Map<DocumentPath, CountsByPair>());

/** What was counted of the changes of a document so far. */
export function countsOf(document: ArchivedDocument, site: Site): CountsByPair {
  const byDocument = pairCounts(site);
  const counts = byDocument.get(document.path) ?? new Map<string, ChangeCounts>();
  byDocument.set(document.path, counts);
  return counts;
}

function counter(document: ArchivedDocument, site: Site): Count {
  const byPair = countsOf(document, site);
  return (older, newer) => {
    const pair = `${older} ${newer}`;
    const counts = byPair.get(pair) ?? countSteps(stepsBetween(document, older, newer, site));
    byPair.set(pair, counts);
    return counts;
  };
}

interface Compared {
  readonly document: ArchivedDocument;
  readonly steps: Map<string, readonly Step[]>;
  readonly likeness: Likeness;
}
const latest = oncePerSite((): { compared: Compared | undefined } => ({ compared: undefined }));

/** How one version of a document became another; kept while pages of the document are made. */
export function stepsBetween(
  document: ArchivedDocument,
  older: number,
  newer: number,
  site: Site,
): readonly Step[] {
  const held = latest(site);
  if (held.compared?.document !== document) {
    const likeness = likenessOf(site.archive.pool.textOf);
    held.compared = { document, steps: new Map(), likeness };
  }
  const { likeness, steps } = held.compared;
  const pair = `${older} ${newer}`;
  const before = steps.get(pair);
  if (before !== undefined) return before;
  const [from, to] = [document.versions[older - 1]!, document.versions[newer - 1]!];
  const made = compareVersions(from.passages, to.passages, likeness);
  steps.set(pair, made);
  return made;
}

function countSteps(steps: readonly Step[]): ChangeCounts {
  const counts = { added: 0, removed: 0, edited: 0, moved: 0 };
  for (const { op } of steps) {
    if (op === "add") counts.added++;
    else if (op === "remove") counts.removed++;
    else if (op === "edit") counts.edited++;
    else if (op === "moveIn") counts.moved++;
  }
  return counts;
}

const everything = new WeakMap<Site, readonly DocumentChange[]>();

/** The changes of all documents, newest first. */
export function allChanges(site: Site): readonly DocumentChange[] {
  const before = everything.get(site);
  if (before !== undefined) return before;
  const changes = [...site.archive.documents.values()]
    .flatMap((document) => changesOf(document, site))
    .toSorted((a, b) => byCodeUnit(b.at, a.at) || byCodeUnit(a.document.path, b.document.path));
  everything.set(site, changes);
  return changes;
}

/** `2 passages added, 1 removed, 1 moved`. */
export function countsInWords({ added, removed, edited, moved }: ChangeCounts): string {
  const parts = Object.entries({ added, removed, edited, moved }).filter(([, count]) => count > 0);
  if (parts.length === 0) return "no passage added, removed, edited or moved";
  return parts
    .map(([what, count], index) => `${index === 0 ? counted(count, "passage") : count} ${what}`)
    .join(", ");
}

/** The newest change of substance, where there was one. */
export const lastSubstantive = (changes: readonly DocumentChange[]): DocumentChange | undefined =>
  changes.find(({ kind }) => kind === "substantive");

/** When the capture that brought a change entered the archive. */
export function recordedOf({ document, period }: DocumentChange): Instant {
  const first = document.timeline.periods[period]!.captures[0]!;
  return document.captures[first]!.recorded;
}

/** When a change was announced and from when it applies, as far as people recorded it. */
export const datesInWords = ({ announced, effective }: DocumentChange): string[] => [
  ...(announced === undefined ? [] : [`Announced on ${showDay(announced)}.`]),
  ...(effective === undefined
    ? []
    : [`To apply from ${showDay(effective)}, according to the company.`]),
];

/** Between which two captures a change lies; to the second where both are of one day. */
export function betweenInWords({ at, before, newer, older }: DocumentChange): string {
  const show = dayOf(at) === dayOf(before) ? showInstant : showDay;
  return `Version ${older} was last captured on ${show(before)}, version ${newer} first on ${show(at)}; the change lies between the two.`;
}

/** From which version to which, where the day of the newer one stands beside it. */
export function versionsInWords({ at, before, newer, older }: DocumentChange): string {
  const show = dayOf(at) === dayOf(before) ? showInstant : showDay;
  return `Version ${older} (last captured ${show(before)}) became version ${newer}.`;
}

/** When the archive last recorded something; only an archive that did may be asked. */
export const lastRecorded = oncePerSite(({ archive }) =>
  archive.ledger
    .map(({ recorded }) => recorded)
    .toSorted(byCodeUnit)
    .at(-1)!,
);
