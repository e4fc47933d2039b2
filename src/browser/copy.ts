/** Buttons that copy what they hold; they show themselves, since they need a script. */
const SAID_FOR = 2000;

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  button.hidden = false;
  const label = [...button.childNodes];
  button.addEventListener("click", () => void copyFrom(button, label));
}

async function copyFrom(button: HTMLButtonElement, label: readonly Node[]): Promise<void> {
  const done = await copied(button.dataset["copy"]!);
  button.textContent = done ? "Copied" : "Could not be copied";
  setTimeout(() => button.replaceChildren(...label), SAID_FOR);
}

/** Browsers refuse the clipboard to pages without a secure context; then nothing was copied. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
