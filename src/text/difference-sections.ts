/** A long difference, its first changes open and the rest gathered under the headings of the text. */
import { type DifferenceItem, isChanged } from "./difference-item.ts";
import { headingPaths, isHeading } from "./outline.ts";
import type { PassageKind } from "./passage.ts";

export interface DifferenceSection {
  /** Index of the passage of the newer version that is its heading; undefined before the first. */
  readonly heading: number | undefined;
  readonly items: readonly DifferenceItem[];
}

export interface FoldedDifference {
  readonly open: readonly DifferenceItem[];
  readonly folded: readonly DifferenceSection[];
}

/** So many changes are open. */
const OPEN = 40;
/** Fewer than so many more are not folded away. */
const SPARED = 10;

/** Folds what comes after the first changes; `kinds` are those of the newer version. */
export function foldDifference(
  items: readonly DifferenceItem[],
  kinds: readonly PassageKind[],
): FoldedDifference {
  const changes = items.flatMap((item, index) => (isChanged(item) ? [index] : []));
  if (changes.length <= OPEN + SPARED) return { open: items, folded: [] };
  const end = changes[OPEN - 1]! + 1;
  return { open: items.slice(0, end), folded: sectionsOf(items.slice(end), kinds) };
}

function sectionsOf(
  items: readonly DifferenceItem[],
  kinds: readonly PassageKind[],
): DifferenceSection[] {
  const headings = mainHeadings(kinds);
  const sections: { heading: number | undefined; items: DifferenceItem[] }[] = [];
  for (const item of items) {
    const last = sections.at(-1);
    const isHere = "at" in item && item.op !== "movedAway";
    const heading = isHere ? headings[item.at.first - 1] : last?.heading;
    if (last !== undefined && last.heading === heading) last.items.push(item);
    else sections.push({ heading, items: [item] });
  }
  return sections.filter((section) => section.items.some(isChanged));
}

/**
 * For each passage the outermost heading above it, itself counted; the one below that where all of
 * the text stands under a single heading, its title.
 */
function mainHeadings(kinds: readonly PassageKind[]): (number | undefined)[] {
  const paths = headingPaths(kinds).map((path, index) =>
    isHeading(kinds[index]!) ? [...path, index] : path,
  );
  const outermost = new Set(paths.flatMap(([first]) => first ?? []));
  return paths.map((path) => (outermost.size > 1 ? path[0] : (path[1] ?? path[0])));
}
