import { type ChildNode, Element, type ParentNode, Text, Document } from "domhandler";
import MarkdownIt, { type Env, type Token } from "markdown-it";
import { parseFragment } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import { blocksOf } from "./blocks.ts";
import { type Part, readParts } from "./markdown-parts.ts";
import { Memory } from "./memory.ts";
import { type Passage, type PassageKind, foldWhiteSpace } from "./passage.ts";

// CommonMark and GFM's tables, nothing else: no autolinks, no smart quotes, no strikethrough.
const commonMark = new MarkdownIt("commonmark", { html: true }).enable("table");

/**
 * `markdown/1`: CommonMark with GFM tables, rendered; links and images without their addresses,
 * an image as its alternative text. A block of raw HTML is read as HTML; of raw tags inside a
 * line only line breaks count.
 */
export function extractMarkdown(markdown: string): Passage[] {
  const source = normalized(markdown);
  return readParts(source, knownPart)?.flat() ?? extractAtOnce(source);
}

/** The same, parsed at once: what {@link extractMarkdown} must give, and the slow way to it. */
export const extractAtOnce = (markdown: string): Passage[] =>
  passagesOf(commonMark.parse(markdown, {}));

/** Line ends and NULs as the parser itself reads them, before anything else. */
function normalized(markdown: string): string {
  const lines = markdown.includes("\r") ? markdown.replaceAll(/\r\n?/gu, "\n") : markdown;
  return lines.replaceAll("\0", "\ufffd");
}

const parts = new Memory<Part<readonly Passage[]>>(32 * 1024 * 1024);
const knownPart = (part: string) => parts.get(part, (own) => plainPart(own) ?? parsedPart(own));

/** A paragraph or heading of one line that holds no mark of Markdown: told without the parser. */
const PLAIN = /^(?:(#{1,6})[ \t]|[A-Za-z\u0080-\uffff])[^\n\\`*_[<&#]*\n*$/u;

function plainPart(part: string): Part<readonly Passage[]> | undefined {
  const match = PLAIN.exec(part);
  if (match === null) return undefined;
  const level = match[1]?.length ?? 0;
  const text = foldWhiteSpace(part.slice(level));
  const kind = level === 0 ? "p" : (String(level) as PassageKind);
  return { given: text === "" ? [] : [{ text, kind }], reaches: false, runsOn: false };
}

function parsedPart(part: string): Part<readonly Passage[]> {
  const found: Env = {};
  const tokens = commonMark.parse(part, found);
  return {
    given: passagesOf(tokens),
    reaches: found.references !== undefined || tokens.some(isDeep),
    runsOn: runsOn(tokens),
  };
}

/** Nested as deep as the parser goes or nearly so. */
const isDeep = ({ level }: Token): boolean => level >= commonMark.options.maxNesting - 2;

/** Whether the last block may go on; a thematic break leaves no passage and parts none. */
function runsOn(tokens: readonly Token[]): boolean {
  const last = tokens.findLast(({ type }) => type !== "hr");
  return last?.type === "fence" || last?.type === "html_block";
}

function passagesOf(tokens: readonly Token[]): Passage[] {
  const root = new Document([]);
  let open: ParentNode = root;
  for (const token of tokens) {
    if (token.nesting === 1) open = append(open, new Element(token.tag, {}));
    else if (token.nesting === -1) open = open.parent ?? root;
    else appendAll(open, leaf(token));
  }
  return blocksOf(root.children, { alt: true });
}

function append<Node extends ChildNode>(parent: ParentNode, node: Node): Node {
  node.parent = parent;
  node.prev = parent.children.at(-1) ?? null;
  parent.children.push(node);
  return node;
}

function appendAll(parent: ParentNode, nodes: readonly ChildNode[]): void {
  for (const node of nodes) append(parent, node);
}

/** What a token that neither opens nor closes is as nodes. */
function leaf(token: Token): ChildNode[] {
  if (token.type === "inline") return (token.children ?? []).flatMap(inline);
  if (token.type === "html_block") return htmlNodes(token.content);
  if (token.type === "fence" || token.type === "code_block") return [preformatted(token.content)];
  return [];
}

function inline(token: Token): ChildNode[] {
  if (token.type === "text" || token.type === "code_inline") return [new Text(token.content)];
  if (token.type === "text_special") return [new Text(token.content)];
  if (token.type === "softbreak") return [new Text(" ")];
  if (token.type === "hardbreak") return [new Element("br", {})];
  if (token.type === "image") return (token.children ?? []).flatMap(inline);
  if (token.type === "html_inline" && /^<br\b/iu.test(token.content))
    return [new Element("br", {})];
  return [];
}

const htmlNodes = (html: string): ChildNode[] =>
  parseFragment(html, { treeAdapter: adapter }).children;

function preformatted(content: string): Element {
  const element = new Element("pre", {});
  append(element, new Text(content));
  return element;
}
