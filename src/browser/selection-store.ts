/**
 * Where the browser keeps a reader's selection: its own storage, which no server sees. Each archive
 * has its own, also where several stand under one origin.
 */
import { NoSelection, parseSelection, printSelection } from "./selection-file.ts";
import { NOTHING, type Selection } from "./selection-list.ts";

export interface Kept {
  readonly selection: Selection;
  /** Something is kept that cannot be read. */
  readonly isUnreadable: boolean;
}

/** The link to the selection in the head of every page: its address names the archive. */
const link = document.querySelector<HTMLAnchorElement>("[data-selection]");
/** The same in selection-count.ts. */
const KEY = `muniment ${link?.pathname}`;

/** Used while the browser refuses its storage; lost with the page. */
let unkept: Selection | undefined;

export function kept(): Kept {
  const text = stored();
  if (unkept !== undefined || text === null) {
    return { selection: unkept ?? NOTHING, isUnreadable: false };
  }
  const file = parseSelection(text);
  return file instanceof NoSelection
    ? { selection: NOTHING, isUnreadable: true }
    : { selection: file.selection, isUnreadable: false };
}

/** False where the browser refused: then it lasts until the page is left. */
export function keep(selection: Selection): boolean {
  const text = printSelection({ archive: link?.href ?? "", selection });
  unkept = undefined;
  try {
    localStorage.setItem(KEY, text);
  } catch {
    unkept = selection;
  }
  tell();
  return unkept === undefined;
}

const listeners: (() => void)[] = [];
/** The head of the page counts by itself, without this module. */
function tell(): void {
  document.dispatchEvent(new Event("selection"));
  for (const listener of listeners) listener();
}

/** Calls when the selection was changed here or in another tab. */
export function onChange(listener: () => void): void {
  if (listeners.length === 0) {
    globalThis.addEventListener("storage", ({ key }) => {
      if (key === KEY || key === null) tell();
    });
  }
  listeners.push(listener);
}

/** Storage may be refused; nothing is kept then. */
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
