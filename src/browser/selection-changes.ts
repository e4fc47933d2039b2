/** Changes of the selection on its page: each is said, and the last can be undone. */
import type { Selection } from "./selection-list.ts";
import { keep, kept } from "./selection-store.ts";

const told = document.querySelector<HTMLElement>("#told")!;
const undo = document.querySelector<HTMLButtonElement>("#undo")!;

let before: Selection | undefined;

undo.addEventListener("click", () => {
  if (before === undefined) return;
  const earlier = before;
  before = undefined;
  undo.hidden = true;
  say(keep(earlier), "Undone.");
  // The button that was pressed is gone; its place is taken by what it brought back.
  document.querySelector<HTMLElement>("#chosen a, #add-id")?.focus();
});

/** Keeps another selection, and says what was done. */
export function change(next: Selection, words: string): void {
  before = kept().selection;
  undo.hidden = false;
  say(keep(next), words);
}

/** Keeps what the reader writes; their own words need no answer. */
export function write(next: Selection): void {
  before = undefined;
  undo.hidden = true;
  say(keep(next), "");
}

function say(isKept: boolean, words: string): void {
  const refused =
    "This browser refuses to store anything for this site: the selection lasts until you leave the page.";
  told.textContent = isKept ? words : `${words} ${refused}`.trim();
}
