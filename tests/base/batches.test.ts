import { expect, it } from "vitest";
import { inBatches } from "#base/batches.ts";

it("a list goes into batches of a size, the last with what is left", () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 2)).toEqual([]);
});
