/** A change between two versions of a document, as its page shows it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type PassageReader, differenceItems } from "#text/difference.ts";
import type { DifferenceItem } from "#text/difference-item.ts";
import { foldDifference } from "#text/difference-sections.ts";
import { countItems, changedInWords, differenceInWords } from "#text/difference-words.ts";
import { type DocumentChange, stepsBetween } from "./changes.ts";
import type { Site } from "./site.ts";

export {
  type ChangedItem,
  type DifferenceItem,
  type EditedRun,
  type ReadPassage,
  isChanged,
} from "#text/difference-item.ts";
export { type LabelPart, SIGN, labelOf, leftOut } from "#text/difference-words.ts";

export interface Difference {
  /** `6 passages edited, 1 added; 214 stayed` */
  readonly words: string;
  /** How many changes there are: each is numbered. */
  readonly changes: number;
  /** Page of the older version; the newer one is the page that shows the change. */
  readonly olderHref: string;
  readonly open: readonly DifferenceItem[];
  /** What follows, under the headings of the newer version. */
  readonly folded: readonly FoldedPart[];
}

export interface FoldedPart {
  /** Undefined for what stands before the first heading. */
  readonly title: string | undefined;
  readonly words: string;
  readonly items: readonly DifferenceItem[];
}

/** How the older version became the newer, item by item in reading order. */
export function differenceOf(change: DocumentChange, site: Site): Difference {
  const { document, older, newer } = change;
  const read = readerOf(document, newer, site);
  const steps = stepsBetween(document, older, newer, site);
  const items = differenceItems(steps, readerOf(document, older, site), read);
  const { open, folded } = foldDifference(items, document.versions[newer - 1]!.kinds);
  return {
    words: differenceInWords(countItems(items)),
    changes: items.reduce((last, item) => ("number" in item ? item.number : last), 0),
    olderHref: change.olderHref,
    open,
    folded: folded.map(({ heading, items: part }) => ({
      title: heading === undefined ? undefined : read(heading).text,
      words: changedInWords(countItems(part)),
      items: part,
    })),
  };
}

function readerOf(document: ArchivedDocument, number: number, { archive }: Site): PassageReader {
  const { kinds, passages } = document.versions[number - 1]!;
  return (index) => ({ kind: kinds[index]!, text: archive.pool.textOf(passages[index]!) });
}
