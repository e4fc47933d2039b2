/** Explanations of the words that occur on a page, and of no others. */
import { byCodeUnit } from "#base/ids.ts";

/** A word on a page, and the sentence that explains it. */
export interface LegendEntry {
  readonly name: string;
  readonly means: string;
}

/** Each once, by name. */
export const legendOf = (entries: readonly LegendEntry[]): LegendEntry[] =>
  [...new Set(entries)].toSorted((a, b) => byCodeUnit(a.name, b.name));
