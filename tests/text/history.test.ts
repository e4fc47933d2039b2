import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyOf, versionAt } from "#text/history.ts";

const versions = fc.array(fc.array(fc.nat(9), { maxLength: 8 }), { minLength: 1, maxLength: 8 });

describe("the history of a sequence of versions", () => {
  it("gives back every version", () => {
    fc.assert(
      fc.property(versions, (periods) => {
        const history = historyOf(periods);
        expect(periods.map((_, period) => versionAt(history, period))).toEqual(periods);
      }),
    );
  });

  it("has spans in order, with a period between them in which the passage did not stand", () => {
    fc.assert(
      fc.property(versions, (periods) => {
        for (const { spans } of historyOf(periods)) {
          expect(spans.every(({ first, last }) => first <= last)).toBe(true);
          expect(spans.slice(1).every(({ first }, index) => first > spans[index]!.last + 1)).toBe(
            true,
          );
        }
      }),
    );
  });

  it("keeps the place of what comes back where it stood, and gives what moves a second one", () => {
    const back = historyOf([
      [1, 2, 3],
      [1, 3],
      [1, 2, 3],
    ]);
    expect(back.map(({ passage }) => passage)).toEqual([1, 2, 3]);
    expect(back[1]!.spans).toEqual([
      { first: 0, last: 0 },
      { first: 2, last: 2 },
    ]);
    const moved = historyOf([
      [1, 2, 3, 4],
      [1, 3, 4, 2],
    ]);
    expect(moved.map(({ passage }) => passage)).toEqual([1, 2, 3, 4, 2]);
  });
});
