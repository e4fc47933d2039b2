import { getDocumentProxy } from "unpdf";
import { type Passage, type PassageKind, foldWhiteSpace } from "./passage.ts";

/** One line of a page as it is set: its text, where its baseline stands, how large its type is. */
interface Line {
  text: string;
  readonly y: number;
  size: number;
  readonly page: number;
}

interface Item {
  readonly str: string;
  readonly height: number;
  readonly width: number;
  readonly transform: readonly number[];
}

/**
 * `pdf/1`: the text of a PDF by PDF.js, page by page; lines by their baselines, passages by the
 * space between lines and by the size of type. Lines larger than the body's type are headings.
 * Running heads, feet and page numbers are left out: what recurs, figures apart, as the first or
 * last line on at least half of three or more pages.
 *
 * @throws Error when the bytes are no PDF, or one that needs a password.
 */
export async function extractPdf(bytes: Uint8Array): Promise<Passage[]> {
  // PDF.js takes the buffer it is given away from its owner.
  const file = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: Line[][] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      linesOf(
        items.filter((item) => "str" in item),
        number,
      ),
    );
  }
  await file.cleanup();
  return passagesOf(withoutRunningLines(pages).flat());
}

function linesOf(items: readonly Item[], page: number): Line[] {
  const lines: Line[] = [];
  let end = 0;
  for (const { str, height, width, transform } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.y - y) < Math.max(line.size, height, 1) * 0.4) {
      line.text += (x - end > Math.max(line.size, 1) * 0.15 ? " " : "") + str;
      line.size = Math.max(line.size, height);
    } else if (str.trim() !== "") lines.push({ text: str, y, size: height, page });
    if (str !== "") end = x + width;
  }
  return lines.filter(({ text }) => text.trim() !== "");
}

const pattern = (line: Line | undefined): string =>
  line === undefined ? "" : foldWhiteSpace(line.text).replace(/\d+/gu, "#");

function withoutRunningLines(pages: readonly Line[][]): Line[][] {
  if (pages.length < 3) return [...pages];
  const trimmed = trimEdge(
    pages,
    (lines) => lines.at(0),
    (lines) => lines.slice(1),
  );
  return trimEdge(
    trimmed,
    (lines) => lines.at(-1),
    (lines) => lines.slice(0, -1),
  );
}

function trimEdge(
  pages: readonly Line[][],
  edge: (lines: Line[]) => Line | undefined,
  rest: (lines: Line[]) => Line[],
): Line[][] {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const key = pattern(edge(lines));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const runs = (lines: Line[]) => (counts.get(pattern(edge(lines))) ?? 0) * 2 >= pages.length;
  if (!pages.some((lines) => lines.length > 0 && runs(lines))) return [...pages];
  const trimmed = pages.map((lines) => (lines.length > 0 && runs(lines) ? rest(lines) : lines));
  return trimEdge(trimmed, edge, rest);
}

/** The value that most of the text has. */
function usual(weighted: Iterable<readonly [value: number, weight: number]>): number {
  const weights = new Map<number, number>();
  for (const [value, weight] of weighted) weights.set(value, (weights.get(value) ?? 0) + weight);
  return [...weights].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}

function passagesOf(lines: readonly Line[]): Passage[] {
  const body = usual(lines.map(({ size, text }) => [round(size), text.length]));
  const larger = lines.map(({ size }) => round(size)).filter((size) => size > body * 1.1);
  const sizes = [...new Set(larger)].toSorted((a, b) => b - a);
  const gaps = lines.map((_, index) => gapBefore(lines, index));
  const leading = usual(gaps.filter((gap) => gap > 0).map((gap) => [Math.round(gap), 1]));
  const passages: Passage[] = [];
  let block: Line[] = [];
  lines.forEach((line, index) => {
    if (block.length > 0 && parts(lines[index - 1]!, line, gaps[index]!, leading)) {
      passages.push(passageOf(block, sizes));
      block = [];
    }
    block.push(line);
  });
  if (block.length > 0) passages.push(passageOf(block, sizes));
  return passages;
}

const round = (size: number) => Math.round(size * 2) / 2;

/** Space from the baseline before to this one; 0 at the top of a page or column. */
function gapBefore(lines: readonly Line[], index: number): number {
  const [before, line] = [lines[index - 1], lines[index]!];
  return before !== undefined && before.page === line.page ? Math.max(0, before.y - line.y) : 0;
}

const BULLET = /^\s*[•●▪◦‣∙·]/u;

/** Whether a new passage begins with this line. */
function parts(before: Line, line: Line, gap: number, leading: number): boolean {
  if (round(before.size) !== round(line.size) || BULLET.test(line.text)) return true;
  if (gap > 0) return gap > leading * 1.25;
  return /[.:;!?]["”’)]*\s*$/u.test(before.text) || !/^\s*\p{Ll}/u.test(line.text);
}

function passageOf(block: readonly Line[], sizes: readonly number[]): Passage {
  const rank = sizes.indexOf(round(block[0]!.size));
  const text = foldWhiteSpace(block.map((line) => line.text).join(" "));
  if (rank >= 0) return { text, kind: String(Math.min(rank + 1, 6)) as PassageKind };
  return { text, kind: BULLET.test(text) ? "l" : "p" };
}
