/** Copies words as they stand, and with their italics for those who paste into a text they set. */
export async function copyWords(plain: string, marked: Element): Promise<void> {
  if (!("ClipboardItem" in globalThis)) return navigator.clipboard.writeText(plain);
  const item = { "text/plain": plain, "text/html": markupOf(marked) };
  return navigator.clipboard.write([new ClipboardItem(item)]);
}

/** Other programs know no class of ours, and need no element that only says a language or a date. */
function markupOf(marked: Element): string {
  const copy = marked.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll("wbr")) part.remove();
  for (const part of copy.querySelectorAll("span")) part.replaceWith(part.textContent);
  for (const part of [copy, ...copy.querySelectorAll("[class]")]) part.removeAttribute("class");
  return copy.localName === "table" ? copy.outerHTML : copy.innerHTML;
}
