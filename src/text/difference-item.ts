/** What a difference consists of: the items that a reader follows, in reading order. */
import type { PassageKind } from "./passage.ts";
import type { WordRun } from "./words.ts";

export interface ReadPassage {
  readonly kind: PassageKind;
  readonly text: string;
}

/** Passages in a row: the numbers of the first and the last, counted from 1. */
export interface PassageRange {
  readonly first: number;
  readonly last: number;
}

/** Words of an edited passage; `cut` stands for a long run of words that stayed. */
export type EditedRun = WordRun | { readonly kind: "cut"; readonly words: number };

interface InNewer {
  /** Where in the newer version. */
  readonly at: PassageRange;
}
interface InOlder {
  /** Where in the older version. */
  readonly was: PassageRange;
}
interface Shown {
  /** The first passages of the range; all of them unless they are many. */
  readonly passages: readonly ReadPassage[];
}

export type Unnumbered =
  | ({ readonly op: "added" } & InNewer & Shown)
  | ({ readonly op: "removed" } & InOlder & Shown)
  | ({ readonly op: "movedHere" | "movedAway" } & InNewer & InOlder & Shown)
  | ({
      readonly op: "edited";
      readonly kind: PassageKind;
      readonly runs: readonly EditedRun[];
    } & InNewer &
      InOlder);

/** A change with its number among the changes, counted from 1. */
export type ChangedItem = { readonly number: number } & Unnumbered;

/** Passages that stayed: the ones around a change, or those between two that are not shown. */
export type StayedItem = { readonly op: "same" | "skipped" } & InNewer & Shown;

export type DifferenceItem = ChangedItem | StayedItem;

export const isChanged = (item: DifferenceItem): item is ChangedItem =>
  item.op !== "same" && item.op !== "skipped";

export const sizeOf = ({ first, last }: PassageRange): number => last - first + 1;
