/** The search page: its state is its address, and nothing is counted before a search has run. */
import { type Day, showDay } from "#base/dates.ts";
import type { DatedSpan } from "#text/search-anchor.ts";
import { type SearchQuery, parseQuery, searchWords } from "#text/search-words.ts";
import { type Hit, type HitData, engineOf } from "./pagefind.ts";
import { type Passage, excerptOf, holdsPhrases, holdsRun, passagesOf } from "./passages.ts";

const BATCH = 10;
const PASSAGES = 3;

const form = document.querySelector<HTMLFormElement>("#search")!;
const field = form.querySelector<HTMLInputElement>("#q")!;
const filters = form.querySelector<HTMLDetailsElement>("#filters")!;
const status = document.querySelector<HTMLElement>("#status")!;
const trouble = document.querySelector<HTMLElement>("#trouble")!;
const list = document.querySelector<HTMLOListElement>("#hits")!;
const more = document.querySelector<HTMLButtonElement>("#more")!;
const engine = engineOf(form.dataset["pagefind"]!, form.dataset["base"]!);

/** Shows the next hits of the latest search. */
let showMore: () => Promise<void> = async () => undefined;
/** Counts searches: what an earlier one still brings is dropped. */
let current = 0;

/** What the form says, without what is empty: the state that the address holds. */
function stateOfForm(): URLSearchParams {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") state.set(name, value.trim());
  }
  return state;
}

function showInForm(state: URLSearchParams): void {
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement || control instanceof HTMLInputElement) {
      control.value = state.get(control.name) ?? "";
    }
  }
  // A filter that is on is never hidden.
  if ([...state.keys()].some((name) => name !== "q")) filters.open = true;
}

async function run(state: URLSearchParams): Promise<void> {
  const turn = ++current;
  list.replaceChildren();
  [more.hidden, trouble.hidden] = [true, true];
  status.textContent = "";
  if (state.size === 0 || (state.size === 1 && state.has("sort"))) return;
  const typed = state.get("q") ?? "";
  const query = parseQuery(typed);
  if (typed !== "" && query.words.length + query.phrases.length === 0) {
    status.textContent = "There is no word in this search.";
    return;
  }
  status.textContent = "Searching…";
  try {
    const { hits, damaged } = await engine.search(termOf(query), optionsOf(state));
    if (turn !== current) return;
    await showBatches(turn, candidates(hits, query), query, state.get("year") ?? "", damaged);
  } catch {
    if (turn !== current) return;
    status.textContent = "";
    tellTrouble(
      "The search index could not be opened, so nothing was searched. Reload the page to try again.",
    );
  }
}

/** All words of the search; whether they make a phrase is seen on the pages that hold them. */
function termOf({ phrases, words }: SearchQuery): string | null {
  const term = searchWords([...phrases, ...words].join(" ")).join(" ");
  return term === "" ? null : term;
}

/** Pages that may hold the phrases: those where as many found words stand in a row. */
function candidates(hits: readonly Hit[], { phrases }: SearchQuery): readonly Hit[] {
  const longest = Math.max(0, ...phrases.map((phrase) => searchWords(phrase).length));
  return longest === 0 ? hits : hits.filter(({ words }) => holdsRun(words, longest));
}

function optionsOf(state: URLSearchParams) {
  const chosen: Record<string, string> = {};
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[data-filter]")) {
    const value = state.get(select.name);
    if (value !== null) chosen[select.name] = value;
  }
  const sort: Record<string, "asc" | "desc"> = state.get("sort") === "date" ? { date: "desc" } : {};
  return { filters: chosen, sort };
}

/** Shows hits by the batch; with phrases, each page is looked through before it counts. */
async function showBatches(
  turn: number,
  hits: readonly Hit[],
  query: SearchQuery,
  year: string,
  damaged: ReadonlySet<string>,
): Promise<void> {
  let [next, shown] = [0, 0];
  const batch = async () => {
    const target = shown + BATCH;
    let first: HTMLElement | undefined;
    while (next < hits.length && shown < target) {
      const pages = await readPages(hits.slice(next, next + BATCH));
      if (turn !== current) return;
      next += BATCH;
      for (const page of pages) {
        if (page === undefined || !answers(page, query)) continue;
        const passages = passagesOf(page, query, year);
        if (
          passages.length === 0 &&
          year !== "" &&
          page.meta["kind"] === "history" &&
          hasWords(query)
        )
          continue;
        const item = hitItem(page, passages);
        first ??= item;
        list.append(item);
        shown++;
      }
    }
    next = Math.min(next, hits.length);
    tellCount(shown, hits.length - next, query, year);
    if (damaged.size > 0) tellDamage(damaged);
    more.hidden = next >= hits.length;
    return first;
  };
  await batch();
  showMore = async () => (await batch())?.querySelector("a")?.focus();
}

