/** Which words of the index answer a searched one. */
import type { IndexPart, IndexedWord } from "./index-part.ts";

/** What each part has, in the order of the parts. */
export type ByPart<T> = readonly (readonly T[])[];

/** Asks every part. A file that cannot be read is noted, and its part has nothing then. */
export type AskParts = <T>(ask: (part: IndexPart) => Promise<readonly T[]>) => Promise<ByPart<T>>;

/** Shorter words are taken as they stand: "we" is not "website". */
const BEGINNING = 4;
/** How many letters a word must share with a longer one that it answers. */
const ALIKE = 3;

/**
 * Indexed words that begin with the stem of a searched one; where no part has any, the longest with
 * which it begins, as Pagefind does. Empty for a stem that is like nothing.
 */
export async function answeringWords(stem: string, ask: AskParts): Promise<ByPart<IndexedWord>> {
  const exactly = (word: string) => ask((part) => part.word(word));
  const beginning = () => ask((part) => part.wordsWith(stem));
  const attempts = [
    ...(stem.length < BEGINNING ? [() => exactly(stem)] : []),
    beginning,
    ...Array.from(
      { length: Math.max(0, stem.length - ALIKE) },
      (_, cut) => () => exactly(stem.slice(0, stem.length - 1 - cut)),
    ),
  ];
  for (const attempt of attempts) {
    const found = await attempt();
    if (found.some((words) => words.length > 0)) return found;
  }
  return [];
}
