/** Which style a reader chose last: kept in the browser alone, and chosen on the next page. */
const KEY = "muniment-citation-style";

export function rememberStyle(): void {
  const last = remembered();
  for (const choice of document.querySelectorAll<HTMLInputElement>('[name="citation-style"]')) {
    if (choice.value === last) choice.checked = true;
    choice.addEventListener("change", () => remember(choice.value));
  }
}

/** Storage may be refused; then nothing is remembered, and everything else works. */
function remembered(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(style: string): void {
  try {
    localStorage.setItem(KEY, style);
  } catch {
    // The page has the choice all the same.
  }
}
