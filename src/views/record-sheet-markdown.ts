/**
 * Markdown that people wrote, as parts that a sheet sets. It is read by the same engine as on
 * pages; raw HTML in it is words. A sheet gets it as data and never as markup.
 */
import MarkdownIt from "markdown-it";
import type { LinkOf } from "./markdown.ts";

/** Words set in one way. */
export interface SheetRun {
  readonly text: string;
  readonly strong?: true;
  readonly italic?: true;
  readonly code?: true;
  readonly struck?: true;
  /** Where a link leads, whole; told behind its words. */
  readonly address?: string;
}

export type SheetBlock =
  | { readonly kind: "heading"; readonly level: number; readonly runs: readonly SheetRun[] }
  | { readonly kind: "paragraph"; readonly runs: readonly SheetRun[] }
  | {
      readonly kind: "list";
      /** Of the first item of a numbered list. */
      readonly start?: number;
      readonly items: readonly (readonly SheetBlock[])[];
    }
  | { readonly kind: "quote"; readonly blocks: readonly SheetBlock[] }
  | { readonly kind: "code"; readonly text: string }
  /** The first row is its head. */
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly SheetRun[])[])[] }
  | { readonly kind: "rule" };

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** @param addressOf a link's whole address; undefined where it leads nowhere */
export function sheetBlocks(markdown: string, addressOf: LinkOf): SheetBlock[] {
  const tokens = new MarkdownIt({ html: false, linkify: false })
    .enable("table")
    .parse(markdown, {});
  return new Reader(tokens, addressOf).blocks();
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #addressOf: LinkOf;
  #at = 0;

  constructor(tokens: readonly Token[], addressOf: LinkOf) {
    this.#tokens = tokens;
    this.#addressOf = addressOf;
  }

  /** The blocks up to what closes the one around them. */
  blocks(): SheetBlock[] {
    const blocks: SheetBlock[] = [];
    for (let token = this.#next(); token?.nesting === 0 || token?.nesting === 1;) {
      const block = this.#block(token);
      if (block !== undefined) blocks.push(block);
      token = this.#next();
    }
    return blocks;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #block(token: Token): SheetBlock | undefined {
    switch (token.type) {
      case "heading_open":
        return { kind: "heading", level: Number(token.tag.slice(1)), runs: this.#runs() };
      case "paragraph_open":
        return { kind: "paragraph", runs: this.#runs() };
      case "bullet_list_open":
        return { kind: "list", items: this.#items() };
      case "ordered_list_open":
        return { kind: "list", start: Number(token.attrGet("start") ?? 1), items: this.#items() };
      case "blockquote_open":
        return { kind: "quote", blocks: this.blocks() };
      case "table_open":
        return { kind: "table", rows: this.#rows() };
      case "fence":
      case "code_block":
        return { kind: "code", text: token.content.replace(/\n$/u, "") };
      case "hr":
        return { kind: "rule" };
      default:
        throw new Error(`Markdown gave “${token.type}”, which no sheet can set`);
    }
  }

  #items(): SheetBlock[][] {
    const items: SheetBlock[][] = [];
    while (this.#next()?.type === "list_item_open") items.push(this.blocks());
    return items;
  }

  /** The words of one block, and past its end. */
  #runs(): SheetRun[] {
    const inline = this.#next()!;
    this.#at++;
    return runsOf(inline.children ?? [], this.#addressOf);
  }

  #rows(): SheetRun[][][] {
    const rows: SheetRun[][][] = [];
    for (let token = this.#next(); token !== undefined && token.type !== "table_close";) {
      if (token.type === "tr_open") rows.push([]);
      if (token.type === "inline") {
        rows.at(-1)!.push(runsOf(token.children ?? [], this.#addressOf));
      }
      token = this.#next();
    }
    return rows;
  }
}

type Manner = Omit<SheetRun, "text">;

const MANNERS: Readonly<Record<string, Manner>> = {
  strong: { strong: true },
  em: { italic: true },
  s: { struck: true },
};

function runsOf(tokens: readonly Token[], addressOf: LinkOf): SheetRun[] {
  const runs: SheetRun[] = [];
  const around: Manner[] = [];
  for (const token of tokens) {
    if (token.nesting < 0) around.pop();
    else if (token.nesting > 0) around.push(mannerOf(token, addressOf));
    else runs.push(Object.assign({}, ...around, leafOf(token)) as SheetRun);
  }
  return runs.filter(({ text }) => text !== "");
}

function mannerOf(token: Token, addressOf: LinkOf): Manner {
  if (token.tag !== "a") return MANNERS[token.tag] ?? {};
  const address = addressOf(String(token.attrGet("href") ?? ""));
  return address === undefined ? {} : { address };
}

/** A line break of the source is a space; of a picture its description stays. */
function leafOf({ content, type }: Token): SheetRun {
  if (type === "code_inline") return { text: content, code: true };
  if (type === "softbreak") return { text: " " };
  return { text: type === "hardbreak" ? "\n" : content };
}
