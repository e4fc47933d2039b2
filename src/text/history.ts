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

/** A slot that is being filled; the places stand in a chain, so that one is put in without moving the others. */
interface Place {
  readonly passage: number;
  readonly spans: { readonly first: number; last: number }[];
  next: Place | undefined;
}

/** Before the first place. */
const START = -1;

/**
 * The history of a sequence of periods, each the version that stood in it. A passage that comes
 * back where it stood keeps its place; one that moves gets a second place. The cost of a period
 * follows its length and what changed, however much stood before.
 */
export function historyOf(periods: readonly (readonly number[])[]): Slot[] {
  const start: Place = { passage: START, spans: [], next: undefined };
  let standing: readonly Place[] = [];
  periods.forEach((version, period) => {
    standing = withPeriod(start, standing, version, period);
  });
  return placesBetween(start, undefined).map(({ passage, spans }) => ({ passage, spans }));
}

/** Writes a period into the chain that begins after `start`. Returns the places that stand in it. */
function withPeriod(
  start: Place,
  standing: readonly Place[],
  version: readonly number[],
  period: number,
): Place[] {
  const matches = matchSequences(
    standing.map(({ passage }) => passage),
    version,
  );
  const now: Place[] = [];
  let [before, read] = [start, 0];
  for (const [kept, to] of [...matches, [standing.length, version.length] as const]) {
    const end = standing[kept];
    if (to > read) now.push(...withArrived(before, end, version.slice(read, to), period));
    if (end !== undefined) {
      now.push(stand(end, period));
      before = end;
    }
    read = to + 1;
  }
  return now;
}

/** Puts the passages that arrived between two that stayed among the places that lie there. */
function withArrived(
  before: Place,
  end: Place | undefined,
  arrived: readonly number[],
  period: number,
): Place[] {
  const between = placesBetween(before, end);
  const matches = matchSequences(
    between.map(({ passage }) => passage),
    arrived,
  );
  const now: Place[] = [];
  let read = 0;
  for (const [returned, to] of [...matches, [between.length, arrived.length] as const]) {
    let last = between[returned - 1] ?? before;
    for (const passage of arrived.slice(read, to)) {
      last.next = { passage, spans: [{ first: period, last: period }], next: last.next };
      last = last.next;
      now.push(last);
    }
    const place = between[returned];
    if (place !== undefined) now.push(stand(place, period));
    read = to + 1;
  }
  return now;
}

function placesBetween(before: Place, end: Place | undefined): Place[] {
  const places: Place[] = [];
  for (let place = before.next; place !== undefined && place !== end; place = place.next) {
    places.push(place);
  }
  return places;
}

/** Says that a place stands in a period. */
function stand(place: Place, period: number): Place {
  const last = place.spans.at(-1)!;
  if (last.last === period - 1) last.last = period;
  else place.spans.push({ first: period, last: period });
  return place;
}

/** The version that stood in a period, read back from the history. */
export const versionAt = (history: readonly Slot[], period: number): number[] =>
  history.flatMap(({ passage, spans }) =>
    spans.some(({ first, last }) => first <= period && period <= last) ? [passage] : [],
  );
