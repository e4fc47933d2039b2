/**
 * Words as the search index knows them, made the same way when it is built and when it is asked.
 * Scripts without spaces are indexed sign by sign, so that any run of signs can be found.
 */
const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const SIGNS = new RegExp(SIGN.source, "gu");
const SPACED = new RegExp(`(?<=${SIGN.source}) (?=${SIGN.source})`, "gu");

/** Text as it is indexed: a space around each sign of a script without spaces. */
export const spaceSigns = (text: string): string =>
  SIGN.test(text) ? text.replace(SIGNS, " $& ").replace(/ {2,}/gu, " ").trim() : text;

/** The inverse of {@link spaceSigns}, for showing. */
export const joinSigns = (text: string): string => text.replace(SPACED, "");

/** The words of a text, without case, marks and accents: what "the same words" compares. */
export const searchWords = (text: string): string[] =>
  spaceSigns(text).normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];

/** A search as typed: phrases in quotation marks, and the words outside of them. */
export interface SearchQuery {
  readonly phrases: readonly string[];
  readonly words: readonly string[];
}

/** Any kind of double quotation mark opens and closes a phrase; an open one runs to the end. */
export function parseQuery(typed: string): SearchQuery {
  const parts = typed.split(/["“”„«»]/u);
  const phrases = parts.filter((_, index) => index % 2 === 1);
  const outside = parts.filter((_, index) => index % 2 === 0).join(" ");
  return {
    phrases: phrases.map((phrase) => phrase.trim()).filter((phrase) => searchWords(phrase).length > 0),
    words: outside.split(/\s+/u).filter((word) => searchWords(word).length > 0),
  };
}

/** Where a phrase stands among words: the index of its first word; -1 where it does not. */
export function phraseAt(phrase: readonly string[], words: readonly string[], from = 0): number {
  for (let at = from; at + phrase.length <= words.length; at++) {
    if (phrase.every((word, offset) => words[at + offset] === word)) return at;
  }
  return -1;
}
