/** What the search page says of a search: how much was found, and what went wrong. */
import type { SearchQuery } from "#text/search-words.ts";

const status = document.querySelector<HTMLElement>("#status")!;
const trouble = document.querySelector<HTMLElement>("#trouble")!;

/** Says where the search is; takes back what was said of trouble. */
export function tell(text: string): void {
  status.textContent = text;
  trouble.hidden = true;
}

/** `left` are hits that were not looked at yet. */
export function tellCount(
  shown: number,
  left: number,
  { phrases }: SearchQuery,
  year: string,
): void {
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

/** Says which files of the index could not be read, and takes back that nothing was found. */
export function tellDamage(damaged: ReadonlySet<string>): void {
  status.textContent = status.textContent.replace(/^Nothing found.*$/u, "");
  tellTrouble(
    `Part of the search index could not be read (${[...damaged].join(", ")}). What is shown is incomplete, and what is not shown may still be in the archive.`,
  );
}

/** Says why a search failed. */
export function tellTrouble(text: string): void {
  trouble.textContent = text;
  trouble.hidden = false;
}
