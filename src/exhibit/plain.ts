/** Plain text for people: captured words and names are somebody else's, and may hold anything. */

/** As wide as letters and terminals have it. */
const WIDTH = 78;

/** Controls, and what reverses the order of the signs around it. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Words of somebody else, in one line without anything that a terminal obeys. */
export const oneLine = (text: string): string =>
  text.replace(UNSEEN, " ").replace(/ {2,}/gu, " ").trim();

/** Words set in lines that begin with `first`, then with `next`. A word too long stands alone. */
export function wrapped(text: string, first = "", next = first): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of oneLine(text).split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      [line, isEmpty] = [next, true];
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** A quotation, each passage set in lines that begin with `> `. */
export const quoted = (text: string): string =>
  text
    .split("\n\n")
    .map((passage) => wrapped(passage, "> "))
    .join("\n>\n");

/** Names and values in two columns. */
export function listed(rows: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, value]) => wrapped(value, name.padEnd(width), " ".repeat(width)))
    .join("\n");
}

/** `12,415`. */
export const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ",");
