/** The search page: its state is its address, and nothing is counted before a search has run. */
import { type SearchQuery, parseQuery } from "#text/search-words.ts";
import { answerOf, candidates, termOf } from "./answers.ts";
import { moveFocus } from "./hit-keys.ts";
import { hitItem } from "./hits.ts";
import { type Answer, type Hit, type HitData, engineOf } from "./pagefind.ts";
import { optionsOf, showIn, stateOf } from "./search-form.ts";
import { tell, tellCount, tellDamage, tellTrouble } from "./search-report.ts";

/** How many hits are shown at once. */
const BATCH = 10;

const form = document.querySelector<HTMLFormElement>("#search")!;
const field = form.querySelector<HTMLInputElement>("#q")!;
const list = document.querySelector<HTMLOListElement>("#hits")!;
const more = document.querySelector<HTMLButtonElement>("#more")!;
const engine = engineOf(form.dataset["pagefind"]!, form.dataset["base"]!);

/** Shows the next hits of the latest search. */
let showMore: () => Promise<void> = async () => undefined;
/** Counts searches: what an earlier one still brings is dropped. */
let current = 0;

async function run(state: URLSearchParams): Promise<void> {
  const turn = ++current;
  list.replaceChildren();
  more.hidden = true;
  tell("");
  if (state.size === 0 || (state.size === 1 && state.has("sort"))) return;
  const typed = state.get("q") ?? "";
  const query = parseQuery(typed);
  if (typed !== "" && query.words.length + query.phrases.length === 0) {
    tell("There is no word in this search.");
    return;
  }
  tell("Searching…");
  try {
    const answer = await engine.search(termOf(query), optionsOf(form, state));
    if (turn !== current) return;
    await showBatches(turn, answer, query, state.get("year") ?? "");
  } catch {
    if (turn !== current) return;
    tell("");
    tellTrouble(
      "The search index could not be opened, so nothing was searched. Reload the page to try again.",
    );
  }
}

/** Shows hits by the batch; with phrases, each page is looked through before it counts. */
async function showBatches(
  turn: number,
  answer: Answer,
  query: SearchQuery,
  year: string,
): Promise<void> {
  const hits = candidates(answer.hits, query);
  let [next, shown] = [0, 0];
  const batch = async () => {
    const target = shown + BATCH;
    let first: HTMLElement | undefined;
    while (next < hits.length && shown < target) {
      const pages = await readPages(hits.slice(next, next + BATCH));
      if (turn !== current) return;
      next += BATCH;
      const items = pages.flatMap((page) => itemOf(page, query, year));
      first ??= items[0];
      list.append(...items);
      shown += items.length;
    }
    next = Math.min(next, hits.length);
    tellCount(shown, hits.length - next, query, year);
    if (answer.damaged.size > 0) tellDamage(answer.damaged);
    more.hidden = next >= hits.length;
    return first;
  };
  await batch();
  showMore = async () => (await batch())?.querySelector("a")?.focus();
}

/** Pages of the index; undefined for one that cannot be read, which the watch has noted. */
async function readPages(hits: readonly Hit[]): Promise<(HitData | undefined)[]> {
  const settled = await Promise.allSettled(hits.map((hit) => hit.data()));
  return settled.map((each) => (each.status === "fulfilled" ? each.value : undefined));
}

/** None for a page that could not be read or that does not answer. */
function itemOf(page: HitData | undefined, query: SearchQuery, year: string): HTMLLIElement[] {
  const passages = page && answerOf(page, query, year);
  return page === undefined || passages === undefined ? [] : [hitItem(page, passages)];
}

more.addEventListener("click", () => void showMore());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const state = stateOf(form);
  const address = state.size === 0 ? location.pathname : `?${state}`;
  history.pushState(null, "", address);
  void run(state);
});
form.addEventListener("change", (event) => {
  // A filter applies at once; a half-typed word is never searched.
  if (event.target instanceof HTMLSelectElement) form.requestSubmit();
});
document.addEventListener("keydown", (event) => {
  const inSelect = event.target instanceof HTMLSelectElement;
  const typing = event.target instanceof HTMLInputElement || inSelect;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    field.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !inSelect) {
    moveFocus(event, field, list);
  }
});

/** Does what the address says. */
function followAddress(): void {
  const state = new URLSearchParams(location.search);
  showIn(form, state);
  void run(state);
}

globalThis.addEventListener("popstate", followAddress);
followAddress();
