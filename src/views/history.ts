/**
 * The history of a document: every passage its sound captures ever held, in reading order, each
 * with the captures between which it stood.
 */
import { sha256 } from "#base/hash.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Archive } from "#archive/open.ts";
import { type Instant, dayOf } from "#base/dates.ts";
import type { DocumentPath } from "#base/ids.ts";
import { type Slot, type Span, historyOf } from "#text/history.ts";
import type { PassageKind } from "#text/passage.ts";
import { type CaptureRow, captureRows, suspectRows } from "./captures.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsUnderDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { type PeriodRow, periodRows } from "./periods.ts";
import type { Site } from "./site.ts";
import { type TextBlock, textBlocks } from "./text-blocks.ts";

/** Captures in a row that held a passage. Between two of them nothing is known. */
export interface HistorySpan {
  /** Its first and last period, counted from 0. */
  readonly periods: Span;
  /** The first capture that held it. */
  readonly from: Instant;
  /** The last capture that held it. */
  readonly to: Instant;
  /** The first capture without it; undefined while it stands in the latest sound capture. */
  readonly until?: Instant;
  /** How it came: with the first capture, or by a change. */
  readonly came: "first" | "substantive" | "technical";
  /** What kind of change took it away; undefined while it stands. */
  readonly went?: "substantive" | "technical";
}

/** One place in the reading order of everything a document ever held. */
export interface HistoryEntry {
  /** Its anchor on the history page: `h3f1c09ab77`. */
  readonly id: string;
  readonly text: string;
  readonly kind: PassageKind;
  readonly spans: readonly HistorySpan[];
}

/** Every passage that a sound capture of the document held. Suspect captures count for nothing. */
export function historyEntries(document: ArchivedDocument, archive: Archive): HistoryEntry[] {
  const versions = document.timeline.periods.map(({ version }) => document.versions[version - 1]!);
  const slots = historyOf(versions.map(({ passages }) => passages));
  const kinds = kindsOf(
    slots,
    versions.map((version) => version.kinds),
  );
  const changeKinds = kindsOfChanges(document, archive);
  const idOf = anchors();
  return slots.map(({ passage, spans }, index) => ({
    id: idOf(archive.pool.textOf(passage)),
    text: archive.pool.textOf(passage),
    kind: kinds[index]!,
    spans: spans.map((span) => datedSpan(span, document, changeKinds)),
  }));
}

/**
 * Gives each place an anchor made of its words, so that it stays when captures are added: `h` and
 * ten digits of the passage's SHA-256, and a number where the same words have several places.
 */
function anchors(): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const anchor = `h${sha256(text).slice(0, 10)}`;
    const count = (counts.get(anchor) ?? 0) + 1;
    counts.set(anchor, count);
    return count === 1 ? anchor : `${anchor}-${count}`;
  };
}

/** What each slot's passage is in the last version that holds it there. */
function kindsOf(
  slots: readonly Slot[],
  versions: readonly (readonly PassageKind[])[],
): PassageKind[] {
  const read = versions.map(() => 0);
  return slots.map(({ spans }) => {
    let kind: PassageKind = "p";
    for (const { first, last } of spans) {
      for (let period = first; period <= last; period++) kind = versions[period]![read[period]!++]!;
    }
    return kind;
  });
}

type ChangeKind = "substantive" | "technical";

/** The kind of the change before each period, as people overruled it; undefined for the first. */
function kindsOfChanges(
  { id, captures, timeline }: ArchivedDocument,
  { content }: Archive,
): (ChangeKind | undefined)[] {
  const notes = (id === undefined ? undefined : content.changes.get(id))?.value.changes ?? [];
  const said = new Map(notes.map(({ capture, kind }) => [capture, kind]));
  const kinds: (ChangeKind | undefined)[] = timeline.periods.map(() => undefined);
  for (const { to, kind } of timeline.changes) {
    const brought = captures[timeline.periods[to]!.captures[0]!]!;
    kinds[to] = said.get(brought.at) ?? kind;
  }
  return kinds;
}

