/** Arrow keys on the search page. */

/** Up and down go through the titles of the hits; up from the first goes back to the field. */
export function moveFocus(event: KeyboardEvent, field: HTMLElement, list: HTMLElement): void {
  const titles = [...list.querySelectorAll<HTMLAnchorElement>(":scope > li > a")];
  const inList =
    event.target instanceof HTMLElement
      ? titles.findIndex((each) => each.parentElement!.contains(event.target as Node))
      : -1;
  if (event.target !== field && inList < 0) return;
  const to = event.key === "ArrowDown" ? inList + 1 : inList - 1;
  const target = to < 0 ? field : titles[to];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}
