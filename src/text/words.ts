import { diffArrays } from "diff";

/** A run of words that stands in both texts, in the newer alone, or in the older alone. */
export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

// A word with its inner apostrophes and hyphens, one sign of a script without spaces, or one mark.
const TOKENS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s+|./gsu;

/** The words, marks and spaces of a text, in order; joined they are the text. */
export const wordsOf = (text: string): string[] => text.match(TOKENS) ?? [];

/** The same without white space, for telling how alike two texts are. */
export const contentWords = (text: string): string[] =>
  wordsOf(text).filter((word) => word.trim() !== "");

/**
 * What changed from one text to another, word by word. The `same` and `removed` runs joined are
 * the older text; `same` and `added` joined, the newer.
 */
export const compareWords = (older: string, newer: string): WordRun[] =>
  compareTokens(wordsOf(older), wordsOf(newer));

/** The same of texts that are taken apart already, by {@link wordsOf}. */
export function compareTokens(older: string[], newer: string[]): WordRun[] {
  const hunks: Hunk[] = [];
  let hunk = { before: "", removed: "", added: "" };
  for (const part of diffArrays(older, newer)) {
    const text = part.value.join("");
    if (part.added) hunk.added += text;
    else if (part.removed) hunk.removed += text;
    else {
      if (hunk.removed + hunk.added !== "") hunks.push(hunk);
      hunk = { before: text, removed: "", added: "" };
    }
  }
  return runsOf(withoutSharedSpace([...hunks, hunk].reduce(withoutIsland, [])));
}

/** Words that stand in both texts, then words in whose place others stand. */
interface Hunk {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
}

/** UTF-16 units of common text that, between two changes, only breaks up what is read as one. */
const ISLAND = 12;

/** Joins a hunk to the one before it where the words between them are an island. */
function withoutIsland(done: readonly Hunk[], { added, before, removed }: Hunk): Hunk[] {
  const last = done.at(-1);
  const changed = last === undefined ? 0 : last.removed.length + last.added.length;
  const isEnd = removed + added === "";
  const isIsland = before.trim() === "" || (before.length <= ISLAND && before.length < changed);
  if (last === undefined || isEnd || !isIsland) return [...done, { added, before, removed }];
  const joined = {
    before: last.before,
    removed: last.removed + before + removed,
    added: last.added + before + added,
  };
  return [...done.slice(0, -1), joined];
}

/** Leaves out of a change the white space with which the removed and the added words begin or end. */
function withoutSharedSpace(hunks: readonly Hunk[]): Hunk[] {
  let carried = "";
  const settled = hunks.map(({ added, before, removed }) => {
    const lead = shared(/^\s*/u, removed, added);
    const [gone, come] = [removed.slice(lead.length), added.slice(lead.length)];
    const tail = shared(/\s*$/u, gone, come);
    const hunk = {
      before: carried + before + lead,
      removed: gone.slice(0, gone.length - tail.length),
      added: come.slice(0, come.length - tail.length),
    };
    carried = tail;
    return hunk;
  });
  return carried === "" ? settled : [...settled, { before: carried, removed: "", added: "" }];
}

/** What a pattern finds in both texts, if it is the same in both. */
function shared(pattern: RegExp, a: string, b: string): string {
  const found = pattern.exec(a)?.[0] ?? "";
  return found === pattern.exec(b)?.[0] ? found : "";
}

const runsOf = (hunks: readonly Hunk[]): WordRun[] =>
  hunks.flatMap(({ added, before, removed }) => [
    ...(before === "" ? [] : [{ kind: "same" as const, text: before }]),
    ...(removed === "" ? [] : [{ kind: "removed" as const, text: removed }]),
    ...(added === "" ? [] : [{ kind: "added" as const, text: added }]),
  ]);

/** How often each word stands in a text. */
export interface WordCounts {
  /** With repetition. */
  readonly size: number;
  readonly counts: ReadonlyMap<string, number>;
}

export function countWords(words: readonly string[]): WordCounts {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { size: words.length, counts };
}

/** Share of words, counted with repetition, that two texts have in common: 0 to 1 (Dice). */
export function wordSimilarity(a: WordCounts, b: WordCounts): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [word, count] of few.counts) common += Math.min(count, many.counts.get(word) ?? 0);
  return (2 * common) / (a.size + b.size);
}
