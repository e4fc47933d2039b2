/** The search page: its state is its address, and nothing is counted before a search has run. */
import type { IdPrefix } from "#base/ids.ts";
import { type SearchQuery, parseQuery } from "#text/search-words.ts";
import { answerOf } from "./answers.ts";
import { showChosen } from "./chosen-filters.ts";
import { chosenHits, countChoices } from "./chosen-hits.ts";
import { showCounts } from "./filter-counts.ts";
import { followKey } from "./hit-keys.ts";
import { hitItem } from "./hits.ts";
import { foundWords, nearWords } from "./near-words.ts";
import { type Answer, type Hit, type HitData, engineOf } from "./search-engine.ts";
import { filtersOf, labelIn, optionsOf, showIn, stateOf } from "./search-form.ts";
import { recordOffer } from "./search-record.ts";
import { loadingFrom } from "./stems.ts";
import { tell, tellCount, tellDamage, tellTrouble } from "./search-report.ts";

/** How many hits are shown at once. */
const BATCH = 10;
/** Where the filters stand beside the hits; as in search.css. */
const WIDE = "(min-width: 60rem)";

const form = document.querySelector<HTMLFormElement>("#search")!;
const field = form.querySelector<HTMLInputElement>("#q")!;
const filters = document.querySelector<HTMLDetailsElement>("#filters")!;
const chosen = document.querySelector<HTMLUListElement>("#chosen")!;
const results = document.querySelector<HTMLElement>("#results")!;
const list = document.querySelector<HTMLOListElement>("#hits")!;
const more = document.querySelector<HTMLButtonElement>("#more")!;
const ways = document.querySelector<HTMLElement>("#ways")!;
const base = form.dataset["base"]!;
const engine = engineOf(loadingFrom(form.dataset["pagefind"]!), base);
const offerRecord = recordOffer(
  document.querySelector<HTMLElement>("#record-found")!,
  base,
  form.dataset["prefix"] as IdPrefix,
);

/** Shows the next hits of the latest search. */
let showMore: () => Promise<void> = async () => undefined;
/** Counts searches: what an earlier one still brings is dropped. */
let current = 0;

/** What is searched for. */
interface Search {
  readonly turn: number;
  readonly query: SearchQuery;
  readonly year: string;
}

async function run(state: URLSearchParams): Promise<void> {
  const turn = ++current;
  list.replaceChildren();
  more.hidden = true;
  showCounts(filtersOf(form), {});
  showChosen(form, chosen, field);
  tell("");
  const typed = state.get("q") ?? "";
  void offerRecord(typed);
  const isEmpty = [...state.keys()].every((name) => name === "sort");
  ways.hidden = !isEmpty;
  results.hidden = isEmpty;
  if (isEmpty) return;
  const query = parseQuery(typed);
  if (typed !== "" && query.words.length + query.phrases.length === 0) {
    tell("There is no word in this search.");
    return;
  }
  tell("Searching…");
  await answer({ turn, query, year: state.get("year") ?? "" }, state);
}

async function answer(search: Search, state: URLSearchParams): Promise<void> {
  const options = optionsOf(form, state);
  try {
    const found = await engine.search(search.query);
    if (search.turn !== current) return;
    await showBatches(search, { ...found, hits: chosenHits(found.hits, options) });
    if (search.turn !== current || found.damaged.size > 0 || !isCounted(search)) return;
    const names = filtersOf(form).map(({ name }) => name);
    const counts = countChoices(found.hits, names, options.filters);
    showCounts(filtersOf(form), exact(counts, search));
  } catch {
    if (search.turn !== current) return;
    tell("");
    tellTrouble(
      "The search index could not be opened, so nothing was searched. Reload the page to try again.",
    );
  }
}

const hasWords = ({ query }: Search): boolean => query.words.length + query.phrases.length > 0;

/** Pages with a phrase, or with words in a year, are told apart only by looking through them. */
const isCounted = (search: Search): boolean =>
  search.query.phrases.length === 0 && (search.year === "" || !hasWords(search));

/** Without the counts of years where words are searched: a page may have stood, and they not. */
function exact<T>({ year, ...counts }: Record<string, T>, search: Search): Record<string, T> {
  return year === undefined || hasWords(search) ? counts : { ...counts, year };
}

/** Shows hits by the batch; with phrases, each page is looked through before it counts. */
async function showBatches(search: Search, { damaged, hits }: Answer): Promise<void> {
  const words = new Set<string>();
  let [next, shown] = [0, 0];
  const batch = async () => {
    const target = shown + BATCH;
    let first: HTMLElement | undefined;
    while (next < hits.length && shown < target) {
      const pages = await readPages(hits.slice(next, next + BATCH));
      if (search.turn !== current) return;
      next += BATCH;
      for (const word of pages.flatMap(foundWords)) words.add(word);
      const items = pages.flatMap((page) => itemOf(page, search));
      first ??= items[0];
      list.append(...items);
      shown += items.length;
    }
    next = Math.min(next, hits.length);
    const near =
      shown > 0 && search.query.phrases.length === 0 ? nearWords(search.query, words) : [];
    tellCount({ ...search, shown, left: hits.length - next, near });
    if (damaged.size > 0) tellDamage(damaged);
    more.hidden = next >= hits.length;
    return first;
  };
  await batch();
  showMore = async () => (await batch())?.querySelector("a")?.focus();
}

/** Pages of the index without those that cannot be read, which the answer notes as damaged. */
async function readPages(hits: readonly Hit[]): Promise<HitData[]> {
  const settled = await Promise.allSettled(hits.map((hit) => hit.data()));
  return settled.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
}

/** None for a page that does not answer. */
function itemOf(page: HitData, { query, year }: Search): HTMLLIElement[] {
  const passages = answerOf(page, query, year);
  if (passages === undefined) return [];
  return [hitItem(page, passages, (name, value) => labelIn(form, name, value))];
}

more.addEventListener("click", () => void showMore());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const state = stateOf(form);
  const address = state.size === 0 ? location.pathname : `?${state}`;
  history.pushState(null, "", address);
  void run(state);
});
document.addEventListener("change", ({ target }) => {
  // A filter applies at once; a half-typed word is never searched.
  if (target instanceof HTMLSelectElement && target.form === form) form.requestSubmit();
});
document.addEventListener("keydown", (event) => followKey(event, { field, list, more }));

/** Does what the address says. */
function followAddress(): void {
  const unknown = showIn(form, new URLSearchParams(location.search));
  void run(stateOf(form));
  if (unknown.length > 0) tellTrouble(unknownNote(unknown));
}

const unknownNote = (asked: readonly string[]): string =>
  `This archive has nothing that is called ${asked.map((each) => `“${each}”`).join(", ")} in the address of this page; it was left out of the search.`;

filters.open = matchMedia(WIDE).matches;
globalThis.addEventListener("popstate", followAddress);
followAddress();
