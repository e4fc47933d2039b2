/** A hit as the search page shows it: what it is, its title, and the passages that answer. */
import { type Day, showDay } from "#base/dates.ts";
import type { DatedSpan } from "#text/search-anchor.ts";
import { element, link } from "./elements.ts";
import type { HitData } from "./search-engine.ts";
import { type Passage, excerptOf } from "./passages.ts";

/** How many passages of a hit are shown. */
const PASSAGES = 3;

/** What a hit is, and what its date means. */
const KINDS: Readonly<Record<string, { readonly name: string; readonly date: string }>> = {
  history: { name: "Text of a document, all versions", date: "latest sound capture" },
  provision: { name: "Provision", date: "last found" },
  article: { name: "Article", date: "" },
  page: { name: "Page about the archive", date: "" },
};

/** What a value of a filter is called. */
export type LabelOf = (filter: string, value: string) => string;

/** A hit with its best passages. */
export function hitItem(
  page: HitData,
  passages: readonly Passage[],
  labelOf: LabelOf,
): HTMLLIElement {
  const item = element(
    "li",
    "hit",
    kindLine(page),
    titleLine(page),
    ...factsLine(page, labelOf),
    ...passages.slice(0, PASSAGES).flatMap((passage) => passageView(passage, page)),
  );
  const rest = passages.length - PASSAGES;
  if (rest > 0) {
    const more = `${rest} more ${rest === 1 ? "passage" : "passages"} on that page`;
    item.append(element("p", "when", more));
  }
  return item;
}

function kindLine({ meta }: HitData): HTMLElement {
  const name = KINDS[meta["kind"] ?? ""]?.name ?? "Page";
  // What a page about the archive is from is what it is.
  const from = meta["kind"] === "page" ? "" : (meta["from"] ?? "");
  return element("p", "kind", element("b", "", name), from === "" ? "" : ` · ${from}`);
}

/** The title of a document is in the language of its text. */
function titleLine({ url, meta }: HitData): HTMLElement {
  const title = element("h3", "", link(url, meta["title"] ?? url));
  if (meta["kind"] === "history") title.lang = meta["language"] ?? "en";
  return title;
}

/** How severe it is and its date; nothing where neither is known. */
function factsLine({ meta, filters }: HitData, labelOf: LabelOf): HTMLElement[] {
  const level = filters["severity"]?.[0];
  const date = meta["date"] as Day | undefined;
  const means = KINDS[meta["kind"] ?? ""]?.date ?? "";
  const parts = [
    ...(level === undefined
      ? []
      : [element("span", `severity ${level}`, labelOf("severity", level))]),
    ...(date === undefined ? [] : [`${means} ${showDay(date)}`.trim()]),
  ];
  return parts.length === 0
    ? []
    : [element("p", "facts-line", ...parts.flatMap((part) => [part, " · "]).slice(0, -1))];
}

/** The words of a passage; those that are captured are set as quoted. */
function passageView(passage: Passage, { url, meta, filters }: HitData): HTMLElement[] {
  const { pieces, cut } = excerptOf(passage);
  const isCaptured = passage.spans.length > 0 || passage.anchor === "clause";
  const words = element(
    isCaptured ? "blockquote" : "p",
    "words",
    ...(cut[0] ? ["… "] : []),
    ...pieces.map(({ text, found }) => (found ? element("mark", "", text) : text)),
    ...(cut[1] ? [" …"] : []),
  );
  words.lang = (isCaptured ? filters["language"]?.[0] : meta["language"]) ?? "en";
  if (passage.anchor === undefined) return [words];
  const stood = passage.spans.length === 0 ? "Read it there" : standing(passage.spans);
  return [words, element("p", "when", link(`${url}#${passage.anchor}`, stood))];
}

/** From when to when a passage stood, by the captures that held it. */
function standing(spans: readonly DatedSpan[]): string {
  const parts = spans.map(({ from, to }) =>
    from === to
      ? `in the capture of ${showDay(from)}`
      : `in the captures from ${showDay(from)} to ${showDay(to)}`,
  );
  return `Stood ${parts.join(", and again ")}`;
}
