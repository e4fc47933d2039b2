import { type ChildNode, Element, type ParentNode, Text, Document } from "domhandler";
import MarkdownIt, { type Token } from "markdown-it";
import { parseFragment } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import { blocksOf } from "./blocks.ts";
import type { Passage } from "./passage.ts";

// CommonMark and GFM's tables, nothing else: no autolinks, no smart quotes, no strikethrough.
const commonMark = new MarkdownIt("commonmark", { html: true }).enable("table");

/**
 * `markdown/1`: CommonMark with GFM tables, rendered; links and images without their addresses,
 * an image as its alternative text. A block of raw HTML is read as HTML; of raw tags inside a
 * line only line breaks count.
 */
export function extractMarkdown(markdown: string): Passage[] {
  const root = new Document([]);
  let open: ParentNode = root;
  for (const token of commonMark.parse(markdown, {})) {
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
