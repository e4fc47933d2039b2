/**
 * Walks a parsed HTML tree and gives its passages: what a reader would see as separate blocks.
 * Shared by `html/1` and `markdown/1`; frozen with them.
 */
import { type AnyNode, type Element, isTag, isText } from "domhandler";
import { type Passage, type PassageKind, foldWhiteSpace } from "./passage.ts";

const words = (list: string) => new Set(list.split(" "));

/** Never text, whatever page they stand on. */
const SILENT = words(
  "script style template noscript head title meta link svg math canvas iframe object embed audio " +
    "video map input select textarea button datalist progress meter",
);
const BLOCKS = words(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav " +
    "ol p pre search section summary table tbody td tfoot th thead tr ul",
);
/** A row that holds one of these lays out a page rather than data. */
const NOT_IN_DATA_ROWS = words("h1 h2 h3 h4 h5 h6 table");

interface Walk {
  readonly passages: Passage[];
  readonly skip: (element: Element) => boolean;
  /** Whether an image stands for its alternative text. */
  readonly alt: boolean;
  inline: string;
}

interface Options {
  readonly alt: boolean;
  readonly skip?: (element: Element) => boolean;
}

/** The passages of these nodes, in document order. */
export function blocksOf(nodes: readonly AnyNode[], options: Options): Passage[] {
  const walk: Walk = { passages: [], skip: () => false, inline: "", ...options };
  for (const node of nodes) visit(walk, node, "p");
  flush(walk, "p");
  return walk.passages;
}

function flush(walk: Walk, kind: PassageKind): void {
  const text = foldWhiteSpace(walk.inline);
  walk.inline = "";
  if (text !== "") walk.passages.push({ text, kind });
}

function visit(walk: Walk, node: AnyNode, kind: PassageKind): void {
  if (isText(node)) walk.inline += node.data;
  if (!isTag(node) || SILENT.has(node.name) || walk.skip(node)) return;
  if (node.name === "br") lineBreak(walk, node, kind);
  else if (node.name === "img") walk.inline += walk.alt ? (node.attribs["alt"] ?? "") : "";
  else if (node.name === "tr" && isDataRow(node)) row(walk, node, kind);
  else if (BLOCKS.has(node.name)) block(walk, node, kind);
  else visitAll(walk, node, kind);
}

function visitAll(walk: Walk, element: Element, kind: PassageKind): void {
  for (const child of element.children) visit(walk, child, kind);
}

function block(walk: Walk, element: Element, outer: PassageKind): void {
  flush(walk, outer);
  const kind = kindOf(element) ?? outer;
  visitAll(walk, element, kind);
  flush(walk, kind);
}

function kindOf(element: Element): PassageKind | undefined {
  const { name, attribs } = element;
  if (/^h[1-6]$/u.test(name)) return name.slice(1) as PassageKind;
  const level = attribs["aria-level"] ?? "2";
  if (attribs["role"] === "heading" && /^[1-6]$/u.test(level)) return level as PassageKind;
  if (name === "li" || name === "dd") return "l";
  return name === "pre" ? "c" : undefined;
}

/** One break is white space; two in a row, as old pages write paragraphs, part two passages. */
function lineBreak(walk: Walk, element: Element, kind: PassageKind): void {
  let before = element.prev;
  while (before !== null && isText(before) && before.data.trim() === "") before = before.prev;
  if (before !== null && isTag(before) && before.name === "br") flush(walk, kind);
  else walk.inline += " ";
}

const cellsOf = (element: Element): Element[] =>
  element.children.filter(isTag).filter(({ name }) => name === "td" || name === "th");

function isDataRow(element: Element): boolean {
  return !cellsOf(element).some(holdsLayout);
}

function holdsLayout(element: Element): boolean {
  return element.children
    .filter(isTag)
    .some((child) => NOT_IN_DATA_ROWS.has(child.name) || holdsLayout(child));
}

function row(walk: Walk, element: Element, outer: PassageKind): void {
  flush(walk, outer);
  const cells = cellsOf(element)
    .filter((cell) => !walk.skip(cell))
    .map((cell) => cellText(walk, cell));
  const text = cells.every((cell) => cell === "") ? "" : foldWhiteSpace(cells.join(" | "));
  if (text !== "") walk.passages.push({ text, kind: "t" });
}

/** A cell's blocks, joined by spaces. */
const cellText = ({ skip, alt }: Walk, cell: Element): string =>
  blocksOf(cell.children, { skip, alt })
    .map(({ text }) => text)
    .join(" ");
