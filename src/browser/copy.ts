/** Buttons that copy; they show themselves, since they need a script. */
const SAID_FOR = 2000;

/** What a button answers is said to those who do not see it, too. */
const said = document.createElement("p");
said.className = "visually-hidden";
said.role = "status";
(document.querySelector("main") ?? document.body).append(said);

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  copyOnPress(button, async () => navigator.clipboard.writeText(button.dataset["copy"]!));
}

/** Lets a button copy, and shows it; `copy` rejects where nothing was copied. */
export function copyOnPress(button: HTMLButtonElement, copy: () => Promise<void>): void {
  const label = [...button.childNodes];
  button.hidden = false;
  button.addEventListener("click", () => void answer(button, label, copy));
}

async function answer(
  button: HTMLButtonElement,
  label: readonly Node[],
  copy: () => Promise<void>,
): Promise<void> {
  const words = (await done(copy)) ? "Copied" : "Could not be copied";
  button.textContent = words;
  said.textContent = words;
  setTimeout(() => {
    button.replaceChildren(...label);
    said.textContent = "";
  }, SAID_FOR);
}

/** Browsers refuse the clipboard to pages without a secure context; then nothing was copied. */
async function done(copy: () => Promise<void>): Promise<boolean> {
  try {
    await copy();
    return true;
  } catch {
    return false;
  }
}
