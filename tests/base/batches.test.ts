import { expect, it } from "vitest";
import { batchesOf, inBatches } from "#base/batches.ts";

it("a list goes into batches of a size, the last with what is left", () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 2)).toEqual([]);
});

it("what comes one by one is taken no further than the batch that is due", () => {
  let taken = 0;
  const batches = batchesOf(
    (function* count() {
      for (; taken < 9; taken++) yield taken;
    })(),
    3,
  );
  expect(batches.next().value).toEqual([0, 1, 2]);
  expect(taken).toBeLessThan(4);
});
