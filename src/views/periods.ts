/** The periods of a document: the sound captures in a row that hold one text, and the gaps between. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, daysBetween } from "#base/dates.ts";
import { type DocumentChange, changesOf, countsInWords } from "./changes.ts";
import type { Site } from "./site.ts";
import { counted } from "./words.ts";

/** One period as a row of the timeline. */
export interface PeriodRow {
  /** Counted from 1, in order of time. */
  readonly number: number;
  readonly version: number;
  readonly href: string;
  /** Its first and its last capture. */
  readonly from: Instant;
  readonly to: Instant;
  /** `12 captures, at most 31 days apart`. */
  readonly observed: string;
  /** The time before it in which nothing is known; undefined for the first period. */
  readonly gap: Gap | undefined;
  /** `434 days, 1 suspect capture`. */
  readonly before: string;
  /** What brought it; undefined for the first period. */
  readonly change: DocumentChange | undefined;
  /** `6 passages edited, 1 added`. */
  readonly changed: string | undefined;
  /** That the text stood before and came back; that it was recorded late. */
  readonly notes: readonly string[];
}

/** Nothing sound was captured between these two captures. */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
  readonly days: number;
  /** Suspect captures in between, which are no evidence. */
  readonly suspects: number;
}

const known = new WeakMap<ArchivedDocument, readonly PeriodRow[]>();

/** The periods of a document, newest first; every page of its versions asks for them. */
export function periodRows(document: ArchivedDocument, site: Site): readonly PeriodRow[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const rows = makeRows(document, site);
  known.set(document, rows);
  return rows;
}

function makeRows(document: ArchivedDocument, site: Site): PeriodRow[] {
  const changes = new Map(changesOf(document, site).map((change) => [change.period, change]));
  return document.timeline.periods
    .map((_, index) => rowOf(document, index, changes.get(index), site))
    .toReversed();
}

function rowOf(
  document: ArchivedDocument,
  index: number,
  change: DocumentChange | undefined,
  { urls }: Site,
): PeriodRow {
  const { captures, timeline } = document;
  const period = timeline.periods[index]!;
  const { version } = period;
  const times = period.captures.map((capture) => captures[capture]!.at);
  const gap = gapBefore(document, index);
  return {
    number: index + 1,
    version,
    href: urls.version(document.id!, version),
    from: times[0]!,
    to: times.at(-1)!,
    observed: observedInWords(times),
    gap,
    before: gap === undefined ? "first sound capture" : gapInWords(gap),
    change,
    changed: change && countsInWords(change.counts),
    notes: notesOn(document, index),
  };
}

function observedInWords(times: readonly Instant[]): string {
  const apart = widest(times);
  const captures = counted(times.length, "capture");
  return apart === 0 ? captures : `${captures}, at most ${counted(apart, "day")} apart`;
}

function gapInWords({ days, suspects }: Gap): string {
  const time = days === 0 ? "under a day" : counted(days, "day");
  return suspects === 0 ? time : `${time}, ${counted(suspects, "suspect capture")}`;
}

function notesOn({ recordedLate, timeline }: ArchivedDocument, index: number): string[] {
  const { version } = timeline.periods[index]!;
  const returned = timeline.periods.slice(0, index).some((other) => other.version === version);
  return [
    ...(returned ? ["the same text again"] : []),
    ...(recordedLate.has(version) ? ["recorded late"] : []),
  ];
}

/** Longest time between two captures in a row, in whole days. */
function widest(times: readonly Instant[]): number {
  const gaps = times.slice(1).map((at, index) => daysBetween(times[index]!, at));
  return Math.floor(Math.max(0, ...gaps));
}

function gapBefore({ captures, timeline }: ArchivedDocument, index: number): Gap | undefined {
  const before = timeline.periods[index - 1]?.captures.at(-1);
  if (before === undefined) return undefined;
  const after = timeline.periods[index]!.captures[0]!;
  const [from, to] = [captures[before]!.at, captures[after]!.at];
  return { from, to, days: Math.floor(daysBetween(from, to)), suspects: after - before - 1 };
}
