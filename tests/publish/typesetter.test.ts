import { describe, expect, it } from "vitest";
import { type Type, linesOf, outlineOf, settable, widthOf } from "#publish/typesetter.ts";

const SANS: Type = { face: "sans", size: 40 };
const SERIF: Type = { face: "serif", size: 40 };

describe("what can be set", () => {
  it("is Latin, Greek, Cyrillic and Vietnamese, with accents composed and white space folded", () => {
    expect(settable("  Datenschutz\u00a0für\n alle ")).toBe("Datenschutz für alle");
    expect(settable("cafe\u0301 soft\u00adhyphen")).toBe("café softhyphen");
    expect(settable("Политика Ελλάδα Chính sách Łódź")).toBe("Политика Ελλάδα Chính sách Łódź");
  });

  it.each(["利用規約", "Terms 規約", "شروط", "Terms 🎉", ""])(
    "is not %j: nothing is drawn with holes",
    (text) => {
      expect(settable(text)).toBeUndefined();
    },
  );
});

describe("lines", () => {
  it("are broken between words, none wider than the measure, none lost", () => {
    const text = "We may use the content of your documents to train and to improve our models.";
    const { lines, whole } = linesOf(text, SERIF, 500, 9);
    expect(whole).toBe(true);
    expect(lines.join(" ")).toBe(text);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(widthOf(line, SERIF)).toBeLessThanOrEqual(500);
  });

  it("are alike in length where that takes no more of them", () => {
    const { lines } = linesOf("Changes to Terms and Prices of it", SANS, 560, 2);
    const [first, second] = lines.map((line) => widthOf(line, SANS));
    expect(Math.abs(first! - second!)).toBeLessThan(150);
  });

  it("end with the given sign where the rest is left out, inside the measure", () => {
    const text = "One, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve";
    const { lines, whole } = linesOf(text, SANS, 300, 2, "…”");
    expect(whole).toBe(false);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/[a-z]…”$/u);
    expect(widthOf(lines[1]!, SANS)).toBeLessThanOrEqual(300);
  });

  it("break a word only where it alone is wider than the measure", () => {
    const { lines, whole } = linesOf("Rindfleischetikettierungsüberwachung", SANS, 300, 9);
    expect(whole).toBe(true);
    expect(lines.join("")).toBe("Rindfleischetikettierungsüberwachung");
    const cut = linesOf("Rindfleischetikettierungsüberwachung", SANS, 300, 1);
    expect(cut.lines[0]).toMatch(/^Rind.*…$/u);
    expect(widthOf(cut.lines[0]!, SANS)).toBeLessThanOrEqual(300);
  });
});

describe("outlines", () => {
  it("are kerned", () => {
    expect(widthOf("AVAT", SANS)).toBeLessThan(
      ["A", "V", "A", "T"].reduce((sum, letter) => sum + widthOf(letter, SANS), 0),
    );
  });

  it("begin where they are told to, and set scripts of several font files in one line", () => {
    const [first, later] = [outlineOf("Hж", SANS, 0, 0), outlineOf("Hж", SANS, 100, 0)];
    const start = (outline: string) => Number(/^M(-?[\d.]+)/u.exec(outline)![1]);
    expect(start(later) - start(first)).toBeCloseTo(100);
    expect(widthOf("Hж", SANS)).toBeCloseTo(widthOf("H", SANS) + widthOf("ж", SANS));
  });
});
