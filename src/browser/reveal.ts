/** What the address names is shown, even where it is folded away. */

/** The element that the address names. */
export const namedElement = (): HTMLElement | null =>
  document.getElementById(decodeURIComponent(location.hash.slice(1)));

/** Unfolds what holds it, for browsers that do not do so by themselves. */
export function revealTarget(): void {
  const target = namedElement();
  const folded = [...document.querySelectorAll("details:not([open])")].filter(
    (details) => target !== null && details !== target && details.contains(target),
  );
  for (const details of folded) details.setAttribute("open", "");
  if (folded.length > 0) target?.scrollIntoView();
}
