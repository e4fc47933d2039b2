import { describe, expect, it } from "vitest";
import { excerptOf, holdsPhrases, passagesOf } from "#browser/passages.ts";
import type { HitData } from "#browser/search-engine.ts";
import { parseQuery } from "#text/search-words.ts";

/** A page as a search gives it back; `found` are the words that it found. */
function page(found: readonly string[]): HitData {
  const content = "Terms We sell no data. We may sell your data. .";
  const words = content.split(" ");
  return {
    url: "/history/",
    content,
    meta: { title: "Terms", kind: "history" },
    filters: {},
    anchors: [
      { id: "title", location: 0 },
      { id: "h1~20210101~20220101", location: 1 },
      { id: "h2~20230101~20240101", location: 5 },
      { id: "end", location: 10 },
    ],
    locations: words.flatMap((word, index) => (found.includes(word) ? [index] : [])),
  };
}

describe("the passages of a page that was found", () => {
  it("are those that hold the words, with when they stood", () => {
    const [best, ...others] = passagesOf(page(["your", "sell"]), parseQuery("sell your"), "");
    expect([best!.anchor, best!.spans]).toEqual(["h2", [{ from: "2023-01-01", to: "2024-01-01" }]]);
    expect(others.map(({ anchor }) => anchor)).toEqual(["h1"]);
  });

  it("hold a phrase word by word, and never across two passages", () => {
    const query = parseQuery('"sell your data"');
    expect(passagesOf(page(["sell"]), query, "").map(({ anchor }) => anchor)).toEqual(["h2"]);
    expect(holdsPhrases(page([]), parseQuery('"no data we may"'))).toBe(false);
    expect(holdsPhrases(page([]), parseQuery('"terms"'))).toBe(true);
  });

  it("stood in the year that was asked for", () => {
    expect(
      passagesOf(page(["sell"]), parseQuery("sell"), "2021").map(({ anchor }) => anchor),
    ).toEqual(["h1"]);
    expect(passagesOf(page(["sell"]), parseQuery("sell"), "2025")).toEqual([]);
  });

  it("are shown with the found words marked and nothing else changed", () => {
    const [passage] = passagesOf(page(["your"]), parseQuery("your"), "");
    const { pieces } = excerptOf(passage!);
    expect(pieces.map(({ text }) => text).join("")).toBe("We may sell your data.");
    expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(["your"]);
  });
});
