/** Elements made with text inside; text is never read as markup. */

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
