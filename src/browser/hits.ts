/** A hit as the search page shows it: its title, and the passages that hold what was searched. */
import { showDay } from "#base/dates.ts";
import type { DatedSpan } from "#text/search-anchor.ts";
import type { HitData } from "./pagefind.ts";
import { type Passage, excerptOf } from "./passages.ts";

/** How many passages of a hit are shown. */
const PASSAGES = 3;

const KINDS: Readonly<Record<string, string>> = {
  history: "text of a document, all versions",
  provision: "provision",
  article: "article",
  page: "page",
};

/** A hit with its best passages. */
export function hitItem({ url, meta }: HitData, passages: readonly Passage[]): HTMLLIElement {
  const title = link(url, meta["title"] ?? url);
  const from = element("span", ` ${meta["from"] ?? ""} (${KINDS[meta["kind"] ?? ""] ?? ""})`);
  from.className = "quiet";
  const item = element("li", title, from);
  const language = meta["language"] ?? "en";
  for (const passage of passages.slice(0, PASSAGES))
    item.append(passageView(passage, url, language));
  const rest = passages.length - PASSAGES;
  if (rest > 0) {
    const note = element("p", `${rest} more ${rest === 1 ? "passage" : "passages"} on that page`);
    note.className = "quiet";
    item.append(note);
  }
  return item;
}

function passageView(passage: Passage, url: string, language: string): HTMLElement {
  const { pieces, cut } = excerptOf(passage);
  const words = element(
    "q",
    ...(cut[0] ? ["… "] : []),
    ...pieces.map(({ text, found }) => (found ? element("mark", text) : text)),
    ...(cut[1] ? [" …"] : []),
  );
  words.lang = language;
  const view = element("p", words);
  const stood = passage.spans.length === 0 ? "see the passage" : standing(passage.spans);
  if (passage.anchor !== undefined) {
    view.append(element("br"), link(`${url}#${passage.anchor}`, stood));
  }
  return view;
}

/** From when to when a passage stood, by the captures that held it. */
function standing(spans: readonly DatedSpan[]): string {
  const parts = spans.map(({ from, to }) =>
    from === to
      ? `in the capture of ${showDay(from)}`
      : `in the captures from ${showDay(from)} to ${showDay(to)}`,
  );
  return `stood ${parts.join(", and again ")}`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function link(href: string, ...children: readonly (Node | string)[]): HTMLAnchorElement {
  const made = element("a", ...children);
  made.href = href;
  return made;
}
