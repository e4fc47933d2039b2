/** Lanes of a drawing that time runs along, and where an instant lies in them. */
import type { Instant } from "#base/dates.ts";

/** A place in a lane: thousandths of it, from 0 at its beginning to 1000 at its end. */
export type Place = number;

/** Whole calendar years in a row: from the beginning of one to before the beginning of another. */
export interface Lane {
  readonly from: number;
  readonly before: number;
}

/** A name on the axis, and where it stands. */
export interface Tick {
  readonly name: string;
  readonly at: Place;
}

export const yearOf = (at: Instant): string => at.slice(0, 4);

const beginning = (year: number): number => Date.parse(`${String(year).padStart(4, "0")}-01-01`);

/** A lane for each year from that of one instant to that of a later one. */
export function yearLanes(first: Instant, last: Instant): Lane[] {
  const from = Number(yearOf(first));
  return Array.from({ length: Number(yearOf(last)) - from + 1 }, (_, index) => ({
    from: from + index,
    before: from + index + 1,
  }));
}

/** One lane for all these years. */
export const oneLane = (first: Instant, last: Instant): Lane => ({
  from: Number(yearOf(first)),
  before: Number(yearOf(last)) + 1,
});

/** `2024`, or `2021–2026`. */
export const laneName = ({ from, before }: Lane): string =>
  before - from === 1 ? String(from) : `${from}–${before - 1}`;

export const isIn = ({ from, before }: Lane, at: Instant): boolean => {
  const year = Number(yearOf(at));
  return from <= year && year < before;
};

/** Where an instant lies; before the lane it is its beginning, after it its end. */
export function placeIn({ from, before }: Lane, at: Instant): Place {
  const [start, end] = [beginning(from), beginning(before)];
  const share = (Date.parse(at) - start) / (end - start);
  return Math.floor(Math.min(1, Math.max(0, share)) * 1000);
}

/** The part of a span of time that lies in a lane; undefined where none does. */
export function partIn(lane: Lane, from: Instant, to: Instant) {
  const outside = Number(yearOf(to)) < lane.from || Number(yearOf(from)) >= lane.before;
  return outside ? undefined : { from: placeIn(lane, from), to: placeIn(lane, to) };
}

/** Quarters of one year; a day more or less makes no difference here. */
const QUARTERS: readonly Tick[] = [
  { name: "Jan", at: 0 },
  { name: "Apr", at: 247 },
  { name: "Jul", at: 496 },
  { name: "Oct", at: 748 },
];
/** So many names of years fit beside each other. */
const NAMES = 7;

/** The names along a lane: the quarters of a year, or years. */
export function ticksOf({ from, before }: Lane): Tick[] {
  const years = before - from;
  if (years === 1) return [...QUARTERS];
  const step = Math.ceil(years / NAMES);
  return Array.from({ length: Math.ceil(years / step) }, (_, index) => ({
    name: String(from + index * step),
    at: Math.floor(((index * step) / years) * 1000),
  }));
}

/** A place as a length in a drawing: `37.2%`. */
export const percent = (place: Place): string => `${place / 10}%`;
