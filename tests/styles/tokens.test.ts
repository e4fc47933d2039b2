import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT } from "../support/command.ts";

const MODES = ["light", "dark"] as const;

/** Every colour token by name, as it is in one mode. */
function coloursOf(mode: (typeof MODES)[number]): Map<string, string> {
  const css = readFileSync(join(PROJECT, "src/styles/tokens.css"), "utf8");
  const pairs = css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/gu);
  return new Map([...pairs].map(([, name, light, dark]) => [name!, { light, dark }[mode]!]));
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast ratio of two colours (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** What is read on what. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ["ink", ["paper", "surface", "added", "removed", "moved", "mark"]],
  ["quiet", ["paper", "surface", "added", "removed", "moved"]],
  ["link", ["paper", "surface", "mark"]],
  ...["critical", "high", "medium", "low"].map(
    (level) => [level, ["paper", "surface", `${level}-tint`]] as const,
  ),
  ["ink", ["critical-tint", "high-tint", "medium-tint", "low-tint"]],
  ["added-ink", ["paper", "added"]],
  ["removed-ink", ["paper", "removed"]],
  ["moved-ink", ["paper", "moved"]],
];

/** What is seen, but not read: outlines and the edges of controls. */
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ["line-strong", ["paper", "surface"]],
  ["focus", ["paper", "surface"]],
];

describe.each(MODES)("the colours, %s", (mode) => {
  const colours = coloursOf(mode);
  const tooLow = (pairs: typeof TEXT, least: number) =>
    pairs.flatMap(([front, backs]) =>
      backs.flatMap((back) => {
        const ratio = contrast(colours.get(front)!, colours.get(back)!);
        return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
      }),
    );

  it("can be read on everything they are set on (WCAG 2.2, 1.4.3)", () => {
    expect(tooLow(TEXT, 4.5)).toEqual([]);
  });

  it("can be told apart where they draw a shape (WCAG 2.2, 1.4.11)", () => {
    expect(tooLow(SHAPES, 3)).toEqual([]);
  });
});

describe("the style sheets", () => {
  it("use no colour that is no token", () => {
    const sheets = ["base", "frame", "provision", "home"];
    for (const name of sheets) {
      const css = readFileSync(join(PROJECT, `src/styles/${name}.css`), "utf8");
      expect(css.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/giu) ?? [], name).toEqual([]);
    }
  });
});
