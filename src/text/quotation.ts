/**
 * Finding a quotation: its characters, white space folded, in the canonical text. No other
 * folding: no case, no quotation marks, no dashes. A blank line in it is a passage boundary.
 */
import { headingPaths } from "./outline.ts";
import { foldWhiteSpace } from "./passage.ts";
import type { VersionText } from "./version-text.ts";
import { type WordRun, compareWords, contentWords, countWords, wordSimilarity } from "./words.ts";

export interface Quotation {
  readonly text: string;
  /** Keeps places whose passage, heading path or neighbouring passage holds these words. */
  readonly within?: string | undefined;
}

/** Where a quotation stands. Offsets are UTF-16 units inside the first and the last passage. */
export interface Place {
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

type TextOf = (passage: number) => string;

/** The passages of a quotation, white space folded. */
export const quotationParts = (quotation: string): string[] =>
  quotation
    .split(/\n[^\S\n]*\n/u)
    .map(foldWhiteSpace)
    .filter((part) => part !== "");

/**
 * Every place where a quotation stands in a version. Where there are several, `within` keeps those
 * it applies to; where it applies to none, they stay several.
 */
export function findQuotation(quotation: Quotation, version: VersionText, textOf: TextOf): Place[] {
  const parts = quotationParts(quotation.text);
  const places =
    parts.length === 1
      ? placesInside(parts[0]!, version, textOf)
      : placesAcross(parts, version, textOf);
  if (quotation.within === undefined || places.length < 2) return places;
  const words = foldWhiteSpace(quotation.within);
  const paths = headingPaths(version.kinds);
  const kept = places.filter(({ first, last }) => {
    const around = [...paths[first]!];
    for (let index = first - 1; index <= last + 1; index++) around.push(index);
    return around.some((index) => {
      const passage = version.passages[index];
      return passage !== undefined && textOf(passage).includes(words);
    });
  });
  return kept.length === 0 ? places : kept;
}

function placesInside(part: string, { passages }: VersionText, textOf: TextOf): Place[] {
  const places: Place[] = [];
  passages.forEach((passage, index) => {
    const text = textOf(passage);
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      places.push({ first: index, last: index, start: at, end: at + part.length });
    }
  });
  return places;
}

function placesAcross(parts: readonly string[], version: VersionText, textOf: TextOf): Place[] {
  const [head, tail] = [parts[0]!, parts.at(-1)!];
  const middle = parts.slice(1, -1);
  const textAt = (index: number) => {
    const passage = version.passages[index];
    return passage === undefined ? "" : textOf(passage);
  };
  return version.passages.flatMap((_, first) => {
    const last = first + parts.length - 1;
    const stands =
      textAt(first).endsWith(head) &&
      middle.every((part, offset) => textAt(first + 1 + offset) === part) &&
      textAt(last).startsWith(tail);
    const start = textAt(first).length - head.length;
    return stands ? [{ first, last, start, end: tail.length }] : [];
  });
}

/** The passage most like a quotation that stands nowhere, and how it differs. */
export interface NearestPassage {
  readonly passage: string;
  readonly difference: readonly WordRun[];
}

/** Undefined when nothing in the version resembles it. A help for people; it decides nothing. */
export function nearestPassage(
  quotation: string,
  version: VersionText,
  textOf: TextOf,
): NearestPassage | undefined {
  const wanted = quotationParts(quotation).join(" ");
  const words = countWords(contentWords(wanted));
  let best: { likeness: number; passage: string } = { likeness: 0.2, passage: "" };
  for (const number of new Set(version.passages)) {
    const passage = textOf(number);
    const likeness = wordSimilarity(words, countWords(contentWords(passage)));
    if (likeness > best.likeness) best = { likeness, passage };
  }
  if (best.passage === "") return undefined;
  return { passage: best.passage, difference: compareWords(wanted, best.passage) };
}
