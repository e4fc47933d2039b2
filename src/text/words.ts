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
export function compareWords(older: string, newer: string): WordRun[] {
  const runs: WordRun[] = [];
  for (const part of diffArrays(wordsOf(older), wordsOf(newer))) {
    const kind = part.added ? "added" : part.removed ? "removed" : "same";
    runs.push({ kind, text: part.value.join("") });
  }
  return withoutIslands(runs);
}

/** A lone space between two changed words reads as part of the change. */
function withoutIslands(runs: readonly WordRun[]): WordRun[] {
  const out: WordRun[] = [];
  let [removed, added] = ["", ""];
  const settle = () => {
    if (removed !== "") out.push({ kind: "removed", text: removed });
    if (added !== "") out.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  runs.forEach((run, index) => {
    const island = run.kind === "same" && run.text.trim() === "" && index < runs.length - 1;
    if (run.kind === "removed" || (island && removed + added !== "")) removed += run.text;
    if (run.kind === "added" || (island && added !== "")) added += run.text;
    else if (island && removed !== "") added += run.text;
    if (run.kind === "same" && !(island && removed + added !== "")) {
      settle();
      out.push(run);
    }
  });
  settle();
  return out;
}

/** Share of words, counted with repetition, that two texts have in common: 0 to 1 (Dice). */
export function wordSimilarity(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common++;
      counts.set(word, left - 1);
    }
  }
  return (2 * common) / (a.length + b.length);
}
