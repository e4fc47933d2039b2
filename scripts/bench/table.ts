/** Tables, as a terminal shows them and as Markdown. */

export interface Table {
  readonly title: string;
  /** What it says, in a line or a few. */
  readonly says: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Columns as wide as what is in them; figures, which begin with a digit, stand to the right. */
export function printTable({ columns, rows, title }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => (row[at] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells
      .map((cell, at) =>
        /^[\d.]/u.test(cell) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
      )
      .join("   ")}`.trimEnd();
  return [title, line(columns), ...rows.map(line)].join("\n");
}

/** A section of a page: heading, words, table. */
export function printMarkdown({ columns, rows, says, title }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const table = [line(columns), line(columns.map(() => "---")), ...rows.map(line)];
  return `## ${title}\n\n${says}\n\n${table.join("\n")}\n`;
}
