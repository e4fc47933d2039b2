/**
 * Words that were answered with others. The index goes by the stem of a word, and where it has
 * none, by the longest word that begins alike: "database" finds "data", and a word that is like
 * nothing is left out of the search. A reader has to be told.
 */
import { type SearchQuery, searchWords } from "#text/search-words.ts";
import type { HitData } from "./search-engine.ts";

export interface NearWord {
  /** As searched; none of the pages holds it or a longer word that begins with it. */
  readonly word: string;
  /** What the pages hold instead; empty where nothing is like it. */
  readonly instead: readonly string[];
}

/** The words of a page that were found, without case and marks. */
export function foundWords({ content, locations }: HitData): string[] {
  const words = content.split(/\s+/u);
  return [...new Set(locations.flatMap((at) => searchWords(words[at] ?? "")))];
}

const NAMED = 3;
const ALIKE = 3;

/** Which words of a search the found words do not hold. Phrases are looked for word by word. */
export function nearWords({ words }: SearchQuery, found: ReadonlySet<string>): NearWord[] {
  const sought = new Set(words.flatMap(searchWords));
  return [...sought]
    .filter((word) => ![...found].some((each) => each.startsWith(word)))
    .map((word) => ({
      word,
      instead: [...found]
        .filter((each) => alike(word, each) >= Math.min(ALIKE, word.length))
        .toSorted((a, b) => alike(word, b) - alike(word, a))
        .slice(0, NAMED),
    }));
}

/** How many letters two words begin with alike. */
function alike(word: string, other: string): number {
  let count = 0;
  while (count < word.length && word[count] === other[count]) count++;
  return count;
}
