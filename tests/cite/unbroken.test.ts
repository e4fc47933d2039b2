import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashHalves, unbrokenPieces } from "#cite/unbroken.ts";

const ADDRESS = "https://archive.example.org/record/MU-P-000009/v/1/";
const unbroken = (text: string): string[] =>
  unbrokenPieces(text).flatMap((piece) => (piece.isUnbroken ? [piece.text] : []));
/** The text with a bar where a line may break without a space. */
const marked = (text: string): string =>
  unbrokenPieces(text)
    .map((piece) => (piece.mayBreakBefore ? `|${piece.text}` : piece.text))
    .join("");

describe("the pieces of a text", () => {
  it("keep IDs whole, with their version or the file that is named after them", () => {
    expect(unbroken(`corrected by MU-P-000009 v2, at ${ADDRESS}`)).toEqual([
      "MU-P-000009 v2",
      "MU-P-000009/v/1/",
    ]);
    expect(unbroken("MU-P-000009-v1-exhibit.zip")).toEqual(["MU-P-000009-v1-exhibit.zip"]);
  });

  it("keep what stands between two slashes, unless it is longer than a narrow screen", () => {
    expect(unbroken("<https://a.example/privacy-policy>, read")).toEqual(["privacy-policy"]);
    expect(unbroken(`https://a.example/${"so-".repeat(20)}long/`)).toEqual([]);
  });

  it("break an address after its slashes, and nothing from its end", () => {
    expect(marked(`[${ADDRESS}] (MU-P-000009 v1).`)).toBe(
      "[https://archive.example.org/|record/|MU-P-000009/v/1/] (MU-P-000009 v1).",
    );
  });

  it("are the text, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.nat(60), (text, at) => {
        const mixed = text.slice(0, at) + ADDRESS + text.slice(at);
        const pieces = unbrokenPieces(mixed);
        expect(pieces.map((piece) => piece.text).join("")).toBe(mixed);
      }),
    );
  });
});

it("a hash is four quarters in two halves, and whole when they are put together", () => {
  const hash = "0123456789abcdef".repeat(4);
  const halves = hashHalves(hash);
  expect(halves.flat().map(({ length }) => length)).toEqual([16, 16, 16, 16]);
  expect(halves.flat().join("")).toBe(hash);
});
