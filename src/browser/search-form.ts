/** The search form, and the state that it shares with the address of the page. */
import type { Options } from "./pagefind.ts";

/** What a form says, without what is empty: the state that the address holds. */
export function stateOf(form: HTMLFormElement): URLSearchParams {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") state.set(name, value.trim());
  }
  return state;
}

/** Shows a state in the form; a filter that is on is never hidden. */
export function showIn(form: HTMLFormElement, state: URLSearchParams): void {
  for (const control of form.elements) {
    if (control instanceof HTMLSelectElement || control instanceof HTMLInputElement) {
      control.value = state.get(control.name) ?? "";
    }
  }
  const isFiltered = [...state.keys()].some((name) => name !== "q");
  if (isFiltered) form.querySelector<HTMLDetailsElement>("#filters")!.open = true;
}

/** What the index is asked for beside the words. */
export function optionsOf(form: HTMLFormElement, state: URLSearchParams): Options {
  const chosen: Record<string, string> = {};
  for (const select of form.querySelectorAll<HTMLSelectElement>("select[data-filter]")) {
    const value = state.get(select.name);
    if (value !== null) chosen[select.name] = value;
  }
  const sort: Record<string, "asc" | "desc"> = state.get("sort") === "date" ? { date: "desc" } : {};
  return { filters: chosen, sort };
}
