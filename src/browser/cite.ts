/** Citations on a page: the reader's own date, buttons that copy, and the style chosen last. */
import { fillAccessed } from "./accessed.ts";
import { copyOnPress } from "./copy.ts";
import { rememberStyle } from "./cite-style.ts";

fillAccessed();
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy-citation]")) {
  copyOnPress(button, async () => copyWords(button.closest(".citation")!.querySelector(".words")!));
}
rememberStyle();

/** As words, and as italics and small capitals for those who paste into a text they set. */
async function copyWords(words: Element): Promise<void> {
  const plain = words.textContent;
  if (!("ClipboardItem" in globalThis)) return navigator.clipboard.writeText(plain);
  const item = { "text/plain": plain, "text/html": markupOf(words) };
  return navigator.clipboard.write([new ClipboardItem(item)]);
}

/** Other programs know no class of ours, so small capitals carry their style. */
function markupOf(words: Element): string {
  const copy = words.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll("span")) {
    if (part.className !== "small-caps") part.replaceWith(part.textContent);
    else part.style.fontVariant = "small-caps";
    part.removeAttribute("class");
  }
  return copy.innerHTML;
}