const hasWords = ({ phrases, words }: SearchQuery): boolean => phrases.length + words.length > 0;

/** Pages of the index; undefined for one that cannot be read, which the watch has noted. */
async function readPages(hits: readonly Hit[]): Promise<(HitData | undefined)[]> {
  const settled = await Promise.allSettled(hits.map((hit) => hit.data()));
  return settled.map((each) => (each.status === "fulfilled" ? each.value : undefined));
}

/** With phrases, a page must hold them all, and the words beside them. */
function answers(page: HitData, query: SearchQuery): boolean {
  if (query.phrases.length === 0) return true;
  if (!holdsPhrases(page, query)) return false;
  const held = new Set(searchWords(`${page.meta["title"] ?? ""} ${page.content}`));
  return query.words.flatMap(searchWords).every((word) => held.has(word));
}

function tellCount(shown: number, left: number, { phrases }: SearchQuery, year: string): void {
  const exact = phrases.length > 0;
  const what = exact ? "with exactly these words" : "";
  if (shown === 0 && left === 0)
    status.textContent = `Nothing found ${exact ? "with exactly these words" : ""}`.trim() + ".";
  else if (left === 0)
    status.textContent = `${shown} ${shown === 1 ? "result" : "results"} ${what}`.trim() + ".";
  // With phrases or a year, a page counts only after it was looked through.
  else if (exact || year !== "")
    status.textContent = `${shown} results${exact ? ` ${what}` : ""} so far; ${left} more pages to look through.`;
  else status.textContent = `${shown + left} results; the first ${shown} are shown.`;
}

function tellDamage(damaged: ReadonlySet<string>): void {
  status.textContent = status.textContent.replace(/^Nothing found.*$/u, "");
  tellTrouble(
    `Part of the search index could not be read (${[...damaged].join(", ")}). What is shown is incomplete, and what is not shown may still be in the archive.`,
  );
}

function tellTrouble(text: string): void {
  trouble.textContent = text;
  trouble.hidden = false;
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

const KINDS: Readonly<Record<string, string>> = {
  history: "text of a document, all versions",
  provision: "provision",
  article: "article",
  page: "page",
};

function hitItem({ url, meta }: HitData, passages: readonly Passage[]): HTMLLIElement {
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
      ? `in the capture of ${show(from)}`
      : `in the captures from ${show(from)} to ${show(to)}`,
  );
  return `stood ${parts.join(", and again ")}`;
}

const show = (day: Day): string => showDay(day);

more.addEventListener("click", () => void showMore());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const state = stateOfForm();
  const address = state.size === 0 ? location.pathname : `?${state}`;
  history.pushState(null, "", address);
  void run(state);
});
form.addEventListener("change", (event) => {
  // A filter applies at once; a half-typed word is never searched.
  if (event.target instanceof HTMLSelectElement) form.requestSubmit();
});
globalThis.addEventListener("popstate", () => {
  const state = new URLSearchParams(location.search);
  showInForm(state);
  void run(state);
});
document.addEventListener("keydown", (event) => {
  const typing =
    event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    field.focus();
  } else if (
    (event.key === "ArrowDown" || event.key === "ArrowUp") &&
    !(event.target instanceof HTMLSelectElement)
  ) {
    moveFocus(event);
  }
});

/** Up and down go through the titles of the hits; up from the first goes back to the field. */
function moveFocus(event: KeyboardEvent): void {
  const titles = [...list.querySelectorAll<HTMLAnchorElement>(":scope > li > a")];
  const inList =
    event.target instanceof HTMLElement
      ? titles.findIndex((each) => each.parentElement!.contains(event.target as Node))
      : -1;
  if (event.target !== field && inList < 0) return;
  const to = event.key === "ArrowDown" ? inList + 1 : inList - 1;
  const target = to < 0 ? field : titles[to];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

const initial = new URLSearchParams(location.search);
showInForm(initial);
void run(initial);
