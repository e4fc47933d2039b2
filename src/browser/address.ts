/** State that a page keeps in its address, so that a link to it shows the same. */

export const fromAddress = (name: string): string =>
  new URLSearchParams(location.search).get(name) ?? "";

/** Puts a value into the address, or takes it out where it is empty; adds no step back. */
export function toAddress(name: string, value: string): void {
  const state = new URLSearchParams(location.search);
  if (value === "") state.delete(name);
  else state.set(name, value);
  const query = state.size === 0 ? "" : `?${state}`;
  history.replaceState(history.state, "", location.pathname + query + location.hash);
}
