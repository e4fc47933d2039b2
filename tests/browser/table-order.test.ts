import { describe, expect, it } from "vitest";
import { ordered } from "#browser/table-order.ts";

const rows = (...values: readonly string[]) =>
  values.map((value, index) => ({ row: `${index}${value}`, value }));

describe("the order of rows", () => {
  it("goes by code unit, capitals first, and not by any language's rules", () => {
    expect(ordered(rows("ä", "b", "Z", "a"), "text", "ascending")).toEqual([
      "2Z",
      "3a",
      "1b",
      "0ä",
    ]);
  });

  it("goes by size where the values are numbers", () => {
    expect(ordered(rows("10", "9", "100"), "number", "ascending")).toEqual(["19", "010", "2100"]);
  });

  it("keeps rows with the same value as they were, in both directions", () => {
    expect(ordered(rows("b", "a", "b", "a"), "text", "ascending")).toEqual([
      "1a",
      "3a",
      "0b",
      "2b",
    ]);
    expect(ordered(rows("b", "a", "b", "a"), "text", "descending")).toEqual([
      "0b",
      "2b",
      "1a",
      "3a",
    ]);
  });

  it("puts rows without a value last, in both directions", () => {
    expect(ordered(rows("", "a", "b"), "text", "ascending")).toEqual(["1a", "2b", "0"]);
    expect(ordered(rows("", "a", "b"), "text", "descending")).toEqual(["2b", "1a", "0"]);
  });
});
