/** What is said of a change in words, beside its signs and colours. */
import { counted } from "#base/count.ts";
import {
  type ChangedItem,
  type DifferenceItem,
  type PassageRange,
  sizeOf,
} from "./difference-item.ts";

/** How many passages of a change were edited, added, removed, moved, and stayed as they were. */
export interface DifferenceCounts {
  readonly edited: number;
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly stayed: number;
  /** Those of the moved that are seen where they stood before. */
  readonly away: number;
}

export function countItems(items: readonly DifferenceItem[]): DifferenceCounts {
  const counts = { edited: 0, added: 0, removed: 0, moved: 0, stayed: 0, away: 0 };
  for (const item of items) {
    if (item.op === "edited" || item.op === "added") counts[item.op] += sizeOf(item.at);
    else if (item.op === "removed") counts.removed += sizeOf(item.was);
    else if (item.op === "movedHere") counts.moved += sizeOf(item.at);
    else if (item.op === "movedAway") counts.away += sizeOf(item.was);
    else counts.stayed += sizeOf(item.at);
  }
  return counts;
}

/** `6 passages edited, 1 added, 2 moved` */
export function changedInWords({ added, away, edited, moved, removed }: DifferenceCounts): string {
  const parts = Object.entries({ edited, added, removed, moved }).filter(([, count]) => count > 0);
  if (parts.length === 0)
    return away > 0 ? `${counted(away, "passage")} moved away` : "no passage differs";
  return parts
    .map(([what, count], index) => `${index === 0 ? counted(count, "passage") : count} ${what}`)
    .join(", ");
}

/** `6 passages edited, 1 added, 2 moved; 214 stayed` */
export const differenceInWords = (counts: DifferenceCounts): string =>
  `${changedInWords(counts)}; ${counts.stayed === 0 ? "none" : counts.stayed} stayed`;

/** The sign in the margin. */
export const SIGN: Readonly<Record<ChangedItem["op"], string>> = {
  added: "+",
  removed: "−",
  edited: "±",
  movedHere: "→",
  movedAway: "←",
};

/** A piece of a sentence; one with a side leads to a passage of that version. */
export type LabelPart =
  string | { readonly text: string; readonly side: "older" | "newer"; readonly passage: number };

/** What happened to which passages: `Edited: passage 6, was passage 5`. */
export function labelOf(item: ChangedItem): LabelPart[] {
  switch (item.op) {
    case "added":
      return ["Added: ", place("newer", item.at)];
    case "removed":
      return ["Removed: was ", place("older", item.was)];
    case "edited":
      return ["Edited: ", place("newer", item.at), ", was ", place("older", item.was)];
    case "movedHere":
      return ["Moved here: ", place("newer", item.at), ", was ", place("older", item.was)];
    case "movedAway":
      return ["Moved away: was ", place("older", item.was), ", is ", place("newer", item.at)];
  }
}

const place = (side: "older" | "newer", range: PassageRange): LabelPart => ({
  text: rangeInWords(range),
  side,
  passage: range.first,
});

const rangeInWords = ({ first, last }: PassageRange): string =>
  first === last ? `passage ${first}` : `passages ${first} to ${last}`;

/** Says which passages of a long run are not shown here, and where they stand; empty for none. */
export function leftOut(item: ChangedItem): LabelPart[] {
  if (item.op === "edited" || item.op === "movedAway") return [];
  const [side, range] =
    item.op === "removed" ? (["older", item.was] as const) : (["newer", item.at] as const);
  const rest = { first: range.first + item.passages.length, last: range.last };
  if (rest.first > rest.last) return [];
  return [`${sizeOf(rest)} more, not shown here: `, place(side, rest)];
}
