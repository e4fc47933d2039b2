/** What the search page says of a search: how much was found, and what went wrong. */
import type { SearchQuery } from "#text/search-words.ts";
import type { NearWord } from "./near-words.ts";

const status = document.querySelector<HTMLElement>("#status")!;
const trouble = document.querySelector<HTMLElement>("#trouble")!;

/** Says where the search is; takes back what was said of trouble. */
export function tell(text: string): void {
  status.textContent = text;
  trouble.hidden = true;
}

/** How far a search has come. */
export interface Progress {
  readonly shown: number;
  /** Hits that were not looked at yet. */
  readonly left: number;
  readonly query: SearchQuery;
  readonly year: string;
  readonly near: readonly NearWord[];
}

export function tellCount({ near, ...progress }: Progress): void {
  status.textContent = [countOf(progress), ...near.map(nearNote)].join(" ");
}

function countOf({ shown, left, query, year }: Omit<Progress, "near">): string {
  const isExact = query.phrases.length > 0;
  const exact = isExact ? " with exactly these words" : "";
  if (left === 0 && shown === 0) return `Nothing found${exact}.`;
  if (left === 0) return `${shown} ${shown === 1 ? "result" : "results"}${exact}.`;
  // With phrases or a year, a page counts only after it was looked through.
  if (isExact || year !== "")
    return `${shown} results${exact} so far; ${left} more pages to look through.`;
  return `${shown + left} results; the first ${shown} are shown.`;
}

function nearNote({ word, instead }: NearWord): string {
  const none = `None of the results shown holds “${word}” itself`;
  if (instead.length === 0) return `${none}: they were found without it.`;
  return `${none}; they hold ${instead.map((each) => `“${each}”`).join(", ")}.`;
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
