/**
 * The timeline of a document as a drawing: one lane where its captures are few, else a lane for
 * each year. In it stand every capture, and every change at the capture that first showed it. What
 * is blank is not known.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Instant } from "#base/dates.ts";
import type { Period } from "#text/timeline.ts";
import { type DocumentChange, changesOf } from "./changes.ts";
import { isFolded } from "./folds.ts";
import type { Site } from "./site.ts";
import {
  type Lane,
  type Tick,
  isIn,
  laneName,
  oneLane,
  partIn,
  percent,
  placeIn,
  ticksOf,
  yearLanes,
} from "./time-scale.ts";
import { type Mark, type PlacedMark, daysPerMark, marksOf, placeMarks } from "./timeline-marks.ts";
import { capturesInWords, laneInWords, timelineCaption } from "./timeline-words.ts";

export interface TimelineDrawing {
  /** What one sees, in sentences. */
  readonly caption: readonly string[];
  /** The names along every lane. */
  readonly ticks: readonly Tick[];
  /** Oldest first: a timeline reads like a text. */
  readonly lanes: readonly TimelineLane[];
  /** Height of the tallest bar, in pixels. */
  readonly tallest: number;
  /** So many days in a row share one bar. */
  readonly days: number;
  /** Which kinds of marks occur. */
  readonly has: {
    readonly changes: boolean;
    readonly technical: boolean;
    readonly suspect: boolean;
    readonly severity: boolean;
  };
  /** Changes that the keyboard stops at. */
  readonly stops: number;
}

export interface TimelineLane {
  /** `2024`; `2021–2023` for a lane of several years, and for years in a row without a capture. */
  readonly name: string;
  /** `88 captures, 12 changes`. */
  readonly summary: string;
  /** Undefined where there was no capture. */
  readonly marks: LaneMarks | undefined;
}

/** What stands in a lane; lengths are shares of it, as `37.2%`. */
export interface LaneMarks {
  /** From the first capture of all to the last of all, as far as the lane goes. */
  readonly tracked: { readonly x: string; readonly width: string };
  readonly runs: readonly CaptureRun[];
  /** Outline, in thousandths, of the times in which the changes happened. */
  readonly unknown: string;
  /** Where suspect captures stand. */
  readonly suspects: readonly string[];
  readonly substantive: readonly PlacedMark[];
  readonly technical: readonly PlacedMark[];
}

/** Captures of one period in one lane. */
export interface CaptureRun {
  readonly href: string;
  /** `Version 7: 12 captures from 3 Jan 2024 to 14 Mar 2024`. */
  readonly name: string;
  /** Outline, in thousandths of the lane, of an upright line for each capture. */
  readonly path: string;
  /** What can be pressed, in thousandths: from its first capture to its last, and a little more. */
  readonly from: number;
  readonly width: number;
}

/** So many captures have room in one lane, however many years it has. */
const FEW = 24;
const TALLEST = { alone: 44, among: 28 };

/** Undefined when nothing was captured. */
export function timelineDrawing(
  document: ArchivedDocument,
  site: Site,
): TimelineDrawing | undefined {
  const times = document.captures.map(({ at }) => at);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const lanes = times.length > FEW ? yearLanes(first, last) : [oneLane(first, last)];
  const tallest = lanes.length === 1 ? TALLEST.alone : TALLEST.among;
  const drawn = drawnOf(document, tallest, site);
  return {
    caption: timelineCaption(document, drawn.changes),
    ticks: ticksOf(lanes[0]!),
    lanes: gatherEmpty(lanes.map((lane) => laneOf(lane, drawn, document, site))),
    tallest,
    days: drawn.days,
    has: {
      changes: drawn.substantive.length > 0,
      technical: drawn.technical.length > 0,
      suspect: drawn.suspects.length > 0,
      severity: drawn.changes.some(({ severity }) => severity !== undefined),
    },
    stops: drawn.substantive.length,
  };
}

/** Everything that is drawn, in order of time. */
interface Drawn {
  readonly captures: readonly Instant[];
  readonly suspects: readonly Instant[];
  readonly changes: readonly DocumentChange[];
  readonly days: number;
  readonly substantive: readonly Mark[];
  readonly technical: readonly Mark[];
}

