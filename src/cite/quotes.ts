/** Quotation marks around words that may hold some themselves. */
import { oneLine } from "./one-line.ts";
import type { Run } from "./runs.ts";

/** Marks that other languages have: words with these keep theirs. */
const OTHER_MARKS = /[„‚«»‹›「」『』]/u;
/** Curly, or straight and beside a space: `15"` is a measure. Straight single marks may be apostrophes. */
const IN_DOUBLE = /“([^“”]*)”|(?<![^\s([])"(?=\S)([^"]*)(?<=\S)"(?![\p{L}\p{N}])/gu;
/** Where one end is possible only: in `‘users’ rights’` either of the last two may be it. */
const IN_SINGLE = /(?<!\p{L})‘([^‘’]*(?:’(?=\p{L})[^‘’]*)*)’(?!\p{L})(?![^‘]*’(?!\p{L}))/gu;

/** Quotations within double marks become single, those within these double again. */
const insideDouble = (text: string): string =>
  text.replace(
    IN_DOUBLE,
    (_, curly?: string, straight?: string) => `‘${insideSingle(curly ?? straight ?? "")}’`,
  );

/** Quotations within single marks become double, those within these single again. */
const insideSingle = (text: string): string =>
  text
    .replace(IN_SINGLE, (_, words: string) => `“${insideDouble(words)}”`)
    .replace(IN_DOUBLE, (_, curly?: string, straight?: string) => `“${curly ?? straight ?? ""}”`);

const nested = (text: string, change: (text: string) => string): string => {
  const words = oneLine(text);
  return OTHER_MARKS.test(words) ? words : change(words);
};

/** Words in quotation marks, which are told apart since the words alone have a language. */
type Quoted = readonly [string, Run, string];

/** As in the United States and Canada: “words with ‘a word’”. */
export const inDouble = (text: string, language: string): Quoted => [
  "“",
  { text: nested(text, insideDouble), language },
  "”",
];

/** As in Britain: ‘words with “a word”’. */
export const inSingle = (text: string, language: string): Quoted => [
  "‘",
  { text: nested(text, insideSingle), language },
  "’",
];

/** As in the United States, with the comma that follows inside all marks that close: “a ‘word,’” */
export function inDoubleWithComma(text: string, language: string): Quoted {
  const words = nested(text, insideDouble).replace(/(‘[^‘’]*)(’)$|$/u, "$1,$2");
  return ["“", { text: words, language }, "”"];
}
