/** How many provisions there are of each severity. */
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import { SEVERITY } from "./words.ts";

export interface Tally {
  readonly level: Severity;
  readonly count: number;
  /** `5 high`. */
  readonly words: string;
}

export { SEVERITIES };

/** The severities that occur, worst first. */
export const tallyOf = (levels: readonly Severity[]): Tally[] =>
  SEVERITIES.map((level) => ({ level, count: levels.filter((each) => each === level).length }))
    .filter(({ count }) => count > 0)
    .map((each) => ({ ...each, words: `${each.count} ${SEVERITY[each.level].toLowerCase()}` }));

/** Sorts by how many are critical, then high, and so on: as text, in ascending order the mildest. */
export const tallyKey = (tally: readonly Tally[]): string =>
  SEVERITIES.map((level) => tally.find((each) => each.level === level)?.count ?? 0)
    .map((count) => String(count).padStart(5, "0"))
    .join(" ");
