/**
 * Words as the search index knows them, made the same way when it is built and when it is asked.
 * "third-party" is two words, so that it is found as "third party" too; scripts without spaces are
 * indexed sign by sign, so that any run of signs is found.
 */
const SIGN = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]`;
/** Where a word ends without a space: after a mark inside it, and on both sides of a sign. */
const JOINT = new RegExp(
  String.raw`(?<=[\p{L}\p{N}][^\p{L}\p{N}\p{M}\s'’]+)(?=[\p{L}\p{N}])|(?<=${SIGN}\p{M}*)(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}\p{M}])(?=${SIGN})`,
  "gu",
);
/** A word joiner and a space: what stands in the index where the text has nothing. */
const SEAM = "\u2060 ";
/** A mark between spaces would count as a word and part a phrase: it is glued to the next word. */
const LONE_MARK = /(?<=^|\s)([^\p{L}\p{N}\s]+) (?=\S)/gu;
const GLUE = "\u2062";
/** Pagefind loses a word that ends with "_" after a mark. */
const UNDERSCORE = "\u2063";
/** Letters that are set as one: "ﬁ". */
const LIGATURE = /[\ufb00-\ufb06]/gu;

/** Text as it is indexed: its words apart, and nothing apart that is no word. */
export const separateWords = (text: string): string =>
  text
    .replace(LIGATURE, (sign) => sign.normalize("NFKC"))
    .replaceAll("_", UNDERSCORE)
    .replace(JOINT, SEAM)
    .replace(LONE_MARK, `$1${GLUE}`);

/** The inverse of {@link separateWords}, for showing; ligatures stay spelled out. */
export const joinWords = (text: string): string =>
  text.replaceAll(SEAM, "").replaceAll(GLUE, " ").replaceAll(UNDERSCORE, "_");

/** The words of a text without case, marks and accents: what "the same words" compares. */
export const searchWords = (text: string): string[] =>
  separateWords(text)
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

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
    phrases: phrases
      .map((phrase) => phrase.trim())
      .filter((phrase) => searchWords(phrase).length > 0),
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
