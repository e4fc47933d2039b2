import type { PassageKind } from "./passage.ts";

/**
 * The outline of a text: the kind of each of its passages, run-length encoded, so that headings
 * and lists are known without deriving the text again.
 *
 * @example "h1p3l2" is a level-1 heading, three paragraphs, two list items
 */
export function printOutline(kinds: readonly PassageKind[]): string {
  const runs: string[] = [];
  for (let start = 0; start < kinds.length;) {
    let end = start + 1;
    while (kinds[end] === kinds[start]) end++;
    const count = end - start;
    runs.push(
      isHeading(kinds[start]!) ? headingRun(kinds[start]!, count) : run(kinds[start]!, count),
    );
    start = end;
  }
  return runs.join("");
}

const run = (kind: PassageKind, count: number) => (count === 1 ? kind : `${kind}${count}`);
const headingRun = (kind: PassageKind, count: number) => `h${kind}`.repeat(count);

/** The kinds that {@link printOutline} printed; undefined for text that it never prints. */
export function parseOutline(outline: string): PassageKind[] | undefined {
  const kinds: PassageKind[] = [];
  let length = 0;
  for (const [token, heading, kind, count] of outline.matchAll(/h([1-6])|([pltc])(\d*)/gu)) {
    length += token.length;
    if (heading !== undefined) kinds.push(heading as PassageKind);
    else for (let i = Number(count || 1); i > 0; i--) kinds.push(kind as PassageKind);
  }
  return length === outline.length && printOutline(kinds) === outline ? kinds : undefined;
}

/** How many passages an outline tells of; undefined for text that is none. */
export function countOutline(outline: string): number | undefined {
  const known = counts.get(outline);
  if (known !== undefined) return known;
  const count = parseOutline(outline)?.length;
  if (count !== undefined) {
    if (counts.size === COUNTS) counts.clear();
    counts.set(outline, count);
  }
  return count;
}

/** Outlines that were counted: those of versions that follow each other are often the same. */
const counts = new Map<string, number>();
const COUNTS = 1000;

export const isHeading = (kind: PassageKind): boolean => kind >= "1" && kind <= "6";

/**
 * For each passage the indexes of the headings above it, outermost first. A heading's own path
 * does not hold itself.
 */
export function headingPaths(kinds: readonly PassageKind[]): (readonly number[])[] {
  let open: readonly number[] = [];
  return kinds.map((kind, index) => {
    if (!isHeading(kind)) return open;
    const above = open.filter((heading) => kinds[heading]! < kind);
    open = [...above, index];
    return above;
  });
}
