/** Elements made with text inside; text is never read as markup. */

import { unbrokenPieces } from "#cite/unbroken.ts";

/** What stands in an element; nothing where it is false. */
export type Child = Node | string | false | undefined;

/** An element with a class, which may be empty. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children.filter((child) => child !== false && child !== undefined));
  return made;
}

export function link(href: string, ...children: readonly Child[]): HTMLAnchorElement {
  const made = element("a", "", ...children);
  made.href = href;
  return made;
}

/** A text in which no line breaks inside an ID: the markup of components/Unbroken.astro. */
export const unbroken = (text: string): (Node | string)[] =>
  unbrokenPieces(text).flatMap((piece) => [
    ...(piece.mayBreakBefore ? [element("wbr", "")] : []),
    piece.isUnbroken ? element("span", "unbroken", piece.text) : piece.text,
  ]);
