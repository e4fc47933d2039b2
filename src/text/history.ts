/**
 * The history of a document: every passage it ever held, in one reading order, each with the
 * periods in which it stood. From it every version can be read back exactly.
 */
import { matchSequences } from "./matching.ts";

/** Periods `first` to `last`, both included, counted from 0. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** A place in the reading order: one passage, and when it stood there. */
export interface Slot {
  readonly passage: number;
  readonly spans: readonly Span[];
}

interface Place {
  readonly passage: number;
  readonly periods: number[];
}

/**
 * The history of a sequence of periods, each the version that stood in it. A passage that comes
 * back where it stood keeps its place; one that moves gets a second place.
 */
export function historyOf(periods: readonly (readonly number[])[]): Slot[] {
  let order: Place[] = [];
  periods.forEach((version, period) => {
    order = withPeriod(order, version, period);
  });
  return order.map(({ passage, periods: stood }) => ({ passage, spans: spansOf(stood) }));
}

function withPeriod(order: readonly Place[], version: readonly number[], period: number): Place[] {
  const standing = order.flatMap((place, index) =>
    place.periods.at(-1) === period - 1 ? [index] : [],
  );
  const matches = matchSequences(
    standing.map((index) => order[index]!.passage),
    version,
  );
  const next: Place[] = [];
  let [at, read] = [0, 0];
  for (const [kept, to] of [...matches, [standing.length, version.length] as const]) {
    const until = kept < standing.length ? standing[kept]! : order.length;
    next.push(...merge(order.slice(at, until), version.slice(read, to), period));
    if (kept < standing.length) {
      order[until]!.periods.push(period);
      next.push(order[until]!);
    }
    [at, read] = [until + 1, to + 1];
  }
  return next;
}

/** Puts the passages that arrived between two that stayed among the places that lie there. */
function merge(places: readonly Place[], arrived: readonly number[], period: number): Place[] {
  if (arrived.length === 0) return [...places];
  const next: Place[] = [];
  let [at, read] = [0, 0];
  const matches = matchSequences(
    places.map(({ passage }) => passage),
    arrived,
  );
  for (const [returned, to] of [...matches, [places.length, arrived.length] as const]) {
    next.push(...places.slice(at, returned));
    for (const passage of arrived.slice(read, to)) next.push({ passage, periods: [period] });
    if (returned < places.length) {
      places[returned]!.periods.push(period);
      next.push(places[returned]!);
    }
    [at, read] = [returned + 1, to + 1];
  }
  return next;
}

function spansOf(periods: readonly number[]): Span[] {
  const spans: { first: number; last: number }[] = [];
  for (const period of periods) {
    const last = spans.at(-1);
    if (last !== undefined && last.last === period - 1) last.last = period;
    else spans.push({ first: period, last: period });
  }
  return spans;
}

/** The version that stood in a period, read back from the history. */
export const versionAt = (history: readonly Slot[], period: number): number[] =>
  history.flatMap(({ passage, spans }) =>
    spans.some(({ first, last }) => first <= period && period <= last) ? [passage] : [],
  );
