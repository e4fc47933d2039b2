/** The search form, and the state that it shares with the address of the page. */
import type { Options } from "./chosen-hits.ts";

/** What a form says, without what is empty: the state that the address holds. */
export function stateOf(form: HTMLFormElement): URLSearchParams {
  const state = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value.trim() !== "") state.set(name, value.trim());
  }
  return state;
}

/** Shows a state in the form. Returns the values of it that the form does not offer. */
export function showIn(form: HTMLFormElement, state: URLSearchParams): string[] {
  const unknown: string[] = [];
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement) control.value = state.get(control.name) ?? "";
    if (!(control instanceof HTMLSelectElement)) continue;
    const value = state.get(control.name) ?? "";
    const isOffered = [...control.options].some((option) => option.value === value);
    control.value = isOffered ? value : "";
    if (!isOffered) unknown.push(value);
  }
  return unknown;
}

/** The filters of a form. */
export const filtersOf = (form: HTMLFormElement): HTMLSelectElement[] =>
  [...form.elements].filter(
    (control): control is HTMLSelectElement =>
      control instanceof HTMLSelectElement && "filter" in control.dataset,
  );

/** What is asked for beside the words. */
export function optionsOf(form: HTMLFormElement, state: URLSearchParams): Options {
  const chosen: Record<string, string> = {};
  for (const { name } of filtersOf(form)) {
    const value = state.get(name);
    if (value !== null) chosen[name] = value;
  }
  return { filters: chosen, byDate: state.get("sort") === "date" };
}

/** What the form calls a value of one of its filters. */
export const labelIn = (form: HTMLFormElement, name: string, value: string): string =>
  filtersOf(form)
    .flatMap((select) => (select.name === name ? [...select.options] : []))
    .find((option) => option.value === value)?.text ?? value;
