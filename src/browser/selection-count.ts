/**
 * In the head of every page: the link to the selection, with how many records it holds. It stands
 * alone, since what it shared with other pages would be one more file for each page to fetch.
 */
import type { PrintedSelection } from "./selection-file.ts";

const link = document.querySelector<HTMLAnchorElement>("[data-selection]");

function show(): void {
  const count = keptCount();
  if (link === null) return;
  link.textContent = `Selection (${count})`;
  link.parentElement!.hidden = count === 0;
}

/** What selection-store.ts keeps, under the same key. */
function keptCount(): number {
  try {
    const text = localStorage.getItem(`muniment ${link?.pathname}`);
    return (JSON.parse(text ?? "") as PrintedSelection).records.length;
  } catch {
    // Nothing is kept, or storage is refused.
    return 0;
  }
}

show();
// The first is told by other tabs, the second by this page.
globalThis.addEventListener("storage", show);
document.addEventListener("selection", show);
