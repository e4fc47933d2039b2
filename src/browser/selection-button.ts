/** Buttons that put a record into the reader's selection, and take it out again. */
import { added, holds, versionNamed, without } from "./selection-list.ts";
import { keep, kept, onChange } from "./selection-store.ts";

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-select]")) {
  const version = versionNamed(button.dataset["select"]!);
  if (version !== undefined) follow(button, version);
}

type Version = NonNullable<ReturnType<typeof versionNamed>>;

function follow(button: HTMLButtonElement, version: Version): void {
  const said = button.nextElementSibling!;
  const show = () => {
    button.ariaPressed = String(holds(kept().selection, version));
  };
  button.addEventListener("click", () => {
    const { selection } = kept();
    const had = holds(selection, version);
    const isKept = keep(had ? without(selection, version) : added(selection, version));
    said.textContent = isKept
      ? `${had ? "Removed from" : "Added to"} your selection.`
      : "Not kept: this browser refuses to store anything for this site.";
  });
  onChange(show);
  show();
  button.hidden = false;
}
