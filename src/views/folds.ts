/** Long lists, folded by year. */
import type { Instant } from "#base/dates.ts";
import { yearOf } from "./time-scale.ts";

/** A list that is short enough to be shown, or its years. */
export interface Folded<T> {
  /** How many there are in all. */
  readonly count: number;
  /** All of them; none where they are folded. */
  readonly rows: readonly T[];
  readonly years: readonly YearFold<T>[];
}

export interface YearFold<T> {
  readonly year: string;
  readonly rows: readonly T[];
  /** The first one is shown from the beginning, where it is short. */
  readonly open: boolean;
}

/** More rows than this are folded. */
const FEW = 24;

export const isFolded = (count: number): boolean => count > FEW;

/** Rows, newest first, by the year of an instant. */
export function foldByYear<T>(rows: readonly T[], at: (row: T) => Instant): Folded<T> {
  if (!isFolded(rows.length)) return { count: rows.length, rows, years: [] };
  const years = [...Map.groupBy(rows, (row) => yearOf(at(row)))].map(([year, held], index) => ({
    year,
    rows: held,
    open: index === 0 && held.length <= FEW,
  }));
  return { count: rows.length, rows: [], years };
}
