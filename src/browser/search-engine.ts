/**
 * Searches the index, all its parts together, as if it were one: what answers a word, how rare it
 * is, and the order of the hits never depend on where the parts begin and end.
 */
import type { PartList } from "#text/search-parts.ts";
import { type SearchQuery, searchWords } from "#text/search-words.ts";
import { type AskParts, type ByPart, answeringWords } from "./answering-words.ts";
import { chosenHits } from "./chosen-hits.ts";
import { Unreadable, readJson } from "./index-files.ts";
import {
  type IndexPart,
  type IndexedWord,
  type PageFacts,
  type PageText,
  openPart,
} from "./index-part.ts";
import { placesOnOnePage } from "./pagefind.ts";
import { isRun, runLocations } from "./phrases.ts";
import { type Corpus, type Held, type SearchedTerm, scoreOf } from "./ranking.ts";
import { risingOf } from "./rising.ts";
import { type Loading, loadStems } from "./stems.ts";

/** One page of the index that was found. */
export interface Hit {
  /** The same in any division of the index. */
  readonly id: string;
  readonly score: number;
  readonly facts: PageFacts;
  /** Reads its text. @throws {Unreadable} and notes it in the answer as damaged */
  data(): Promise<HitData>;
}

/** The text of a hit. `locations` count the words of `content` that were found; rising. */
export interface HitData extends PageText {
  readonly filters: PageFacts["filters"];
  readonly locations: readonly number[];
}

/** An answer, and which files of the index could not be read for it, also while hits are read. */
export interface Answer {
  /** The best first. */
  readonly hits: readonly Hit[];
  readonly damaged: ReadonlySet<string>;
}

export interface Engine {
  /** Without words, every page is found. @throws when the index cannot be opened at all */
  search(query: SearchQuery): Promise<Answer>;
}

/** What a search works with. */
interface Search {
  readonly parts: readonly IndexPart[];
  readonly ask: AskParts;
  readonly damaged: Set<string>;
  /** What the addresses of hits begin with. */
  readonly base: string;
}

/** The index that `loading` reads; hits get addresses under `base`. */
export function engineOf(loading: Loading, base: string): Engine {
  const list = retried(() => readJson<PartList>(loading.fetchFile, "parts.json"));
  const stems = retried(() => loadStems(loading));
  const openings = new Map<string, () => Promise<IndexPart>>();
  const open = (part: PartList["parts"][number]) => {
    const name = `${part.folder}/${part.contents}`;
    if (!openings.has(name))
      openings.set(
        name,
        retried(() => openPart(part, loading.fetchFile)),
      );
    return openings.get(name)!();
  };
  return {
    async search(query) {
      const damaged = new Set<string>();
      const { parts: named } = await list();
      const opened = await Promise.all(named.map((part) => noted(open(part), damaged)));
      const parts = opened.filter((part) => part !== undefined);
      const ask: AskParts = (question) =>
        Promise.all(parts.map(async (part) => (await noted(question(part), damaged)) ?? []));
      const search: Search = { parts, ask, damaged, base };
      const { phrases, words } = query;
      if (parts.length === 0 || phrases.length + words.length === 0)
        return { hits: everyPage(search), damaged };
      const stemsOf = await stems();
      const searched = stemsOf(searchWords(words.join(" ")));
      const hits =
        phrases.length === 0
          ? await holdingWords(searched, search)
          : await holdingPhrases(
              phrases.map((phrase) => stemsOf(searchWords(phrase))),
              searched,
              search,
            );
      return { hits, damaged };
    },
  };
}

/** Does work once; what failed is done again when it is next asked for. */
function retried<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return async () => {
    try {
      return await (done ??= work());
    } catch (error) {
      done = undefined;
      throw error;
    }
  };
}

/** Undefined for what lies in a file that cannot be read, which is noted. */
async function noted<T>(work: Promise<T>, damaged: Set<string>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    damaged.add(error.file);
    return undefined;
  }
}

/** All as good, so the newest come first. */
const everyPage = (search: Search): readonly Hit[] => {
  const hits = search.parts.flatMap((part) =>
    part.facts.map((_, page) => hitOf(part, page, () => [], 0, search)),
  );
  return chosenHits(hits.toSorted(byId), { filters: {}, byDate: true });
};

