/** A lineage as a row of cells: one for each stretch of captures, in order of time. */
import type { LineageState } from "#text/lineage.ts";
import type { LineageRow } from "./lineage-strip.ts";
import { yearOf } from "./time-scale.ts";
import { counted } from "./words.ts";

export interface LineageCell {
  readonly state: LineageState;
  /** `v4`. */
  readonly label: string;
  readonly href: string;
  /** `v4: verbatim; 2 captures, 3 Jun 2025 to 23 Jun 2026`. */
  readonly name: string;
  /** The year, where the cell is the first of it. */
  readonly year: string | undefined;
  /** How long nothing was captured before it. */
  readonly gap: "short" | "months" | "years";
}

const MONTH = 31;
const YEAR = 365;

export const cellsOf = (rows: readonly LineageRow[]): LineageCell[] =>
  rows.map((row, index) => cellOf(row, rows[index - 1]));

function cellOf(row: LineageRow, before: LineageRow | undefined): LineageCell {
  const year = yearOf(row.first);
  return {
    state: row.state,
    label: `v${row.version}`,
    href: row.href,
    name: nameOf(row),
    year: before !== undefined && yearOf(before.first) === year ? undefined : year,
    gap: gapOf(row.gap ?? 0),
  };
}

function nameOf({ gap, name, remarks, version, when }: LineageRow): string {
  const state = [name, ...remarks].join(", ");
  const after = gap === undefined || gap === 0 ? "" : `, after ${counted(gap, "day")} without one`;
  return `v${version}: ${state}; ${when}${after}`;
}

function gapOf(days: number): LineageCell["gap"] {
  if (days < MONTH) return "short";
  return days < YEAR ? "months" : "years";
}
