import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PassageKind } from "#text/passage.ts";
import { findQuotation, nearestPassage } from "#text/quotation.ts";
import { PassagePool, type VersionText } from "#text/version-text.ts";

const pool = new PassagePool();
/** A version from passages with their kinds in front: `1 Title`. */
function version(...passages: string[]): VersionText {
  return {
    passages: passages.map((each) => pool.number(each.slice(2))),
    kinds: passages.map((each) => each[0] as PassageKind),
  };
}
const find = (text: string, held: VersionText, within?: string) =>
  findQuotation({ text, within }, held, pool.textOf);

const terms = version(
  "1 Privacy",
  "2 Purposes",
  "p We may use your data to train our models.",
  "l Security.",
  "2 Legal bases",
  "p We may use your data to train our models.",
  "l Consent.",
);

describe("a quotation", () => {
  it("is found with the passage and the place in it", () => {
    expect(find("your data", version("p Use your data."))).toEqual([
      { first: 0, last: 0, start: 4, end: 13 },
    ]);
  });

  it("is found wherever it stands, more than once in one passage too", () => {
    expect(find("may use", terms).map(({ first }) => first)).toEqual([2, 5]);
    expect(find("a a", version("p a a a")).map(({ start }) => start)).toEqual([0, 2]);
  });

  it("matches with its white space folded, as the text's is", () => {
    expect(find(" We  may\nuse\u00a0your data\n", terms)).toHaveLength(2);
  });

  it.each([
    ["case", "we may use your data"],
    ["quotation marks and apostrophes", "the provider's “data”"],
    ["dashes", "as is - where is"],
    ["accents", "cafe"],
    ["ligatures and compatibility forms", "office"],
    ["composed and decomposed letters", "cafe\u0301 bar"],
    ["invisible signs", "soft\u00adware"],
  ])("matches without folding %s", (_, quotation) => {
    const held = version(
      "p We may use your data",
      'p the provider’s "data"',
      "p as is – where is",
      "p café",
      "p oﬃce",
      "p caf\u00e9 bar",
      "p software",
    );
    expect(find(quotation, held)).toEqual([]);
  });

  it("does not match over a passage boundary unless it holds a blank line", () => {
    const held = version("p One two", "p three four", "p five six");
    expect(find("two three", held)).toEqual([]);
    expect(find("two\nthree", held)).toEqual([]);
    expect(find("two\n\nthree", held)).toEqual([{ first: 0, last: 1, start: 4, end: 5 }]);
    expect(find("two\n \t\nthree four\n\n\n\nfive", held)).toEqual([
      { first: 0, last: 2, start: 4, end: 4 },
    ]);
    expect(find("two\n\nthree\n\nfive", held)).toEqual([]);
    expect(find("two\n\nfour", held)).toEqual([]);
  });

  it("that stands more than once is told apart by words of its passage, heading or neighbours", () => {
    const first = [expect.objectContaining({ first: 2 })];
    const second = [expect.objectContaining({ first: 5 })];
    expect(find("may use", terms, "Purposes")).toEqual(first);
    expect(find("may use", terms, "Legal  bases")).toEqual(second);
    expect(find("may use", terms, "Security.")).toEqual(first);
    expect(find("may use", terms, "Consent.")).toEqual(second);
    expect(find("may use", terms, "Privacy")).toHaveLength(2);
  });

  it("that `within` cannot place stays found more than once, never guessed", () => {
    expect(find("may use", terms, "Nowhere")).toHaveLength(2);
  });

  it("that stands once needs no `within`, and is found whatever it says", () => {
    expect(find("Consent", terms, "Nowhere")).toHaveLength(1);
  });

  it("cut out of a text anywhere is found where it was cut", () => {
    const word = fc.constantFrom("we", "may", "use", "条款", "😀", "data");
    const texts = fc.array(fc.array(word, { minLength: 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (passages, from, length) => {
        const held = version(...passages.map((words) => `p ${words.join(" ")}`));
        const words = passages.flatMap((each, passage) => each.map((text) => ({ text, passage })));
        const start = from % words.length;
        const cut = words.slice(start, start + 1 + (length % (words.length - start)));
        const quotation = cut
          .map(({ text, passage }, index) => {
            if (index === 0) return text;
            return (cut[index - 1]!.passage === passage ? " " : "\n\n") + text;
          })
          .join("");
        const spans = find(quotation, held).map(({ first, last }) => [first, last]);
        expect(spans).toContainEqual([cut[0]!.passage, cut.at(-1)!.passage]);
      }),
    );
  });

  it("that stands nowhere is shown the nearest passage and what differs", () => {
    const near = nearestPassage("We will use your data to train models", terms, pool.textOf);
    expect(near?.passage).toBe("We may use your data to train our models.");
    expect(near?.difference).toContainEqual({ kind: "removed", text: "will" });
    expect(near?.difference).toContainEqual({ kind: "added", text: "may" });
    expect(nearestPassage("Zebras graze", terms, pool.textOf)).toBeUndefined();
  });
});
