import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headingPaths, parseOutline, printOutline } from "#text/outline.ts";
import {
  type PassageKind,
  codePoints,
  foldWhiteSpace,
  parseText,
  printText,
} from "#text/passage.ts";
import { PassagePool, passageStarts } from "#text/version-text.ts";

const passage = fc
  .string({ unit: fc.constantFrom("a", "§", "条", "😀", " ", "\n", "\t", "\u00a0", "|", "#") })
  .map(foldWhiteSpace)
  .filter((text) => text !== "");
const kinds = fc.array(fc.constantFrom<PassageKind>(...("123456pltc".split("") as PassageKind[])));

describe("white space", () => {
  it("is folded to single spaces and trimmed, whichever of Unicode's spaces it is", () => {
    expect(foldWhiteSpace("\u00a0 a\r\n\tb\u2003\u202fc\u3000")).toBe("a b c");
  });

  it("is the only thing that is altered: no quotes, dashes, case, ligatures or invisible signs", () => {
    const text = "“Ａ”—‘ﬁ’ \u200bÉ e\u0301 \u00ad\ufeffİ";
    expect(foldWhiteSpace(text)).toBe(text);
  });

  it("folded twice is as folded once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const folded = foldWhiteSpace(text);
        expect(foldWhiteSpace(folded)).toBe(folded);
        expect(folded).not.toMatch(/^\s|\s$|\n/u);
      }),
    );
  });
});

describe("a canonical text", () => {
  it("is its passages with a blank line between two and a newline at the end", () => {
    expect(printText(["Privacy notice", "We keep your data."])).toBe(
      "Privacy notice\n\nWe keep your data.\n",
    );
    expect(printText([])).toBe("");
  });

  it("gives its passages back", () => {
    fc.assert(
      fc.property(fc.array(passage), (passages) => {
        expect(parseText(printText(passages))).toEqual(passages);
      }),
    );
  });

  it("counts positions in Unicode code points", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(codePoints(text)).toBe(Array.from(text).length);
      }),
    );
    const passages = ["a😀", "条款", "end"];
    const points = [...printText(passages)];
    passageStarts(passages).forEach((start, index) => {
      const text = passages[index]!;
      expect(points.slice(start, start + codePoints(text)).join("")).toBe(text);
    });
  });
});

describe("an outline", () => {
  it("reads as in its example", () => {
    expect(printOutline(["1", "p", "p", "p", "l", "l"])).toBe("h1p3l2");
    expect(printOutline(["2", "2", "t", "c"])).toBe("h2h2tc");
  });

  it("gives its kinds back", () => {
    fc.assert(
      fc.property(kinds, (each) => {
        expect(parseOutline(printOutline(each))).toEqual(each);
      }),
    );
  });

  it.each(["p1", "pp", "p0", "p01", "h7", "h", "x", "p3 ", "3p", "h12"])(
    "refuses %j, which is never printed",
    (outline) => {
      expect(parseOutline(outline)).toBeUndefined();
    },
  );

  it("tells the headings above each passage, outermost first, also where a level is skipped", () => {
    expect(headingPaths(["p", "1", "p", "3", "l", "2", "p", "1", "t"])).toEqual([
      [],
      [],
      [1],
      [1],
      [1, 3],
      [1],
      [1, 5],
      [],
      [7],
    ]);
  });
});

describe("a pool of passages", () => {
  it("stores each once, under one number", () => {
    const pool = new PassagePool();
    expect(["a", "b", "a"].map((text) => pool.number(text))).toEqual([0, 1, 0]);
    expect(pool.size).toBe(2);
    expect(pool.textOf(1)).toBe("b");
  });
});
