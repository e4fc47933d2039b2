import { compile } from "css-select";
import { type AnyNode, type Document, type Element, hasChildren, isTag } from "domhandler";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import { blocksOf } from "./blocks.ts";
import type { Passage } from "./passage.ts";

/** The CSS selectors that are part of an extractor's identity. */
export interface SelectorLists {
  readonly select?: readonly string[] | undefined;
  readonly remove?: readonly string[] | undefined;
}

const CONTAINERS = ["main", '[role="main"]', "article"];
const FURNITURE = ["nav", "aside", "footer", "dialog", '[role="navigation"]', '[role="dialog"]'];
const PAGE_FURNITURE = [...FURNITURE, "header", '[role="banner"]', '[role="contentinfo"]'];

/**
 * `html/1`: parses as browsers do (WHATWG HTML, by parse5) and takes the blocks of what `select`
 * names, in document order, without what `remove` names. Without `select`, or where it matches
 * nothing (an error page has no terms), the page's `main`, else its `article`, else its body is
 * taken, without navigation, asides, dialogs and the page's header and footer. What style sheets or
 * `hidden` hide is taken too: terms are often folded away until a reader opens them.
 */
export function extractHtml(html: string, { select, remove }: SelectorLists): Passage[] {
  const tree = parse(html, { treeAdapter: adapter });
  const chosen = outermost(matches(tree, select ?? []));
  if (chosen.length > 0) return blocksOfEach(chosen, matcher(remove ?? []));
  const main = CONTAINERS.map((selector) => outermost(matches(tree, [selector])));
  const container = main.find((found) => found.length > 0);
  const furniture = container === undefined ? PAGE_FURNITURE : FURNITURE;
  return blocksOfEach(container ?? tree.children, matcher([...furniture, ...(remove ?? [])]));
}

const blocksOfEach = (nodes: readonly AnyNode[], skip: (element: Element) => boolean) =>
  nodes.flatMap((node) => blocksOf([node], { alt: false, skip }));

/** Why a CSS selector cannot be used, or undefined when it can. */
export function selectorFault(selector: string): string | undefined {
  // css-select reads these leniently, though CSS does not: they are slips.
  if (/^\s*[>+~]|[>+~]\s*$|\.\.|,\s*(?:,|$)/u.test(selector)) return "a name is missing in it";
  try {
    compile(selector);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function matcher(selectors: readonly string[]): (element: Element) => boolean {
  if (selectors.length === 0) return () => false;
  const tests = selectors.map((selector) => compile<AnyNode, Element>(selector));
  return (element) => tests.some((test) => test(element));
}

function matches(tree: Document, selectors: readonly string[]): Set<Element> {
  const test = matcher(selectors);
  const found = new Set<Element>();
  if (selectors.length > 0) collect(tree, test, found);
  return found;
}

function collect(node: AnyNode, test: (element: Element) => boolean, found: Set<Element>): void {
  if (isTag(node) && test(node)) found.add(node);
  if (hasChildren(node)) for (const child of node.children) collect(child, test, found);
}

/** Those that stand in no other of them. */
function outermost(found: ReadonlySet<Element>): Element[] {
  return [...found].filter((element) => {
    let above = element.parent;
    while (above !== null && !(isTag(above) && found.has(above))) above = above.parent;
    return above === null;
  });
}
