/** Draws a card: 1200 by 630 pixels, to be read at a quarter of that. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Severity } from "#schema/fields.ts";
import type { CardFace, LevelInWords } from "#views/cards.ts";
import { type Type, linesOf, outlineOf, settable, widthOf } from "./typesetter.ts";

/** The light colours of `src/styles/tokens.css`. */
export const CARD_COLOURS = {
  ink: "#16212b",
  quiet: "#51606c",
  paper: "#fcfdfd",
  line: "#d7dde1",
  critical: "#94102b",
  high: "#a13d08",
  medium: "#755600",
  low: "#3a6150",
} as const;
type Colour = string;

const { ink, paper, quiet, line: hairline } = CARD_COLOURS;
const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 72];
const MEASURE = WIDTH - 2 * MARGIN;
const BAND = 18;
const FOOT = 540;

const OVER: Type = { face: "bold", size: 42 };
const OVER_QUIET: Type = { face: "sans", size: 42 };
const LEVEL: Type = { face: "bold", size: 46 };
const FACT: Type = { face: "sans", size: 42 };
const QUOTED: Type = { face: "serif", size: 40 };
const NAME: Type = { face: "bold", size: 34 };
const STATE: Type = { face: "sans", size: 34 };
/** Titles in the largest of these in which they fit. */
const TITLES = [
  { size: 100, most: 1 },
  { size: 80, most: 2 },
  { size: 64, most: 3 },
  { size: 52, most: 4 },
].map(({ size, most }) => ({
  type: { face: "bold", size, tracking: -0.015 } satisfies Type,
  most,
}));

/** The mark of the archive, in a square of 32: its scalloped edge, and the letter in it. */
const ICON = join(import.meta.dirname, "../../public/favicon.svg");
const [SEAL, SEAL_LETTER] = [...readFileSync(ICON, "utf8").matchAll(/ d="([^"]+)"/gu)].map(
  ([, outline]) => outline!,
);

