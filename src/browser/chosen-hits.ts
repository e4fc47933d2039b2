/** Hits under the filters that are on, and how many each other choice would leave. */
import type { Hit } from "./search-engine.ts";

/** What the search page asks beside the words. */
export interface Options {
  /** Values by the names of their filters. */
  readonly filters: Readonly<Record<string, string>>;
  /** Newest first instead of the best first. */
  readonly byDate: boolean;
}

/** How many pages each value of each filter would leave. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Sorted by date, those of one day stay in order of relevance; what has none comes last. */
export function chosenHits(hits: readonly Hit[], { byDate, filters }: Options): readonly Hit[] {
  const left = hits.filter((hit) => Object.entries(filters).every((each) => passes(hit, ...each)));
  if (!byDate) return left;
  return left.toSorted((a, b) =>
    a.facts.day < b.facts.day ? 1 : a.facts.day > b.facts.day ? -1 : 0,
  );
}

const passes = ({ facts }: Hit, name: string, value: string): boolean =>
  facts.filters[name]?.includes(value) ?? false;

/**
 * Counts for the filters named, each under all the others that are on: choosing another value of a
 * filter takes the place of the one that is chosen.
 */
export function countChoices(
  hits: readonly Hit[],
  names: readonly string[],
  filters: Options["filters"],
): Counts {
  return Object.fromEntries(
    names.map((name) => {
      const others = Object.fromEntries(Object.entries(filters).filter(([each]) => each !== name));
      return [name, countValues(chosenHits(hits, { filters: others, byDate: false }), name)];
    }),
  );
}

function countValues(hits: readonly Hit[], name: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { facts } of hits) {
    for (const value of facts.filters[name] ?? []) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}
