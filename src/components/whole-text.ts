/** The whole text of a version, every passage with its permanent link in the margin. */
import type { Quoting, TextRun } from "#views/quoted-passages.ts";
import type { TextBlock } from "#views/text-blocks.ts";
import type { PassageView } from "#views/version.ts";
import { SEVERITY } from "#views/words.ts";
import { attribute, escaped } from "./html.ts";

/** @param lang of the text */
export function wholeText(blocks: readonly TextBlock<PassageView>[], lang: string): string {
  const inside = blocks.map((block) => blockHtml(block, lang)).join("");
  return `<div class="evidence whole"${attribute("lang", lang)}>${inside}</div>`;
}

function blockHtml(block: TextBlock<PassageView>, lang: string): string {
  if (block.kind === "list")
    return `<ul>${block.items.map((item) => passage("li", item)).join("")}</ul>`;
  if (block.kind === "rows" && block.items[0]?.cells) return table(block.items, lang);
  const tag =
    block.kind === "heading" ? `h${block.level}` : block.kind === "preformatted" ? "pre" : "p";
  return block.items.map((item) => passage(tag, item)).join("");
}

function passage(tag: string, item: PassageView): string {
  return `<${tag} id="p${item.number}">${link(item)}${runs(item.runs)}${quotedBy(item.quotings)}</${tag}>`;
}

const link = ({ number }: PassageView): string => `<a class="n" href="#p${number}">¶${number}</a>`;

const runs = (all: readonly TextRun[]): string =>
  all
    .map(({ quoted, text }) => (quoted ? `<mark>${escaped(text)}</mark>` : escaped(text)))
    .join("");

/** The provisions that quote from a passage, beside it. */
const quotedBy = (quotings: readonly Quoting[]): string =>
  quotings
    .map(
      ({ href, severity, title }) =>
        `<span class="quoted-by" lang="en">Quoted: <span class="severity ${severity}">${SEVERITY[severity]}</span> <a${attribute("href", href)}>${escaped(title)}</a></span>`,
    )
    .join("");

function table(items: readonly PassageView[], lang: string): string {
  const rows = items.map((item) => {
    const cells = item.cells!.map((cell, column) =>
      column === 0 ? `<th scope="row">${runs(cell)}</th>` : `<td>${runs(cell)}</td>`,
    );
    return `<tr id="p${item.number}">${cells.join("")}<td>${link(item)}${quotedBy(item.quotings)}</td></tr>`;
  });
  return `<section class="scroll" tabindex="0" lang="en" aria-label="Table, passage ${items[0]!.number}"><table${attribute("lang", lang)}><tbody>${rows.join("")}</tbody></table></section>`;
}
