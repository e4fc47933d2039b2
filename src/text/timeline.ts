/**
 * The timeline of a document: its captures in order of time, which of them are suspect, the
 * periods of versions that the sound ones make, and the changes between periods.
 */
import type { Instant } from "#base/dates.ts";
import { type ExtractorIdentity, sameIdentity } from "./extractors.ts";
import { type Suspicion, suspicionsOf } from "./suspicion.ts";

/** What the timeline needs to know of a capture. `version` is the number of its text. */
export interface Observation {
  readonly at: Instant;
  readonly version: number;
  readonly identity: ExtractorIdentity;
  /** The collection whose extraction it is; undefined where the served bytes are held. */
  readonly collection: string | undefined;
  /** The collection it came from says that only its own extraction changed. */
  readonly technical: boolean;
}

/** What people said a capture is; `whole` clears a suspicion. */
export interface Verdict {
  readonly at: Instant;
  readonly is: "whole" | Suspicion;
}

/** Sound captures that follow each other and hold the same text. */
export interface Period {
  readonly version: number;
  /** Indexes of its captures in the timeline, in order. */
  readonly captures: readonly number[];
}

/** The step from one period to the next. */
export interface ChangeStep {
  /** Indexes of periods. */
  readonly from: number;
  readonly to: number;
  readonly kind: "substantive" | "technical";
}

export interface Timeline {
  /** For each capture, why it is suspect; undefined for a sound one. */
  readonly suspicions: readonly (Suspicion | undefined)[];
  readonly periods: readonly Period[];
  readonly changes: readonly ChangeStep[];
}

/** What is known of a version's text, for judging whether it is whole. */
export interface TextFacts {
  /** UTF-16 units. */
  readonly length: number;
  readonly language: string | undefined;
  readonly errorPage: boolean;
}

/**
 * The timeline of captures that are in order of time. `factsOf` tells of a version by its number;
 * `language` is the document's own, without its region.
 */
export function timelineOf(
  captures: readonly Observation[],
  verdicts: readonly Verdict[],
  factsOf: (version: number) => TextFacts,
  language: string,
): Timeline {
  const suspicions = suspicionsOf(captures, verdicts, factsOf, language);
  const periods = periodsOf(captures, suspicions);
  return { suspicions, periods, changes: changesOf(captures, periods) };
}

function periodsOf(
  captures: readonly Observation[],
  suspicions: readonly (Suspicion | undefined)[],
): Period[] {
  const periods: { version: number; captures: number[] }[] = [];
  captures.forEach(({ version }, index) => {
    if (suspicions[index] !== undefined) return;
    const last = periods.at(-1);
    if (last?.version === version) last.captures.push(index);
    else periods.push({ version, captures: [index] });
  });
  return periods;
}

function changesOf(captures: readonly Observation[], periods: readonly Period[]): ChangeStep[] {
  return periods.slice(1).map((period, index) => {
    const before = captures[periods[index]!.captures.at(-1)!]!;
    const after = captures[period.captures[0]!]!;
    const technical =
      after.technical ||
      before.collection !== after.collection ||
      !sameIdentity(before.identity, after.identity);
    return { from: index, to: index + 1, kind: technical ? "technical" : "substantive" };
  });
}
