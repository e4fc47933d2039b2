import type { Problem } from "#base/problems.ts";

/** What a check found out. */
export interface Findings {
  /** Claims that do not hold. */
  readonly problems: readonly Problem[];
  /** Claims that could not be made, which is no fault. */
  readonly notes: readonly Problem[];
  /** What was checked, in words, with numbers: `161 objects against their names`. */
  readonly checked: readonly string[];
}

/** All findings together, in order. */
export const together = (all: readonly Findings[]): Findings => ({
  problems: all.flatMap(({ problems }) => problems),
  notes: all.flatMap(({ notes }) => notes),
  checked: all.flatMap(({ checked }) => checked),
});

/** Findings that a check adds to as it goes. */
export interface Collected extends Findings {
  readonly problems: Problem[];
  readonly notes: Problem[];
  readonly checked: string[];
}

export const collected = (): Collected => ({ problems: [], notes: [], checked: [] });
