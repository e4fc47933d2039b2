/**
 * Markup as text, for what pages show by the hundred: passages and changes. A component for each
 * would cost more than everything else that makes the page.
 */

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const SPECIAL = /[&<>"']/gu;

/** Text, also between the quotes of an attribute, as components print it. */
export const escaped = (text: string): string => text.replace(SPECIAL, (sign) => ESCAPES[sign]!);

/** ` name="value"`, or nothing for what is undefined. */
export const attribute = (name: string, value: string | undefined): string =>
  value === undefined ? "" : ` ${name}="${escaped(value)}"`;
