import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PassageKind } from "#text/passage.ts";
import { quotedRuns } from "#views/quoted-passages.ts";
import { textBlocks } from "#views/text-blocks.ts";

const kinds = fc.array(
  fc.constantFrom<PassageKind>("1", "2", "3", "4", "5", "6", "p", "l", "t", "c"),
);

describe("the blocks of a text", () => {
  it("hold every passage once, in order", () => {
    fc.assert(
      fc.property(kinds, (given) => {
        const held = textBlocks(given, (index) => index).flatMap(({ items }) => [...items]);
        expect(held).toEqual(given.map((_, index) => index));
      }),
    );
  });

  it("begin under the page's headings and never leave out a level", () => {
    fc.assert(
      fc.property(kinds, (given) => {
        let before = 2;
        for (const block of textBlocks(given, (index) => index)) {
          if (block.kind !== "heading") continue;
          expect(block.level).toBeGreaterThanOrEqual(3);
          expect(block.level).toBeLessThanOrEqual(before + 1);
          before = block.level;
        }
      }),
    );
  });

  it("gather list items that follow each other", () => {
    const blocks = textBlocks(["p", "l", "l", "p", "l"], (index) => index);
    expect(blocks.map(({ kind, items }) => [kind, items.length])).toEqual([
      ["paragraph", 1],
      ["list", 2],
      ["paragraph", 1],
      ["list", 1],
    ]);
  });
});

describe("the quoted parts of a passage", () => {
  it("change nothing of its text, however they overlap", () => {
    const part = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ start: a, end: a + b }));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(part), (text, parts) => {
        const inside = parts.map(({ start, end }) => ({ start, end: Math.min(end, text.length) }));
        const runs = quotedRuns(text, inside);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        const marked = runs.flatMap((run) =>
          Array.from({ length: run.text.length }, () => run.quoted),
        );
        marked.forEach((quoted, at) => {
          expect(quoted).toBe(inside.some(({ start, end }) => start <= at && at < end));
        });
      }),
    );
  });
});
