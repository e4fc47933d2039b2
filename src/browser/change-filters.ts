/**
 * Narrows the register of changes down to rows whose `data-…` say what the filters asks for. What is
 * chosen stands in the address, and in the links to other years, so that it is kept and can be sent.
 */

const filters = document.querySelector<HTMLElement>("#change-filters")!;
const count = document.querySelector<HTMLOutputElement>("#change-count")!;
const clear = filters.querySelector<HTMLButtonElement>("[data-clear]")!;
const rows = [...document.querySelectorAll<HTMLElement>('[data-list="changes"] [data-id]')];
/** Days, months and kinds: each is hidden when none of its rows is shown. */
const groups = [...document.querySelectorAll<HTMLElement>("[data-group]")];
const selects = [...filters.querySelectorAll("select")];

/** The choices of the address that the filters knows; others are left out. */
function readAddress(): void {
  const asked = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
}

function chosen(): URLSearchParams {
  const state = new URLSearchParams();
  for (const { name, value } of selects) if (value !== "") state.set(name, value);
  return state;
}

function show(): void {
  const state = chosen();
  const shown = new Set<Element>();
  for (const row of rows) {
    row.hidden = [...state].some(([name, value]) => row.dataset[name] !== value);
    if (!row.hidden) shown.add(row);
  }
  for (const group of groups) {
    const some = [...group.querySelectorAll("[data-id]")].some((row) => shown.has(row));
    group.hidden = !some;
    if (group instanceof HTMLDetailsElement && some && state.get("kind") === "technical") {
      group.open = true;
    }
  }
  tell(shown.size, state.size > 0);
  keepInLinks(state);
}

function tell(shown: number, isFiltered: boolean): void {
  const all = `${rows.length} ${rows.length === 1 ? "change" : "changes"}`;
  count.textContent = isFiltered ? `${shown} of ${all}` : all;
  clear.hidden = !isFiltered;
}

/** The links to other years and months ask for the same. */
function keepInLinks(state: URLSearchParams): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-keeps-filters] a")) {
    link.search = state.toString();
  }
}

function apply(): void {
  const state = chosen();
  const search = state.size === 0 ? "" : `?${state.toString()}`;
  history.replaceState(null, "", `${location.pathname}${search}${location.hash}`);
  show();
}

filters.addEventListener("change", apply);
clear.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  apply();
  selects[0]?.focus();
});
function begin(): void {
  readAddress();
  show();
}

begin();
// A browser that kept or restores the page may show its filters in another state than its address.
addEventListener("pageshow", begin);
