import { describe, expect, it } from "vitest";
import { grouped, listed, oneLine, quoted, wrapped } from "#exhibit/plain.ts";

describe("plain text", () => {
  it("holds nothing that a terminal obeys, or that reverses what is read", () => {
    expect(oneLine("a\u001b[31mb\r\nc\u202ed\u2028e\u0000 \t f")).toBe("a [31mb c d e f");
  });

  it("is set in lines of at most 78 signs, and a longer word stands alone", () => {
    const long = "x".repeat(90);
    const lines = wrapped(`${"word ".repeat(40)}${long} end`, "  - ", "    ").split("\n");
    expect(lines[0]).toMatch(/^ {2}- word word/u);
    expect(lines.slice(1).every((line) => line.startsWith("    "))).toBe(true);
    expect(lines.filter((line) => line.length > 78)).toEqual([`    ${long}`]);
  });

  it("marks every line of a quotation, whatever stands in it", () => {
    const lines = quoted("first\n```sh\nrm -rf ~\n\nsecond").split("\n");
    expect(lines).toEqual(["> first ```sh rm -rf ~", ">", "> second"]);
  });

  it("sets names and values in columns", () => {
    expect(
      listed([
        ["a", "one"],
        ["long", "two"],
      ]),
    ).toBe("a     one\nlong  two");
  });

  it("groups digits by three", () => {
    expect([0, 999, 1000, 12_415, 1_234_567].map(grouped)).toEqual([
      "0",
      "999",
      "1,000",
      "12,415",
      "1,234,567",
    ]);
  });
});
