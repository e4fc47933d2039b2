/**
 * A canonical text and its passages. A passage is one block of a text (a paragraph, a heading, a
 * list item, a table row); it holds no line break, and its white space is single spaces. The
 * canonical text is its passages, one blank line between two, a newline at the end:
 *
 *     Privacy notice⏎
 *     ⏎
 *     We keep your data for as long as we must.⏎
 */

/** What a passage is: a heading of level 1 to 6, paragraph, list item, table row, preformatted. */
export type PassageKind = "1" | "2" | "3" | "4" | "5" | "6" | "p" | "l" | "t" | "c";

export interface Passage {
  readonly text: string;
  readonly kind: PassageKind;
}

// Unicode's White_Space property, spelled out: `\s` follows the engine's edition of Unicode, and a
// canonical text must be the same for ever.
const WHITE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** Folds runs of white space to single spaces and trims both ends. Nothing else is altered. */
export const foldWhiteSpace = (text: string): string => {
  const folded = text.replace(WHITE_SPACE, " ");
  return folded.slice(folded.startsWith(" ") ? 1 : 0, folded.endsWith(" ") ? -1 : undefined);
};

/** Prints passages as a canonical text. */
export const printText = (passages: readonly string[]): string =>
  passages.length === 0 ? "" : `${passages.join("\n\n")}\n`;

/** The passages of a canonical text: the inverse of {@link printText}. */
export const parseText = (text: string): string[] =>
  text === "" ? [] : text.slice(0, -1).split("\n\n");

/** Length in Unicode code points, the unit of every position in a text. */
export function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++, count++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(at + 1))) at++;
  }
  return count;
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
