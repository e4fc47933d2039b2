/** In the head of every page: the link to the selection, with how many records it holds. */

/** Its address names the archive: several may stand under one origin. */
export const selectionLink = document.querySelector<HTMLAnchorElement>("[data-selection]");
/** Under which the browser keeps the selection. */
export const SELECTION_KEY = `muniment ${selectionLink?.pathname}`;

function showCount(): void {
  const count = keptCount();
  if (selectionLink === null) return;
  selectionLink.textContent = `Selection (${count})`;
  selectionLink.parentElement!.hidden = count === 0;
}

/** The whole parser (selection-file.ts) is too large for every page. */
function keptCount(): number {
  try {
    const { records } = JSON.parse(localStorage.getItem(SELECTION_KEY) ?? "") as {
      records: unknown[];
    };
    return records.length;
  } catch {
    // Nothing is kept, or storage is refused.
    return 0;
  }
}

showCount();
// The first is told by other tabs, the second by this page.
globalThis.addEventListener("storage", showCount);
document.addEventListener("selection", showCount);
