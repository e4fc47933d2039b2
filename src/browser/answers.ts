/** Which pages answer a search: the index finds words, and phrases are seen on the pages. */
import { type SearchQuery, searchWords } from "#text/search-words.ts";
import type { HitData } from "./search-engine.ts";
import { type Passage, holdsPhrases, passagesOf } from "./passages.ts";

/**
 * The passages with which a page answers; undefined for one that does not. A year leaves those that
 * stood in it, and no page of a history without them.
 */
export function answerOf(page: HitData, query: SearchQuery, year: string): Passage[] | undefined {
  if (!answers(page, query)) return undefined;
  const passages = passagesOf(page, query, year);
  const none = passages.length === 0 && year !== "" && hasWords(query);
  return none && page.meta["kind"] === "history" ? undefined : passages;
}

const hasWords = ({ phrases, words }: SearchQuery): boolean => phrases.length + words.length > 0;

/** With phrases, a page must hold them all, and the words beside them. */
function answers(page: HitData, query: SearchQuery): boolean {
  if (query.phrases.length === 0) return true;
  if (!holdsPhrases(page, query)) return false;
  if (query.words.length === 0) return true;
  const held = new Set(searchWords(`${page.meta["title"] ?? ""} ${page.content}`));
  return query.words.flatMap(searchWords).every((word) => held.has(word));
}
