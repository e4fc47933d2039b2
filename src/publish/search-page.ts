/** An entry of the index as the page that Pagefind reads. */
import { printSearchAnchor } from "#text/search-anchor.ts";
import { separateWords } from "#text/search-words.ts";
import type { IndexEntry, IndexedPart } from "#views/search.ts";

/**
 * Anchors are empty elements: Pagefind would store a full one's text twice. It gets no filters and
 * no order, whose files would have other bytes each time; `entries.json` has them.
 */
export function printEntry({ title, kind, from, language, date, parts }: IndexEntry): string {
  const meta = { title, kind, from, language, ...(date && { date }) };
  const marks = Object.entries(meta).map(
    ([name, value]) => `<i data-pagefind-meta="${name}[data-v]" data-v="${escape(value)}"></i>`,
  );
  // The anchor and the mark at the end keep Pagefind's own full stop out of the last passage.
  const body = `<b id="title"></b>${escape(separateWords(title))} ${parts.map(printPart).join(" ")} <b id="end"></b>.`;
  return `<html lang="en"><body><div data-pagefind-body>${marks.join("")}${body}</div></body></html>`;
}

function printPart({ id, spans, text }: IndexedPart): string {
  const anchor =
    id === undefined ? "part" : spans === undefined ? id : printSearchAnchor({ id, spans });
  return `<b id="${anchor}"></b>${escape(separateWords(text))}`;
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
