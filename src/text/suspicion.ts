/**
 * Which captures are suspect: no evidence of anything until a person has said what they are.
 * Real collections are full of them: stubs where extraction failed, error and consent pages, pages
 * in another language, and texts that stand for hours before the former one is back.
 */
import { daysBetween } from "#base/dates.ts";
import type { Observation, TextFacts, Verdict } from "./timeline.ts";

/** Why a capture is suspect, or what a person said that it is, or that its text was removed. */
export type Suspicion =
  "stub" | "error-page" | "wall" | "partial" | "other-language" | "flip" | "removed";

/** A text under this share of its neighbours' length is a stub, if it is also short. */
const STUB_SHARE = 0.2;
const SHORT = 3000;
/** Without longer neighbours, a text this short holds no terms. UTF-16 units. */
const STUB_LENGTH = 200;
/** How many distinct texts on either side a text is measured against. */
const NEIGHBOURS = 4;
/** A text that is gone again within so many days was momentary. */
const MOMENTARY_DAYS = 21;

/**
 * For each capture, in order of time, why it is suspect; undefined for a sound one. `language` is
 * the document's own, without its region.
 */
export function suspicionsOf(
  captures: readonly Observation[],
  verdicts: readonly Verdict[],
  factsOf: (version: number) => TextFacts,
  language: string,
): (Suspicion | undefined)[] {
  const said = new Map(verdicts.map(({ at, is }) => [at, is]));
  const saidOfText = new Map(
    captures.flatMap(({ at, version }) =>
      said.has(at) ? [[version, said.get(at)!] as const] : [],
    ),
  );
  const doubted = doubtedTexts(captures, factsOf, language);
  const suspicions = captures.map(({ at, version }) => {
    const verdict = said.get(at) ?? textVerdict(saidOfText.get(version));
    if (verdict !== undefined) return verdict === "whole" ? undefined : verdict;
    return doubted.get(version);
  });
  const cleared = captures.map(({ at }) => said.get(at) === "whole");
  markFlips(captures, suspicions, cleared);
  return suspicions;
}

/** What was said of one capture holds for the same text, but a flip is no property of a text. */
const textVerdict = (verdict: Verdict["is"] | undefined) =>
  verdict === "flip" ? undefined : verdict;

/** Versions whose text by itself is no whole copy of the terms. */
function doubtedTexts(
  captures: readonly Observation[],
  factsOf: (version: number) => TextFacts,
  language: string,
): Map<number, Suspicion> {
  const versions = [...new Set(captures.map(({ version }) => version))];
  // The detector is trusted where it tells the document's own language in some of its texts.
  const known = versions.some((version) => factsOf(version).language === language);
  const own = known ? language : undefined;
  const doubted = new Map<number, Suspicion>();
  versions.forEach((version, index) => {
    const facts = factsOf(version);
    const near = [
      ...versions.slice(Math.max(0, index - NEIGHBOURS), index),
      ...versions.slice(index + 1, index + 1 + NEIGHBOURS),
    ].map((other) => factsOf(other).length);
    const suspicion = doubt(facts, Math.max(0, ...near), own);
    if (suspicion !== undefined) doubted.set(version, suspicion);
  });
  return doubted;
}

function doubt(facts: TextFacts, nearby: number, own: string | undefined): Suspicion | undefined {
  if (facts.errorPage) return "error-page";
  const share = facts.length < SHORT ? nearby * STUB_SHARE : 0;
  if (facts.length < Math.max(STUB_LENGTH, share)) return "stub";
  if (facts.language !== undefined && own !== undefined && facts.language !== own) {
    return "other-language";
  }
  return undefined;
}

/**
 * Marks what stood between a text and its return within days. Sound captures are read in order; a
 * text that comes back soon takes the captures in between with it.
 */
function markFlips(
  captures: readonly Observation[],
  suspicions: (Suspicion | undefined)[],
  cleared: readonly boolean[],
): void {
  let kept: number[] = [];
  captures.forEach((capture, index) => {
    if (suspicions[index] !== undefined) return;
    const before = kept.findLastIndex((other) => captures[other]!.version === capture.version);
    const between = before < 0 ? [] : kept.slice(before + 1);
    const left = between[0];
    const momentary =
      left !== undefined &&
      daysBetween(captures[left]!.at, capture.at) <= MOMENTARY_DAYS &&
      !between.some((other) => cleared[other]);
    if (momentary) {
      for (const other of between) suspicions[other] = "flip";
      kept = kept.slice(0, before + 1);
    }
    kept.push(index);
  });
}