function datedSpan(
  span: Span,
  { captures, timeline: { periods } }: ArchivedDocument,
  changeKinds: readonly (ChangeKind | undefined)[],
): HistorySpan {
  const { first, last } = span;
  const next = periods[last + 1];
  return {
    periods: span,
    from: captures[periods[first]!.captures[0]!]!.at,
    to: captures[periods[last]!.captures.at(-1)!]!.at,
    came: changeKinds[first] ?? "first",
    ...(next && {
      until: captures[next.captures[0]!]!.at,
      went: changeKinds[last + 1] ?? "substantive",
    }),
  };
}

/** A passage on the history page. */
export interface HistoryItem {
  readonly id: string;
  readonly text: string;
}

/** Passages in a row that stood in the same captures. */
export interface HistoryGroup {
  /** Ranges of periods, counted from 0: `0-12,40`; undefined where they stood in all of them. */
  readonly periods: string | undefined;
  /** They stand in the latest sound capture. */
  readonly standing: boolean;
  readonly spans: readonly HistorySpan[];
  readonly blocks: readonly TextBlock<HistoryItem>[];
}

export interface HistoryPage {
  readonly name: DocumentName;
  readonly title: string;
  readonly description: string;
  readonly crumbs: readonly Crumb[];
  readonly compareHref: string;
  readonly groups: readonly HistoryGroup[];
  readonly passages: number;
  readonly standing: number;
  /** Newest first. */
  readonly years: readonly HistoryYear[];
  /** Every sound capture, in order, by period. */
  readonly captures: readonly (readonly Instant[])[];
  /** Left out, newest first. */
  readonly suspects: readonly CaptureRow[];
}

/** The periods that began in a year, newest first. */
export interface HistoryYear {
  readonly year: string;
  readonly periods: readonly PeriodRow[];
}

export function historyPage(path: DocumentPath, site: Site): HistoryPage {
  const document = site.archive.documents.get(path)!;
  const { captures, timeline } = document;
  const name = nameOfDocument(document, site);
  const entries = historyEntries(document, site.archive);
  const byYear = Map.groupBy(periodRows(document, site), ({ from }) => dayOf(from).slice(0, 4));
  return {
    name,
    title: `History of ${titleWithPlatform(name)}`,
    description: `Every passage that a sound capture of ${titleWithPlatform(name)} held, and when.`,
    crumbs: crumbsUnderDocument(document, site),
    compareHref: site.urls.compare(path),
    groups: groupsOf(entries, timeline.periods.length),
    passages: entries.length,
    standing: entries.filter(isStanding).length,
    years: [...byYear].map(([year, periods]) => ({ year, periods })),
    captures: timeline.periods.map((period) => period.captures.map((index) => captures[index]!.at)),
    suspects: suspectRows(captureRows(document, site)).toReversed(),
  };
}

const isStanding = ({ spans }: HistoryEntry): boolean => spans.at(-1)!.until === undefined;

function groupsOf(entries: readonly HistoryEntry[], periods: number): HistoryGroup[] {
  const stood = entries.map(({ spans }) => printPeriods(spans));
  const isBreak = (index: number) => stood[index] !== stood[index - 1];
  const always = periods === 1 ? "0" : `0-${periods - 1}`;
  const blocks = textBlocks(
    entries.map(({ kind }) => kind),
    (index): HistoryItem => ({ id: entries[index]!.id, text: entries[index]!.text }),
    isBreak,
  );
  const groups: (HistoryGroup & { readonly blocks: TextBlock<HistoryItem>[] })[] = [];
  let index = 0;
  for (const block of blocks) {
    if (index === 0 || isBreak(index)) {
      const entry = entries[index]!;
      groups.push({
        periods: stood[index] === always ? undefined : stood[index],
        standing: isStanding(entry),
        spans: entry.spans,
        blocks: [],
      });
    }
    groups.at(-1)!.blocks.push(block);
    index += block.items.length;
  }
  return groups;
}

/** `0-12,40`: the ranges of periods in which a passage stood. */
const printPeriods = (spans: readonly HistorySpan[]): string =>
  spans
    .map(({ periods: { first, last } }) => (first === last ? String(first) : `${first}-${last}`))
    .join(",");