const byId = (a: Hit, b: Hit): number => (a.id < b.id ? -1 : 1);

/** Pages that hold every searched word, or one like it; a word that is like nothing is left out. */
async function holdingWords(stems: readonly string[], search: Search): Promise<Hit[]> {
  const terms = await Promise.all(
    [...new Set(stems)].map(async (stem) => ({
      stem,
      found: await answeringWords(stem, search.ask),
    })),
  );
  const known = terms.filter(({ found }) => found.length > 0);
  return known.length === 0 ? [] : rankedHits(known, search, { isHit: () => true, locationsIn });
}

const locationsIn = (held: readonly Held[]): readonly number[] =>
  placesOnOnePage(held.flat().map(({ places }) => places)).locations;

/** Pages that hold every phrase, and the words beside them. */
async function holdingPhrases(
  phrases: readonly (readonly string[])[],
  words: readonly string[],
  search: Search,
): Promise<Hit[]> {
  const stems = [...new Set([...phrases.flat(), ...words])];
  const terms = await Promise.all(
    stems.map(async (stem) => ({ stem, found: await search.ask((part) => part.word(stem)) })),
  );
  const locationsOf = (phrase: readonly string[], held: readonly Held[]) =>
    phrase.map((stem) => locationsIn([held[stems.indexOf(stem)]!]));
  return rankedHits(terms, search, {
    isHit: (held) => phrases.every((phrase) => isRun(locationsOf(phrase, held))),
    locationsIn: (held) =>
      risingOf(phrases.flatMap((phrase) => runLocations(locationsOf(phrase, held)))),
  });
}

/** A searched word and what answers it. */
interface Term {
  readonly stem: string;
  readonly found: ByPart<IndexedWord>;
}

/** What is asked of a page that holds every term: whether it is a hit, and where it was found. */
interface Asked {
  readonly isHit: (held: readonly Held[]) => boolean;
  readonly locationsIn: (held: readonly Held[]) => readonly number[];
}

/** Hits among the pages that hold every term, the best first. */
function rankedHits(terms: readonly Term[], search: Search, asked: Asked): Hit[] {
  const byPage = terms.map(({ found }) => found.map(pagesOf));
  const counted: SearchedTerm[] = terms.map(({ stem }, term) => ({
    stem,
    pages: byPage[term]!.reduce((sum, { size }) => sum + size, 0),
  }));
  const corpus = corpusOf(search.parts);
  const hits = search.parts.flatMap((part, index) => {
    const [first, ...others] = byPage.map((parts) => parts[index]!);
    return [...first!].flatMap(([page, held]) => {
      const all = [held, ...others.map((pages) => pages.get(page) ?? [])];
      if (all.some((each) => each.length === 0) || !asked.isHit(all)) return [];
      const { fields, pages } = part.contents;
      const score = scoreOf(all, counted, pages[page]!.words, fields, corpus);
      return [hitOf(part, page, () => asked.locationsIn(all), score, search)];
    });
  });
  return hits.toSorted((a, b) => b.score - a.score || byId(a, b));
}

/** By page, the words that stand on it. */
function pagesOf(words: readonly IndexedWord[]): Map<number, Held[number][]> {
  const pages = new Map<number, Held[number][]>();
  for (const { word, places } of words) {
    for (const each of places) {
      const held = pages.get(each.page);
      if (held === undefined) pages.set(each.page, [{ word, places: each }]);
      else held.push({ word, places: each });
    }
  }
  return pages;
}

function corpusOf(parts: readonly IndexPart[]): Corpus {
  const pages = parts.flatMap(({ contents }) => contents.pages);
  const words = pages.reduce((sum, page) => sum + page.words, 0);
  return { pages: pages.length, length: words / pages.length };
}

const hitOf = (
  part: IndexPart,
  page: number,
  locations: () => readonly number[],
  score: number,
  { base, damaged }: Search,
): Hit => {
  const facts = part.facts[page]!;
  return {
    id: part.contents.pages[page]!.id,
    score,
    facts,
    async data() {
      const text = await noted(part.text(page), damaged);
      if (text === undefined) throw new Error("the text of a hit cannot be read");
      return {
        ...text,
        url: `${base}${text.url}`,
        filters: facts.filters,
        locations: locations(),
      };
    },
  };
};
