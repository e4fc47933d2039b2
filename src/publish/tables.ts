/** Publishes the tables of everything, as CSV for spreadsheets and as JSON Lines for programs. */
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BYTE_ORDER_MARK, csvHeader, csvLine } from "#base/csv.ts";
import type { Progress } from "#base/progress.ts";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";
import { columnsOf, tableRows } from "#views/tables.ts";
import { TABLES, type TableName } from "#views/urls.ts";

export function publishTables(site: Site, out: string, progress: Progress): void {
  progress.stage("publishing tables");
  mkdirSync(join(out, "data"), { recursive: true });
  for (const table of TABLES) publishTable(table, site, out, progress);
}

/** Row by row: the versions of the largest archive are tens of thousands. */
function publishTable(table: TableName, site: Site, out: string, progress: Progress): void {
  const open = (format: "csv" | "jsonl") =>
    openSync(join(out, relative(site.urls.table(table, format), site)), "w");
  const [csv, jsonl] = [open("csv"), open("jsonl")];
  try {
    const columns = columnsOf(table);
    writeFileSync(csv, BYTE_ORDER_MARK + csvHeader(columns));
    for (const row of tableRows(table, site)) {
      writeFileSync(csv, csvLine(columns, row));
      writeFileSync(jsonl, `${JSON.stringify(row, columns)}\n`);
      progress.advance();
    }
  } finally {
    closeSync(csv);
    closeSync(jsonl);
  }
}
