/** Citations on a page: the reader's own date, buttons that copy, and the style chosen last. */
import { fillAccessed } from "./accessed.ts";
import { copyOnPress } from "./copy.ts";
import { copyWords } from "./copy-words.ts";
import { rememberStyle } from "./cite-style.ts";

fillAccessed();
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-citation]")) {
  copyOnPress(button, async () => {
    const words = button.closest(".citation")!.querySelector(".words")!;
    return copyWords(words.textContent, words);
  });
}
rememberStyle();
