/** From a page of the index to the passages in which a search was found. */
import type { DatedSpan } from "#text/search-anchor.ts";
import { parseSearchAnchor } from "#text/search-anchor.ts";
import { type SearchQuery, joinWords, phraseAt, searchWords } from "#text/search-words.ts";
import { indexFrom } from "./rising.ts";
import type { HitData } from "./search-engine.ts";

/** A run of words of a page, and which of them were found. */
export interface Passage {
  /** On its page; undefined where the page has no anchor for it. */
  readonly anchor: string | undefined;
  readonly spans: readonly DatedSpan[];
  readonly words: readonly string[];
  /** Indexes into `words`. */
  readonly found: readonly number[];
}

/**
 * The passages of a page that hold what was searched, best first. With phrases in the search, only
 * passages that hold one of them word by word; `year` keeps those that stood in it.
 */
export function passagesOf(page: HitData, query: SearchQuery, year: string): Passage[] {
  const words = page.content.split(/\s+/u);
  const starts = page.anchors
    .filter(({ id }) => id !== "end")
    .toSorted((a, b) => a.location - b.location);
  const passages = starts.map(({ id, location }, index): Passage => {
    const dated = parseSearchAnchor(id);
    const next = starts[index + 1]?.location ?? endOf(page, words);
    return {
      anchor: dated?.id ?? (id === "part" ? undefined : id),
      spans: dated?.spans ?? [],
      words: words.slice(location, next),
      found: page.locations
        .slice(indexFrom(page.locations, location), indexFrom(page.locations, next))
        .map((at) => at - location),
    };
  });
  return passages
    .filter(
      ({ anchor, found, spans }) => anchor !== "title" && found.length > 0 && stoodIn(year, spans),
    )
    .map((passage) =>
      query.phrases.length === 0 ? passage : { ...passage, found: wordsOfPhrases(passage, query) },
    )
    .filter(({ found }) => found.length > 0)
    .toSorted((a, b) => distinct(b) - distinct(a));
}

const endOf = ({ anchors }: HitData, words: readonly string[]): number =>
  anchors.find(({ id }) => id === "end")?.location ?? words.length;

const stoodIn = (year: string, spans: readonly DatedSpan[]): boolean =>
  year === "" ||
  spans.length === 0 ||
  spans.some(({ from, to }) => from.slice(0, 4) <= year && year <= to.slice(0, 4));

const distinct = ({ found, words }: Passage): number =>
  new Set(found.map((at) => words[at]!.toLowerCase())).size;

const compared = new Map<string, readonly string[]>();

/** What is compared of a printed word; a long page has the same ones again and again. */
function comparedWords(word: string): readonly string[] {
  const known = compared.get(word) ?? searchWords(word);
  compared.set(word, known);
  return known;
}

/** Indexes of the words of a passage that make up a phrase. */
function wordsOfPhrases({ words }: Passage, { phrases }: SearchQuery): number[] {
  // One printed word may be several to compare ("third-party"), or none ("–").
  const origin: number[] = [];
  const all = words.flatMap((word, index) => {
    const parts = comparedWords(word);
    origin.push(...parts.map(() => index));
    return parts;
  });
  const found = new Set<number>();
  for (const phrase of phrases.map(searchWords)) {
    for (let at = phraseAt(phrase, all); at >= 0; at = phraseAt(phrase, all, at + 1)) {
      for (let word = at; word < at + phrase.length; word++) found.add(origin[word]!);
    }
  }
  return [...found].toSorted((a, b) => a - b);
}

/** Whether a page holds all phrases of a search, each in one passage or in its title. */
export function holdsPhrases(page: HitData, query: SearchQuery): boolean {
  const title = searchWords(page.meta["title"] ?? "");
  return query.phrases.every(
    (phrase) =>
      phraseAt(searchWords(phrase), title) >= 0 ||
      passagesOf(page, { phrases: [phrase], words: [] }, "").length > 0,
  );
}

/** A piece of a shown passage. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const SHOWN = 60;

/** What is shown of a passage: the words around those found; `cut` where it begins and ends early. */
export function excerptOf({ words, found }: Passage): {
  readonly pieces: readonly Piece[];
  readonly cut: readonly [boolean, boolean];
} {
  const start =
    words.length <= SHOWN ? 0 : Math.max(0, Math.min((found[0] ?? 0) - 10, words.length - SHOWN));
  const marked = new Set(found);
  const pieces: { text: string; found: boolean }[] = [];
  words.slice(start, start + SHOWN).forEach((word, offset) => {
    const isFound = marked.has(start + offset);
    const last = pieces.at(-1);
    // The space before a word that was found belongs to what stands before it.
    if (last !== undefined) last.text += last.found && !isFound ? "" : " ";
    if (last?.found === isFound) last.text += word;
    else pieces.push({ text: last?.found === true ? ` ${word}` : word, found: isFound });
  });
  return {
    pieces: pieces.map((piece) => ({ ...piece, text: joinWords(piece.text) })),
    cut: [start > 0, start + SHOWN < words.length],
  };
}
