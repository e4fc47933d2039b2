/** Publishes the tables of everything, as CSV for spreadsheets and as JSON Lines for programs. */
import { closeSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { batchesOf } from "#base/batches.ts";
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

/** Rows that are written at once: the versions of the largest archive are tens of thousands. */
const TOGETHER = 1000;

function publishTable(table: TableName, site: Site, out: string, progress: Progress): void {
  const open = (format: "csv" | "jsonl") =>
    openSync(join(out, relative(site.urls.table(table, format), site)), "w");
  const [csv, jsonl] = [open("csv"), open("jsonl")];
  try {
    const columns = columnsOf(table);
    writeFileSync(csv, BYTE_ORDER_MARK + csvHeader(columns));
    for (const rows of batchesOf(tableRows(table, site), TOGETHER)) {
      writeFileSync(csv, rows.map((row) => csvLine(columns, row)).join(""));
      writeFileSync(jsonl, rows.map((row) => `${JSON.stringify(row, columns)}\n`).join(""));
      progress.advance(rows.length);
    }
  } finally {
    closeSync(csv);
    closeSync(jsonl);
  }
}
