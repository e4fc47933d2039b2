/**
 * The changes of a document as marks of its timeline. Where they are too many to be told apart,
 * those of some days in a row are one mark.
 */
import { type Instant, showDay } from "#base/dates.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import type { ChangeCounts, DocumentChange } from "./changes.ts";
import { type Lane, percent, placeIn, yearOf } from "./time-scale.ts";
import { SEVERITY, counted } from "./words.ts";

/** One mark: a change, or several that lie close to each other. */
export interface Mark {
  /** Of the change, or of the largest of them. */
  readonly at: Instant;
  /** In pixels. */
  readonly height: number;
  /** The worst that people judged; undefined when nobody judged any. */
  readonly severity: Severity | undefined;
  readonly href: string;
  /** `14 Mar 2024: 6 passages`. */
  readonly name: string;
}

/** A mark in its lane. */
export interface PlacedMark extends Mark {
  /** As a length: `37.2%`. */
  readonly x: string;
  /** To which side of it its words are written: where there is room. */
  readonly side: "start" | "middle" | "end";
}

/** More marks than this are gathered. */
const MANY = 150;
/** So many days are gathered in one mark, the fewest that are enough. */
const STEPS = [1, 7, 14, 28];
const DAY = 86_400_000;
/** Height of the lowest bar, in pixels. */
const LOWEST = 4;

/** How many passages a change added, removed, edited or moved, together. */
export const passagesTouched = ({ added, removed, edited, moved }: ChangeCounts): number =>
  added + removed + edited + moved;

type Group = readonly DocumentChange[];

/** How many days in a row share one mark, so that the marks of so many changes can be told apart. */
export const daysPerMark = (changes: readonly DocumentChange[]): number =>
  STEPS.find((days) => gather(changes, days).length <= MANY) ?? STEPS.at(-1)!;

/** How marks are made. */
export interface Marking {
  readonly days: number;
  /** Height of the tallest bar, in pixels. */
  readonly tallest: number;
  /** Where the changes of a year are listed. */
  readonly hrefOfYear: (year: string) => string;
}

/** The changes of one kind, which are in order of time. */
export function marksOf(changes: readonly DocumentChange[], marking: Marking): Mark[] {
  const groups = gather(changes, marking.days);
  const most = Math.max(...groups.map(touchedBy));
  return groups.map((group) => ({
    ...markOf(group, marking),
    height: heightOf(touchedBy(group), most, marking.tallest),
  }));
}

/** The marks that stand in a lane. */
export const placeMarks = (marks: readonly Mark[], lane: Lane): PlacedMark[] =>
  marks.map((mark) => {
    const place = placeIn(lane, mark.at);
    return { ...mark, x: percent(place), side: sideOf(place) };
  });

function sideOf(place: number): PlacedMark["side"] {
  if (place < 300) return "start";
  return place > 700 ? "end" : "middle";
}

/** Changes captured within so many days, counted from the beginning of the year. */
function gather(changes: readonly DocumentChange[], days: number): Group[] {
  const bins = Map.groupBy(changes, ({ at }) => `${yearOf(at)} ${binOf(at, days)}`);
  return [...bins.values()];
}

const binOf = (at: Instant, days: number): number =>
  Math.floor((Date.parse(at) - Date.parse(`${yearOf(at)}-01-01`)) / DAY / days);

const touchedBy = (group: Group): number =>
  group.reduce((sum, { counts }) => sum + passagesTouched(counts), 0);

/** By the square root: a change of one passage is seen beside one of a thousand. */
const heightOf = (touched: number, most: number, tallest: number): number =>
  most === 0 ? LOWEST : Math.max(LOWEST, Math.round(tallest * Math.sqrt(touched / most)));

function markOf(group: Group, { hrefOfYear }: Marking): Omit<Mark, "height"> {
  const largest = largestOf(group);
  const severity = SEVERITIES.find((level) => group.some((change) => change.severity === level));
  return {
    at: largest.at,
    severity,
    href: group.length === 1 ? largest.href : hrefOfYear(yearOf(largest.at)),
    name: nameOf(group, severity),
  };
}

/** The change that touched the most passages; of several, the first. */
export const largestOf = (changes: Group): DocumentChange =>
  changes.reduce((a, b) => (passagesTouched(b.counts) > passagesTouched(a.counts) ? b : a));

function nameOf(group: Group, severity: Severity | undefined): string {
  const [first, last] = [showDay(group[0]!.at), showDay(group.at(-1)!.at)];
  const when = first === last ? first : `${first} to ${last}`;
  const several = group.length === 1 ? "" : `${group.length} changes, `;
  const judged = severity === undefined ? "" : `, ${SEVERITY[severity].toLowerCase()} severity`;
  return `${several}${when}: ${counted(touchedBy(group), "passage")}${judged}`;
}
