/** The periods of a document: the sound captures in a row that hold one text, and the gaps between. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, daysBetween } from "#base/dates.ts";
import { type DocumentChange, changesOf } from "./changes.ts";
import type { Site } from "./site.ts";

/** One period as a row of the timeline. */
export interface PeriodRow {
  /** Counted from 1, in order of time. */
  readonly number: number;
  readonly version: number;
  readonly href: string;
  /** Its first and its last capture. */
  readonly from: Instant;
  readonly to: Instant;
  readonly captures: number;
  /** Longest time between two captures in a row inside it, in whole days. */
  readonly widestGap: number;
  /** The time before it in which nothing is known; undefined for the first period. */
  readonly gap: Gap | undefined;
  /** What brought it; undefined for the first period. */
  readonly change: DocumentChange | undefined;
  /** The text stood before, and came back. */
  readonly returned: boolean;
  readonly recordedLate: boolean;
}

/** Nothing sound was captured between these two captures. */
export interface Gap {
  readonly from: Instant;
  readonly to: Instant;
  readonly days: number;
  /** Suspect captures in between, which are no evidence. */
  readonly suspects: number;
}

/** The periods of a document, newest first. */
export function periodRows(document: ArchivedDocument, site: Site): PeriodRow[] {
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
  const { captures, recordedLate, timeline } = document;
  const period = timeline.periods[index]!;
  const { version } = period;
  const times = period.captures.map((capture) => captures[capture]!.at);
  return {
    number: index + 1,
    version,
    href: urls.version(document.id!, version),
    from: times[0]!,
    to: times.at(-1)!,
    captures: times.length,
    widestGap: widest(times),
    gap: gapBefore(document, index),
    change,
    returned: timeline.periods.slice(0, index).some((other) => other.version === version),
    recordedLate: recordedLate.has(version),
  };
}

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