/** The card as an SVG of paths and rectangles alone: no text in it needs a font. */
export function drawCard(face: CardFace, accent: Colour): string {
  const parts = [rectangle(0, 0, WIDTH, HEIGHT, paper), rectangle(0, 0, WIDTH, BAND, accent)];
  let y = over(face, parts);
  y = title(face, y, parts);
  if (face.severity !== undefined) y = level(face.severity, y, parts);
  y = facts(face.facts, y, parts);
  if (face.tallies.length > 0) y = tallies(face.tallies, y, parts);
  if (face.quotation !== undefined) quotation(face.quotation, y, parts);
  foot(face, accent, parts);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join("")}</svg>`;
}

/** Whose it is, and after it, quiet and shortened, from which document. Gives where the next begins. */
function over({ over: [whose, from] }: CardFace, parts: string[]): number {
  const baseline = BAND + MARGIN + 14;
  const strong = shown(whose, OVER, MEASURE);
  if (strong === undefined) return BAND + MARGIN - 24;
  parts.push(words(strong, OVER, MARGIN, baseline, ink));
  const after = MARGIN + widthOf(strong, OVER) + OVER.size * 0.6;
  const room = WIDTH - MARGIN - after;
  const rest = from === undefined || room < 160 ? undefined : shown(from, OVER_QUIET, room);
  if (rest !== undefined) parts.push(words(rest, OVER_QUIET, after, baseline, quiet));
  return baseline + 26;
}

function title({ title: name, plain }: CardFace, y: number, parts: string[]): number {
  const text = settable(name) ?? plain;
  const tried = TITLES.map(({ type, most }) => ({ type, ...linesOf(text, type, MEASURE, most) }));
  const { type, lines } =
    tried.find(({ lines: each, whole }) => whole && each.join(" ") === text) ?? tried.at(-1)!;
  const leading = type.size * 1.12;
  lines.forEach((line, index) => {
    const baseline = y + type.size * 0.98 + index * leading;
    parts.push(words(line, type, MARGIN, baseline, ink));
  });
  return y + type.size * 0.98 + (lines.length - 1) * leading + 38;
}

function level({ level: severity, words: text }: LevelInWords, y: number, parts: string[]): number {
  const colour = CARD_COLOURS[severity];
  const baseline = y + LEVEL.size * 0.9;
  parts.push(meter(severity, MARGIN, baseline, LEVEL.size * 0.72));
  parts.push(words(text, LEVEL, MARGIN + 72, baseline, colour));
  return baseline + 38;
}

const METER: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3, critical: 4 };

/** Four bars, as many filled as the level has. */
function meter(severity: Severity, x: number, baseline: number, height: number): string {
  const [bar, gap] = [height * 0.28, height * 0.16];
  return [0, 1, 2, 3]
    .map((index) => {
      const opacity = index < METER[severity] ? 1 : 0.22;
      const left = x + index * (bar + gap);
      return rectangle(left, baseline - height, bar, height, CARD_COLOURS[severity], opacity);
    })
    .join("");
}

function facts(list: readonly string[], y: number, parts: string[]): number {
  let baseline = y + FACT.size;
  for (const fact of list) {
    const text = settable(fact);
    if (text === undefined) continue;
    for (const line of linesOf(text, FACT, MEASURE, 2).lines) {
      parts.push(words(line, FACT, MARGIN, baseline, quiet));
      baseline += FACT.size * 1.35;
    }
  }
  return list.length === 0 ? y : baseline;
}

function tallies(list: CardFace["tallies"], y: number, parts: string[]): number {
  const baseline = Math.max(y + 30, FOOT - 60);
  let x = MARGIN;
  for (const { level: severity, words: text } of list) {
    parts.push(meter(severity, x, baseline, LEVEL.size * 0.72));
    parts.push(words(text, LEVEL, x + 66, baseline, CARD_COLOURS[severity]));
    x += 66 + widthOf(text, LEVEL) + 52;
  }
  return baseline;
}

/** As many lines of the quoted words as there is room for. */
function quotation(quoted: string, y: number, parts: string[]): void {
  const leading = QUOTED.size * 1.3;
  const most = Math.floor((FOOT - 30 - y) / leading);
  const text = settable(`“${quoted}”`);
  if (text === undefined || most < 1) return;
  const { lines } = linesOf(text, QUOTED, MEASURE - 32, Math.min(most, 3), "…”");
  parts.push(rectangle(MARGIN, y, 5, lines.length * leading, hairline));
  lines.forEach((line, index) => {
    parts.push(words(line, QUOTED, MARGIN + 32, y + leading * (index + 0.76), ink));
  });
}

function foot({ archive, state }: CardFace, accent: Colour, parts: string[]): void {
  const baseline = FOOT + 58;
  parts.push(rectangle(MARGIN, FOOT, MEASURE, 2, hairline));
  parts.push(
    `<g transform="translate(${MARGIN} ${FOOT + 20}) scale(1.625)"><path fill="${accent}" d="${SEAL}"/><path fill="${paper}" d="${SEAL_LETTER}"/></g>`,
  );
  const right = state === undefined ? 0 : widthOf(state, STATE);
  if (state !== undefined) {
    parts.push(words(state, STATE, WIDTH - MARGIN - right, baseline, quiet));
  }
  const name = shown(archive, NAME, MEASURE - right - 110);
  if (name !== undefined) parts.push(words(name, NAME, MARGIN + 72, baseline, ink));
}

/** A line that fits, shortened where it must be; undefined where it cannot be set. */
function shown(text: string, type: Type, width: number): string | undefined {
  const whole = settable(text);
  return whole === undefined ? undefined : linesOf(whole, type, width, 1).lines[0];
}

const words = (text: string, type: Type, x: number, y: number, fill: Colour): string =>
  `<path fill="${fill}" d="${outlineOf(text, type, x, y)}"/>`;

function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: Colour,
  opacity = 1,
): string {
  const faint = opacity === 1 ? "" : ` fill-opacity="${opacity}"`;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${faint}/>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;
