/** The order of rows by one of their cells. */

export type Direction = "ascending" | "descending";

/** What a row is sorted by; a row without a value comes last, whichever the direction. */
export interface Keyed<Row> {
  readonly row: Row;
  readonly value: string;
}

/**
 * Rows by value: by code unit, or as numbers. Rows with the same value keep their order, also when
 * it is turned round.
 */
export function ordered<Row>(
  rows: readonly Keyed<Row>[],
  kind: string,
  direction: Direction,
): readonly Row[] {
  const turn = direction === "ascending" ? 1 : -1;
  const compare = kind === "number" ? byNumber : byText;
  const [held, empty] = [true, false].map((has) =>
    rows.filter(({ value }) => (value !== "") === has),
  );
  return [...held!.toSorted((a, b) => turn * compare(a.value, b.value)), ...empty!].map(
    ({ row }) => row,
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byNumber = (a: string, b: string): number => Number(a) - Number(b);
