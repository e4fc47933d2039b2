/**
 * How well a page answers a search: BM25, with the weights that Pagefind has by default. What is
 * rare is counted over all parts of the index, so that a page has the same score in any division.
 */
import type { IndexedWord } from "./index-part.ts";
import type { Places } from "./pagefind.ts";

/** The whole index. */
export interface Corpus {
  readonly pages: number;
  /** Words of a page, on the average. */
  readonly length: number;
}

/** A searched word. */
export interface SearchedTerm {
  readonly stem: string;
  /** How many pages answer it. */
  readonly pages: number;
}

/** What a page has of a searched word: the indexed words that answer it, each with its places. */
export type Held = readonly { readonly word: IndexedWord["word"]; readonly places: Places }[];

const SATURATION = 1.4;
const LENGTH = 0.75;
/** How much a field counts that holds the searched words. */
const FIELDS: Readonly<Record<string, number>> = { title: 5, from: 1 };

/** @param held by the number of the term; @param fields names of fields by their number */
export function scoreOf(
  held: readonly Held[],
  terms: readonly SearchedTerm[],
  words: number,
  fields: readonly string[],
  corpus: Corpus,
): number {
  const rarities = terms.map(({ pages }) => rarity(pages, corpus));
  const inText = held.map((answers, term) =>
    sum(
      answers.map(({ places, word }) => {
        const count = places.weight * likeness(word, terms[term]!.stem);
        return rarities[term]! * saturated(count, words / corpus.length);
      }),
    ),
  );
  return sum(inText) + fieldScore(held, rarities, fields);
}

const rarity = (held: number, { pages }: Corpus): number =>
  Math.log(1 + (pages - held + 0.5) / (held + 0.5));

const saturated = (count: number, length: number): number =>
  ((SATURATION + 1) * count) / (SATURATION * (1 - LENGTH + LENGTH * length) + count);

/** 1 for nearly the searched word itself, and less the longer or shorter it is. */
function likeness(word: string, stem: string): number {
  const difference = Math.abs(word.length - stem.length) + 1;
  return Math.exp(Math.exp((-0.5 * difference ** 2) / 4) - 1);
}

/** A field counts by the share of the search that it holds: "the" in a title means next to nothing. */
function fieldScore(
  held: readonly Held[],
  rarities: readonly number[],
  fields: readonly string[],
): number {
  const all = sum(rarities);
  const scores = fields.map((name, field) => {
    const found = sum(
      held.map((answers, term) =>
        answers.some(({ places }) => places.fields.includes(field)) ? rarities[term]! : 0,
      ),
    );
    return all === 0 ? 0 : (FIELDS[name] ?? 0) * found * (found / all) ** 2;
  });
  return sum(scores);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Whether a field is searched. The others say what a page is, and are only shown. */
export const isSearched = (field: string | undefined): boolean =>
  field !== undefined && field in FIELDS;
