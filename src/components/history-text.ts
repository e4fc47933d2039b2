/** Every passage a document ever held; what is gone is told by words and a mark, not by colour. */
import { showDay } from "#views/dates.ts";
import type { HistoryGroup, HistoryItem, HistorySpan } from "#views/history.ts";
import type { TextBlock } from "#views/text-blocks.ts";
import { attribute, escaped } from "./html.ts";

/** @param lang of the text */
export function historyText(groups: readonly HistoryGroup[], lang: string): string {
  const inside = groups.map(
    ({ blocks, periods, spans, standing }) =>
      `<div class="${standing ? "g" : "g gone"}"${attribute("data-s", periods)}>` +
      (periods === undefined ? "" : when(spans)) +
      `${blocks.map(block).join("")}</div>`,
  );
  return `<div class="evidence history" id="passages"${attribute("lang", lang)}>${inside.join("")}</div>`;
}

function block({ items, kind, ...rest }: TextBlock<HistoryItem>): string {
  if (kind === "list") return `<ul>${items.map((item) => passage("li", item)).join("")}</ul>`;
  const tag = "level" in rest ? `h${rest.level}` : "p";
  return items.map((item) => passage(tag, item)).join("");
}

const passage = (tag: string, { id, text }: HistoryItem): string =>
  `<${tag} id="${id}">${escaped(text)}</${tag}>`;

/**
 * From which capture to which passages stood. Short, since a history may hold thousands of them;
 * the page says once how it is read.
 */
const when = (spans: readonly HistorySpan[]): string =>
  `<p class="when" lang="en">${spans.map((span, index) => spanWords(span, index, spans.length)).join("")}</p>`;

function spanWords(span: HistorySpan, index: number, count: number): string {
  const { came, from, periods, to, until, went } = span;
  const begin = `${index > 0 ? "; again " : ""}${until === undefined ? "since " : ""}`;
  const first = `<a href="#c${periods.first + 1}">${showDay(from)}</a>${technical(came)}`;
  if (until === undefined) return begin + first;
  const last = showDay(from) === showDay(to) ? "" : ` – ${showDay(to)}`;
  const gone =
    index < count - 1 ? showDay(until) : `<a href="#c${periods.last + 2}">${showDay(until)}</a>`;
  return `${begin}${first}${last}; gone by ${gone}${technical(went)}`;
}

const technical = (kind: HistorySpan["came"] | undefined): string =>
  kind === "technical" ? " (technical)" : "";