function drawnOf(document: ArchivedDocument, tallest: number, site: Site): Drawn {
  const captures = document.captures.map(({ at }) => at);
  const changes = changesOf(document, site).toReversed();
  const days = daysPerMark(changes);
  const folded = isFolded(document.timeline.periods.length);
  const hrefOfYear = (year: string) => (folded ? `#periods-${year}` : "#periods");
  const marking = { days, tallest, hrefOfYear };
  const marks = (wanted: DocumentChange["kind"]) =>
    marksOf(
      changes.filter(({ kind }) => kind === wanted),
      marking,
    );
  return {
    captures,
    suspects: captures.filter((_, index) => document.timeline.suspicions[index] !== undefined),
    changes,
    days,
    substantive: marks("substantive"),
    technical: marks("technical"),
  };
}

function laneOf(lane: Lane, drawn: Drawn, document: ArchivedDocument, site: Site): TimelineLane {
  const within = <T extends { readonly at: Instant }>(all: readonly T[]): T[] =>
    all.filter(({ at }) => isIn(lane, at));
  const name = laneName(lane);
  const captures = drawn.captures.filter((at) => isIn(lane, at));
  if (captures.length === 0) return { name, summary: "no capture", marks: undefined };
  const suspects = drawn.suspects.filter((at) => isIn(lane, at));
  return {
    name,
    summary: laneInWords(captures.length, suspects.length, within(drawn.changes)),
    marks: {
      tracked: trackedIn(lane, drawn.captures),
      runs: runsIn(lane, document, site),
      unknown: unknownIn(lane, drawn.changes),
      suspects: placesIn(lane, suspects).map(percent),
      substantive: placeMarks(within(drawn.substantive), lane),
      technical: placeMarks(within(drawn.technical), lane),
    },
  };
}

/** Each place once, however many captures stand at it. */
const placesIn = (lane: Lane, times: readonly Instant[]): number[] => [
  ...new Set(times.map((at) => placeIn(lane, at))),
];

function trackedIn(lane: Lane, captures: readonly Instant[]): LaneMarks["tracked"] {
  const { from, to } = partIn(lane, captures[0]!, captures.at(-1)!)!;
  return { x: percent(from), width: percent(to - from) };
}

/** From the last capture before each change to the one that showed it; lines that meet are one. */
function unknownIn(lane: Lane, changes: readonly DocumentChange[]): string {
  const lines: { from: number; to: number }[] = [];
  for (const { before, at } of changes) {
    const part = partIn(lane, before, at);
    const last = lines.at(-1);
    if (part === undefined) continue;
    if (last !== undefined && part.from <= last.to) last.to = part.to;
    else lines.push(part);
  }
  return lines.map(({ from, to }) => `M${from} 0H${to}`).join("");
}

/** A single capture can be pressed beside its line too. */
const EDGE = 3;
/** More periods than this are not linked one by one. */
const MANY = 200;

/** The sound captures that stand in a lane, by period. */
function runsIn(lane: Lane, { captures, id, timeline }: ArchivedDocument, { urls }: Site) {
  const timesOf = ({ captures: held }: Period) =>
    held.map((index) => captures[index]!.at).filter((at) => isIn(lane, at));
  if (timeline.periods.length > MANY) {
    return runOf(lane, timeline.periods.flatMap(timesOf), "#captures", "Sound");
  }
  return timeline.periods.flatMap((period) =>
    runOf(lane, timesOf(period), urls.version(id!, period.version), `Version ${period.version}`),
  );
}

/** None where no capture stands in the lane. */
function runOf(lane: Lane, times: readonly Instant[], href: string, name: string): CaptureRun[] {
  const places = placesIn(lane, times);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    {
      href,
      name: `${name}: ${capturesInWords(times)}`,
      path: places.map((place) => `M${place} 0V1`).join(""),
      from: first - EDGE,
      width: last - first + 2 * EDGE,
    },
  ];
}

/** Years in a row without a capture become one lane. */
function gatherEmpty(lanes: readonly TimelineLane[]): TimelineLane[] {
  const gathered: TimelineLane[] = [];
  for (const lane of lanes) {
    const last = gathered.at(-1);
    if (last === undefined || last.marks !== undefined || lane.marks !== undefined) {
      gathered.push(lane);
    } else {
      const first = last.name.split("–")[0]!;
      gathered[gathered.length - 1] = { ...last, name: `${first}–${lane.name}` };
    }
  }
  return gathered;
}
