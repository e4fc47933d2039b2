/** Text inside HTML and XML. */

/** What XML 1.0 may not hold at all, not even escaped. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text as HTML and XML show it, also in an attribute between double quotes. */
export const escapeMarkup = (text: string): string =>
  text.replace(NOT_IN_XML, "\u{fffd}").replace(/[&<>"]/gu, (sign) => ESCAPES[sign]!);
