/** Which style a reader chose last: kept in the browser alone, and chosen on the next page. */
const KEY = "muniment-citation-style";

/** Lets every choice of a style on the page begin with the last, and remembers the next. */
export function rememberStyle(): void {
  const last = rememberedStyle();
  for (const choice of document.querySelectorAll<HTMLInputElement>('[name="citation-style"]')) {
    if (choice.value === last) choice.checked = true;
    choice.addEventListener("change", () => keepStyle(choice.value));
  }
}

/** Storage may be refused; then nothing is remembered, and everything else works. */
export function rememberedStyle(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepStyle(style: string): void {
  try {
    localStorage.setItem(KEY, style);
  } catch {
    // The page has the choice all the same.
  }
}
