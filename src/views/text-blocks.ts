/** The passages of a text as blocks to show: headings that keep their order, lists, rows, tables. */
import { headingPaths, isHeading } from "#text/outline.ts";
import type { PassageKind } from "#text/passage.ts";

/** A block of a text. `Item` is what a page shows of one passage. */
export type TextBlock<Item> =
  | { readonly kind: "heading"; readonly level: 3 | 4 | 5 | 6; readonly items: readonly [Item] }
  | { readonly kind: "paragraph" | "preformatted"; readonly items: readonly [Item] }
  | { readonly kind: "list" | "rows"; readonly items: readonly Item[] };

/**
 * Passages as blocks. The text stands under a heading of level 2, so its own begin at 3, and none
 * leaves out a level, whatever the captured page did. `isBreak` says before which passages a list
 * or a table ends, although it goes on.
 */
export function textBlocks<Item>(
  kinds: readonly PassageKind[],
  itemOf: (index: number) => Item,
  isBreak: (index: number) => boolean = () => false,
): TextBlock<Item>[] {
  const paths = headingPaths(kinds);
  const blocks: TextBlock<Item>[] = [];
  for (let start = 0; start < kinds.length;) {
    const kind = kinds[start]!;
    const end = kind === "l" || kind === "t" ? endOfRun(kinds, start, isBreak) : start + 1;
    const items = [itemOf(start)];
    for (let index = start + 1; index < end; index++) items.push(itemOf(index));
    blocks.push(blockOf(kind, items, paths[start]!.length));
    start = end;
  }
  return blocks;
}

function endOfRun(
  kinds: readonly PassageKind[],
  start: number,
  isBreak: (index: number) => boolean,
): number {
  let end = start + 1;
  while (kinds[end] === kinds[start] && !isBreak(end)) end++;
  return end;
}

function blockOf<Item>(kind: PassageKind, items: readonly Item[], depth: number): TextBlock<Item> {
  if (kind === "l") return { kind: "list", items };
  if (kind === "t") return { kind: "rows", items };
  const one = [items[0]!] as const;
  if (!isHeading(kind)) return { kind: kind === "c" ? "preformatted" : "paragraph", items: one };
  return { kind: "heading", level: Math.min(3 + depth, 6) as 3 | 4 | 5 | 6, items: one };
}
