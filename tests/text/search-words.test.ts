import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSearchAnchor, printSearchAnchor } from "#text/search-anchor.ts";
import { joinWords, parseQuery, phraseAt, searchWords, separateWords } from "#text/search-words.ts";

describe("words for the search index", () => {
  it("are joined again to the same text", () => {
    const text = fc
      .array(
        fc.constantFrom(
          "a",
          "Wort",
          "-",
          " ",
          "§",
          "|",
          "’",
          "(",
          ")",
          "隐",
          "私",
          "ü",
          "1",
          ".",
          "/",
        ),
      )
      .map((parts) => parts.join("").replace(/ +/gu, " ").trim());
    fc.assert(
      fc.property(text, (words) => {
        expect(joinWords(separateWords(words))).toBe(words);
      }),
    );
  });

  it("are the same whether the index or a query is read", () => {
    const index = (text: string) =>
      separateWords(text)
        .split(/\s+/u)
        .flatMap((token) => searchWords(token));
    for (const text of [
      "third-party data",
      "die §§ 91 bis 107",
      "A | B | C",
      "don’t",
      "隐私政策",
      "and/or",
      "U.S. law",
    ]) {
      expect(index(text)).toEqual(searchWords(text));
    }
  });

  it("leave no mark alone, which would part a phrase", () => {
    const tokens = separateWords("die §§ 91 | x – y").split(/\s+/u);
    expect(tokens.every((token) => /[\p{L}\p{N}]/u.test(token))).toBe(true);
  });
});

describe("a search", () => {
  it("is phrases in any quotation marks and the words outside", () => {
    expect(parseQuery('privacy „Ihre Daten“ "an open one')).toEqual({
      phrases: ["Ihre Daten", "an open one"],
      words: ["privacy"],
    });
  });

  it("finds a phrase by whole words only", () => {
    const words = searchWords("We may use Your data; we may train.");
    expect(phraseAt(searchWords("YOUR DATA we"), words)).toBe(3);
    expect(phraseAt(searchWords("our data"), words)).toBe(-1);
  });
});

describe("the anchor of a passage in the index", () => {
  it("is read back as it was printed", () => {
    const anchor = {
      id: "h12",
      spans: [
        { from: "2023-11-05", to: "2026-04-18" },
        { from: "2026-05-01", to: "2026-05-01" },
      ],
    } as never;
    expect(printSearchAnchor(anchor)).toBe("h12~20231105~20260418~20260501~20260501");
    expect(parseSearchAnchor(printSearchAnchor(anchor))).toEqual(anchor);
    for (const other of ["h12", "h12~2023", "end", "h12~20231105"]) {
      expect(parseSearchAnchor(other)).toBeUndefined();
    }
  });
});
