import { describe, expect, it } from "vitest";
import { foundWords, nearWords } from "#browser/near-words.ts";
import { parseQuery } from "#text/search-words.ts";

const near = (typed: string, ...found: readonly string[]) =>
  nearWords(parseQuery(typed), new Set(found));

describe("words that were answered with others", () => {
  it("are those that no page holds, with what was found instead, the nearest first", () => {
    expect(near("database", "data", "dated", "database")).toEqual([]);
    expect(near("database", "dates", "of", "datable")).toEqual([
      { word: "database", instead: ["datable", "dates"] },
    ]);
    expect(near("liabilty", "lia", "liability")).toEqual([
      { word: "liabilty", instead: ["liability", "lia"] },
    ]);
  });

  it("are not those that begin a longer word that was found", () => {
    expect(near("anonym", "anonymous")).toEqual([]);
  });

  it("may have nothing instead", () => {
    expect(near("data zyzzyva", "data")).toEqual([{ word: "zyzzyva", instead: [] }]);
  });

  it("are not those of a phrase, which is looked for word by word", () => {
    expect(near('"personal database"', "personal", "data")).toEqual([]);
  });

  it("are read from the places of a page that were found", () => {
    const page = {
      url: "",
      content: "Terms Third⁠ -party Data. data",
      meta: {},
      filters: {},
      anchors: [],
      locations: [0, 3, 4],
    };
    expect(foundWords(page)).toEqual(["terms", "data"]);
  });
});
