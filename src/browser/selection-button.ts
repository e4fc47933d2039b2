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
    const isHeld = holds(kept().selection, version);
    button.ariaPressed = String(isHeld);
    said.textContent = isHeld ? "In your selection" : "";
  };
  button.addEventListener("click", () => {
    const { selection } = kept();
    const had = holds(selection, version);
    const isKept = keep(had ? without(selection, version) : added(selection, version));
    if (!isKept)
      said.textContent = "Not kept: this browser refuses to store anything for this site.";
    else if (had) said.textContent = "Removed from your selection";
  });
  onChange(show);
  show();
  button.hidden = false;
}
