import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applySteps, compareVersions, likenessOf } from "#text/change.ts";
import { historyOf, versionAt } from "#text/history.ts";
import { compareWords } from "#text/words.ts";

const textOf = (passage: number) => `passage number ${passage} of ${passage % 5} words`;
const version = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 24 });

describe("a change", () => {
  it("applied to the older version gives the newer", () => {
    fc.assert(
      fc.property(version, version, (older, newer) => {
        expect(applySteps(older, compareVersions(older, newer, likenessOf(textOf)))).toEqual(newer);
      }),
    );
  });

  it("uses every passage of the older version once", () => {
    fc.assert(
      fc.property(version, version, (older, newer) => {
        const used = compareVersions(older, newer, likenessOf(textOf)).flatMap((step) =>
          step.op === "add" || step.op === "moveIn" ? [] : [step.from],
        );
        expect(used.toSorted((a, b) => a - b)).toEqual(older.map((_, index) => index));
      }),
    );
  });

  it("of a version to itself keeps everything", () => {
    fc.assert(
      fc.property(version, (same) => {
        expect(
          compareVersions(same, same, likenessOf(textOf)).every(({ op }) => op === "keep"),
        ).toBe(true);
      }),
    );
  });

  it("tells a moved passage as moved, not as removed and added", () => {
    const ops = compareVersions([1, 2, 3, 4], [2, 3, 4, 1], likenessOf(textOf)).map(({ op }) => op);
    expect(ops).toEqual(["moveOut", "keep", "keep", "keep", "moveIn"]);
  });

  it("pairs a rewritten passage with what it was", () => {
    const words = ["We keep data for one year.", "We keep data for two years.", "Heading", "Other"];
    const steps = compareVersions(
      [2, 0, 3],
      [2, 1, 3],
      likenessOf((passage) => words[passage]!),
    );
    expect(steps).toContainEqual({ op: "edit", from: 1, to: 1, passage: 1 });
  });
});

describe("the words of a change", () => {
  it("hold the older and the newer text whole", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "the", " ", "  ", ".", "条", "款", "don't", "😀"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const runs = compareWords(older, newer);
        const read = (kind: string) =>
          runs.flatMap((run) => (run.kind === "same" || run.kind === kind ? [run.text] : []));
        expect(read("removed").join("")).toBe(older);
        expect(read("added").join("")).toBe(newer);
      }),
    );
  });

  it("are whole words, not letters", () => {
    expect(compareWords("We may use it.", "We will use it.")).toEqual([
      { kind: "same", text: "We " },
      { kind: "removed", text: "may" },
      { kind: "added", text: "will" },
      { kind: "same", text: " use it." },
    ]);
  });
});

it("white space that both the removed and the added words have is no change", () => {
  expect(
    compareWords("usage, feedback | interests", "usage, feedback, samples | interests"),
  ).toEqual([
    { kind: "same", text: "usage, feedback" },
    { kind: "added", text: ", samples" },
    { kind: "same", text: " | interests" },
  ]);
});

describe("a history", () => {
  it("reproduces every version exactly", () => {
    fc.assert(
      fc.property(fc.array(version, { maxLength: 8 }), (periods) => {
        const history = historyOf(periods);
        periods.forEach((held, period) => expect(versionAt(history, period)).toEqual(held));
      }),
    );
  });

  it("gives a passage that returns its old place", () => {
    expect(
      historyOf([
        [1, 2, 3],
        [1, 3],
        [1, 2, 3],
      ]),
    ).toEqual([
      { passage: 1, spans: [{ first: 0, last: 2 }] },
      {
        passage: 2,
        spans: [
          { first: 0, last: 0 },
          { first: 2, last: 2 },
        ],
      },
      { passage: 3, spans: [{ first: 0, last: 2 }] },
    ]);
  });
});
