/** Where a reader works in the list with the keyboard, kept while the list is shown anew. */

/** Which control of which record has the focus, and where in its text. */
interface Place {
  readonly version: string;
  readonly control: string;
  readonly caret: readonly [number, number] | undefined;
}

export function placeOfFocus(): Place | undefined {
  const active = document.activeElement as HTMLElement | null;
  const version = active?.closest<HTMLElement>("#chosen > li")?.dataset["version"];
  const control = active?.dataset["control"];
  if (version === undefined || control === undefined) return undefined;
  return { version, control, caret: isText(active!) ? caretOf(active) : undefined };
}

type TextField = HTMLInputElement | HTMLTextAreaElement;
const isText = (each: Element): each is TextField =>
  each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement;
const caretOf = ({ selectionEnd, selectionStart }: TextField): readonly [number, number] => [
  selectionStart ?? 0,
  selectionEnd ?? 0,
];

/** At an end of the list, the way on is closed: then the way back has the focus. */
const INSTEAD: Readonly<Record<string, string>> = { up: "down", down: "up" };

export function focusAt({ caret, control, version }: Place, list: HTMLElement): void {
  const item = [...list.children].find(
    (each) => (each as HTMLElement).dataset["version"] === version,
  );
  const find = (name: string | undefined) =>
    item?.querySelector<HTMLButtonElement | TextField>(`[data-control="${name}"]:not(:disabled)`);
  const found = find(control) ?? find(INSTEAD[control]);
  found?.focus();
  if (caret !== undefined && found && isText(found)) found.setSelectionRange(...caret);
}
