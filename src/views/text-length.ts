/** How long canonical texts are, in Unicode code points; each passage is counted once. */
import { codePoints } from "#text/passage.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

const lengths = oncePerSite(() => new Map<number, number>());

/** Length of a text by the numbers of its passages: as `#text/passage.ts` prints it. */
export function textLength(passages: readonly number[], site: Site): number {
  const known = lengths(site);
  const lengthOf = (passage: number): number => {
    const length = known.get(passage) ?? codePoints(site.archive.pool.textOf(passage));
    known.set(passage, length);
    return length;
  };
  // A blank line between two passages, a newline at the end.
  const breaks = passages.length === 0 ? 0 : passages.length * 2 - 1;
  return passages.reduce((sum, passage) => sum + lengthOf(passage), breaks);
}
