/**
 * Text as outlines, from the typefaces that the site ships: no font of the system is asked, so a
 * picture is the same on every machine.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Font, create } from "fontkit";

/** How a line is set: which typeface, how many pixels to the em, and how far letters are apart. */
export interface Type {
  readonly face: keyof typeof FACES;
  readonly size: number;
  /** In em; negative brings letters closer. */
  readonly tracking?: number;
}

const SANS = dirname(fileURLToPath(import.meta.resolve("@fontsource/ibm-plex-sans/LICENSE")));
const SERIF = dirname(fileURLToPath(import.meta.resolve("@fontsource/source-serif-4/LICENSE")));
const FACES = {
  sans: (subset: string) => join(SANS, `files/ibm-plex-sans-${subset}-400-normal.woff`),
  bold: (subset: string) => join(SANS, `files/ibm-plex-sans-${subset}-600-normal.woff`),
  serif: (subset: string) => join(SERIF, `files/source-serif-4-${subset}-400-normal.woff`),
};
/** A character is set from the first of these that has it. */
const SUBSETS = ["latin", "latin-ext", "greek", "cyrillic", "cyrillic-ext", "vietnamese"];

/** The same function, remembering what it gave. */
function remembering<T>(give: (face: Type["face"], about: string) => T) {
  const given: Record<Type["face"], Map<string, T>> = {
    sans: new Map(),
    bold: new Map(),
    serif: new Map(),
  };
  return (face: Type["face"], about: string): T => {
    const before = given[face].get(about);
    if (before !== undefined) return before;
    const value = give(face, about);
    given[face].set(about, value);
    return value;
  };
}

const fontOf = remembering(
  (face, subset): Font => create(readFileSync(FACES[face](subset))) as Font,
);

/**
 * The text as it can be set: accents composed, white space and hyphens made plain. Undefined where
 * the typefaces lack a character, since a line with holes in it would say something else.
 */
export function settable(text: string): string | undefined {
  const plain = text
    .normalize("NFC")
    .replace(/[\p{Default_Ignorable_Code_Point}]/gu, "")
    .replace(/[\u2010\u2011]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
  return plain !== "" && Array.from(plain).every(isSettable) ? plain : undefined;
}

const isSettable = (character: string): boolean =>
  (Object.keys(FACES) as Type["face"][]).every((face) => fontFor(face, character) !== "none");

/** The font of a typeface that has a character. */
const fontFor = remembering((face, character): Font | "none" => {
  const code = character.codePointAt(0)!;
  const subset = SUBSETS.find((name) => fontOf(face, name).hasGlyphForCodePoint(code));
  return subset === undefined ? "none" : fontOf(face, subset);
});

interface Run {
  readonly font: Font;
  text: string;
}

/** The text cut where another font file has to set it. */
function runsOf(text: string, face: Type["face"]): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const found = fontFor(face, character);
    const font = found === "none" ? fontOf(face, SUBSETS[0]!) : found;
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}

/** Letters are kerned and not joined. */
const shaped = ({ font, text }: Run) => font.layout(text, { liga: false });

/** How wide a line is, in pixels: its words, each set by itself, and the spaces between them. */
export function widthOf(text: string, { face, size, tracking = 0 }: Type): number {
  let [ems, glyphs] = [0, -1];
  for (const word of text.split(" ")) {
    const extent = extentOf(face, word);
    ems += extent.ems + (glyphs < 0 ? 0 : extentOf(face, " ").ems);
    glyphs += extent.glyphs + 1;
  }
  return (ems + tracking * glyphs) * size;
}

const extentOf = remembering((face, text) => {
  let [ems, glyphs] = [0, 0];
  for (const run of runsOf(text, face)) {
    const { positions } = shaped(run);
    ems += positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / run.font.unitsPerEm;
    glyphs += positions.length;
  }
  return { ems, glyphs };
});

/** The outlines of a line as SVG path data, its baseline beginning at `x`, `y`. */
export function outlineOf(text: string, type: Type, x: number, y: number): string {
  const space = widthOf(" ", type);
  let outline = "";
  let at = x;
  for (const word of text.split(" ")) {
    outline += outlineOfWord(word, type, at, y);
    at += widthOf(word, type) + space;
  }
  return outline;
}

function outlineOfWord(word: string, type: Type, x: number, y: number): string {
  const { face, size, tracking = 0 } = type;
  let outline = "";
  let at = x;
  for (const run of runsOf(word, face)) {
    const scale = size / run.font.unitsPerEm;
    const { glyphs, positions } = shaped(run);
    glyphs.forEach(({ path }, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      const [left, top] = [at + xOffset * scale, y - yOffset * scale];
      outline += path.scale(scale, -scale).translate(left, top).toSVG();
      at += xAdvance * scale + tracking * size;
    });
  }
  return outline;
}

/** Lines of a text that was broken; `whole` is false where an ellipsis stands for the rest. */
export interface Lines {
  readonly lines: readonly string[];
  readonly whole: boolean;
}

/**
 * Breaks a text into at most so many lines, between words where it can. `end` closes a text that
 * was cut.
 */
export function linesOf(text: string, type: Type, width: number, most: number, end = "…"): Lines {
  const { lines, rest } = broken(text, type, width, most);
  if (rest === "") return { lines: balanced(text, type, width, lines), whole: true };
  const last = shortened(lines.at(-1)!, type, width, end);
  return { lines: [...lines.slice(0, -1), last], whole: false };
}

function broken(text: string, type: Type, width: number, most: number) {
  const lines: string[] = [];
  let rest = text;
  while (rest !== "" && lines.length < most) {
    const line = firstLine(rest, type, width);
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return { lines, rest };
}

/** The words that fit on one line; at least a part of the first. */
function firstLine(text: string, type: Type, width: number): string {
  const words = text.split(" ");
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, type) > width) break;
    line = longer;
  }
  return line === "" ? startOf(words[0]!, type, width) : line;
}

/** As many characters of a word as fit. */
function startOf(word: string, type: Type, width: number): string {
  const characters = Array.from(word);
  while (characters.length > 1 && widthOf(characters.join(""), type) > width) characters.pop();
  return characters.join("");
}

/** A line with its end put on, words left out until it fits. */
function shortened(line: string, type: Type, width: number, end: string): string {
  const words = line.split(" ");
  const cut = () => words.join(" ").replace(/[\s,;:.–—-]+$/u, "") + end;
  while (words.length > 1 && widthOf(cut(), type) > width) words.pop();
  if (widthOf(cut(), type) <= width) return cut();
  return startOf(words[0]!, type, width - widthOf(end, type)) + end;
}

const NARROWER = 0.04;
const NARROWEST = 0.5;

/** The same words on as many lines, more alike in length. */
function balanced(text: string, type: Type, width: number, lines: readonly string[]) {
  let best = lines;
  for (let share = 1 - NARROWER; share > NARROWEST; share -= NARROWER) {
    const tried = broken(text, type, width * share, lines.length);
    if (tried.rest !== "" || tried.lines.join(" ") !== text) break;
    best = tried.lines;
  }
  return best;
}
