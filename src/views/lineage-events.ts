/**
 * What became of a provision in the sound captures of its document: found, reworded, moved, gone.
 * A step that only another extraction brought is left out, since it tells nothing of the platform.
 */
import type { ArchivedDocument, Stretch } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type Instant, showDay } from "#base/dates.ts";
import type { Finding } from "#text/lineage.ts";
import { quotationParts } from "#text/quotation.ts";
import { changesOf } from "./changes.ts";
import type { Site } from "./site.ts";

type EventName =
  | "Found"
  | "First found"
  | "Found again"
  | "Found more than once"
  | "Not found"
  | "Reworded"
  | "Moved";

export interface LineageEvent {
  readonly name: EventName;
  readonly sentence: string;
  /** The capture that showed it first, and when that entered the archive. */
  readonly at: Instant;
  readonly recorded: Instant;
  readonly version: number;
  /** Where the words stand, counted from 0; undefined where they stand nowhere. */
  readonly passage: number | undefined;
  /** The passages of the wording that stands there. */
  readonly wording: readonly string[] | undefined;
}

/** A sound stretch with what was found in it. */
export interface Step {
  readonly stretch: Stretch;
  readonly finding: Finding;
  readonly at: Instant;
  /** The last capture of the stretch. */
  readonly until: Instant;
}

/** A step that brought something new. */
export interface EventStep {
  readonly step: Step;
  /** Every sound one, oldest first. */
  readonly steps: readonly Step[];
  /** Where this one stands among them. */
  readonly index: number;
  readonly event: LineageEvent;
}

/** The events of a provision, oldest first. */
export const lineageEvents = (...of: Parameters<typeof eventSteps>): LineageEvent[] =>
  eventSteps(...of).map(({ event }) => event);

/** The same, each with the steps around it. */
export function eventSteps(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): EventStep[] {
  const technical = technicalCaptures(document, site);
  const steps = soundSteps(provision, document);
  return steps.flatMap((step, index) => {
    if (technical.has(step.stretch.captures[0]!)) return [];
    const told = tell(step, steps.slice(0, index));
    if (told === undefined) return [];
    return [{ step, steps, index, event: eventOf(step, told, provision, document) }];
  });
}

/** The captures that brought a technical change, by their indexes. */
function technicalCaptures(document: ArchivedDocument, site: Site): ReadonlySet<number> {
  const changes = changesOf(document, site).filter(({ kind }) => kind === "technical");
  return new Set(changes.map(({ period }) => document.timeline.periods[period]!.captures[0]!));
}

export const soundSteps = (
  { lineage, stretches }: ArchivedProvision,
  { captures }: ArchivedDocument,
): Step[] =>
  stretches.flatMap((stretch, stop) => {
    if (stretch.suspect) return [];
    const [first, last] = [stretch.captures[0]!, stretch.captures.at(-1)!];
    const finding = lineage.findings[stop]!;
    return [{ stretch, finding, at: captures[first]!.at, until: captures[last]!.at }];
  });

type Told = Pick<LineageEvent, "name" | "sentence">;

/** What is new in a step after those before it; undefined where nothing is. */
function tell(step: Step, earlier: readonly Step[]): Told | undefined {
  const here = textOf(step);
  const before = earlier.at(-1);
  if (standsOnce(step)) return tellFound(step, earlier, here);
  if (step.finding.state === before?.finding.state) return undefined;
  const last = lastFound(earlier);
  if (step.finding.state === "ambiguous") {
    const sentence = `The words stand more than once in ${here}, so no single place is meant.${last}`;
    return { name: "Found more than once", sentence };
  }
  if (before === undefined) return undefined;
  return { name: "Not found", sentence: `None of the recorded wordings stands in ${here}.${last}` };
}

/** A recorded wording stands at one place. */
const standsOnce = ({ finding }: Step): boolean => finding.places.length === 1;

function lastFound(earlier: readonly Step[]): string {
  const found = earlier.findLast(standsOnce);
  return found === undefined
    ? ""
    : ` A recorded wording was last found exactly once in the capture of ${dated(found)}.`;
}

function tellFound(step: Step, earlier: readonly Step[], here: string): Told | undefined {
  const before = earlier.at(-1);
  if (before === undefined) {
    const sentence = `The words stand in ${here}, the oldest sound capture of the document.`;
    return { name: "Found", sentence };
  }
  if (!standsOnce(before)) return tellFoundAfter(before, earlier.some(standsOnce), here);
  if (step.finding.wording !== before.finding.wording) {
    const sentence = `Another recorded wording stands in ${here}. The wording before it was last found in the capture of ${dated(before)}.`;
    return { name: "Reworded", sentence };
  }
  if (step.finding.state !== "moved") return undefined;
  const sentence = `The same words stand in ${here} under another heading than in the capture of ${dated(before)}.`;
  return { name: "Moved", sentence };
}

/** Found once, after a capture in which it was not. */
function tellFoundAfter(before: Step, again: boolean, here: string): Told {
  const then =
    before.finding.state === "absent"
      ? `none of the recorded wordings stood in the capture of ${dated(before)}`
      : `they stood more than once in the capture of ${dated(before)}`;
  return {
    name: again ? "Found again" : "First found",
    sentence: `The words stand in ${here}; ${then}.`,
  };
}

/** `the text captured on 10 Dec 2024 (version 3)` */
export const textOf = ({ at, stretch }: Step): string =>
  `the text captured on ${showDay(at)} (version ${stretch.version})`;

/** `20 May 2025 (version 5)`, of its last capture. */
export const dated = ({ stretch, until }: Step): string =>
  `${showDay(until)} (version ${stretch.version})`;

function eventOf(
  { at, finding, stretch }: Step,
  told: Told,
  { value }: ArchivedProvision,
  { captures }: ArchivedDocument,
): LineageEvent {
  const wording = finding.wording === undefined ? undefined : value.quotes[finding.wording];
  return {
    ...told,
    at,
    recorded: captures[stretch.captures[0]!]!.recorded,
    version: stretch.version,
    passage: finding.places[0]?.first,
    wording: wording && quotationParts(wording.text),
  };
}
