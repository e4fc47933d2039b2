/** Compares two texts as the build compares versions: the same code, the same items. */
import { compareVersions, likenessOf } from "#text/change.ts";
import { differenceItems } from "#text/difference.ts";
import type { DifferenceItem } from "#text/difference-item.ts";
import { foldDifference } from "#text/difference-sections.ts";
import { changedInWords, countItems, differenceInWords } from "#text/difference-words.ts";
import type { PassageKind } from "#text/passage.ts";
import { PassagePool } from "#text/version-text.ts";

/** A text by its passages. */
export interface ComparedText {
  readonly passages: readonly string[];
  readonly kinds: readonly PassageKind[];
}

export interface Comparison {
  /** `6 passages edited, 1 added; 214 stayed` */
  readonly words: string;
  readonly changes: number;
  readonly open: readonly DifferenceItem[];
  readonly folded: readonly ComparisonPart[];
}

export interface ComparisonPart {
  readonly title: string | undefined;
  readonly words: string;
  readonly items: readonly DifferenceItem[];
}

export function compareTexts(older: ComparedText, newer: ComparedText): Comparison {
  const pool = new PassagePool();
  const number = ({ passages }: ComparedText) => passages.map((text) => pool.number(text));
  const steps = compareVersions(number(older), number(newer), likenessOf(pool.textOf));
  const items = differenceItems(steps, readerOf(older), readerOf(newer));
  const { open, folded } = foldDifference(items, newer.kinds);
  return {
    words: differenceInWords(countItems(items)),
    changes: items.reduce((last, item) => ("number" in item ? item.number : last), 0),
    open,
    folded: folded.map(({ heading, items: part }) => ({
      title: heading === undefined ? undefined : newer.passages[heading],
      words: changedInWords(countItems(part)),
      items: part,
    })),
  };
}

const readerOf =
  ({ passages, kinds }: ComparedText) =>
  (index: number) => ({ text: passages[index]!, kind: kinds[index]! });
