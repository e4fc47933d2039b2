/**
 * CSV after RFC 4180 that is safe to open in a spreadsheet: lines end in CR LF, every text stands
 * in quotes, and nothing in a cell is taken for a formula. The build and the browser print the
 * same bytes.
 */

/** What one cell holds: a list is printed with `; ` between its items, nothing as an empty cell. */
export type Cell = string | number | boolean | readonly string[] | undefined;

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>;

/** Spreadsheets on Windows take a file without it for another encoding. */
export const BYTE_ORDER_MARK = "\ufeff";

const BETWEEN = "; ";

// A formula begins with one of these (OWASP, CSV Injection), also in full width. A program that
// splits at semicolons or tabs sees cells begin inside ours, and lines wherever one breaks.
const FORMULA = /(?<=(?:^|[;\t\r\n])"*)(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/gu;

/** What a text holds that is not printed as it is; of the hundred thousands of cells few do. */
const SPECIAL = /[";\t\r\n]|^[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/**
 * A line of CSV.
 * @example csvLine(["id", "n", "said"], { id: "a", n: 2, said: "=1+1" }) === `"a",2,"'=1+1"\r\n`
 */
export const csvLine = (columns: readonly string[], row: Row): string =>
  `${columns.map((column) => printCell(row[column])).join(",")}\r\n`;

/** The first line: the names of the columns. */
export const csvHeader = (columns: readonly string[]): string => `${columns.join(",")}\r\n`;

function printCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  const text = typeof cell === "string" ? cell : cell.join(BETWEEN);
  if (!SPECIAL.test(text)) return `"${text}"`;
  return `"${text.replace(FORMULA, "'").replaceAll('"', '""')}"`;
}
