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
  const isOutline = readRuns(outline, (kind, count) => {
    for (let left = count; left > 0; left--) kinds.push(kind);
  });
  return isOutline ? kinds : undefined;
}

/** How many passages an outline tells of; undefined for text that is none. */
export function countOutline(outline: string): number | undefined {
  let passages = 0;
  const isOutline = readRuns(outline, (_, count) => (passages += count));
  return isOutline ? passages : undefined;
}

const ZERO = 48;
const isDigit = (unit: number): boolean => unit >= ZERO && unit <= ZERO + 9;

/** Gives each run of an outline, in order; false as soon as something is not as it is printed. */
function readRuns(outline: string, take: (kind: PassageKind, count: number) => void): boolean {
  let before = "";
  for (let at = 0; at < outline.length;) {
    const isHeadingRun = outline[at] === "h";
    const kind = outline[isHeadingRun ? at + 1 : at] ?? "";
    const start = isHeadingRun ? at + 2 : at + 1;
    if (isHeadingRun ? !isHeading(kind) : !"pltc".includes(kind) || kind === before) return false;
    let end = start;
    if (!isHeadingRun) while (isDigit(outline.charCodeAt(end))) end++;
    const count = end === start ? 1 : Number(outline.slice(start, end));
    // A run of one has no number, and no number begins with a zero.
    if (end > start && (count < 2 || outline.charCodeAt(start) === ZERO)) return false;
    take(kind as PassageKind, count);
    before = kind;
    at = end;
  }
  return true;
}

export const isHeading = (kind: string): boolean => kind >= "1" && kind <= "6";

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
