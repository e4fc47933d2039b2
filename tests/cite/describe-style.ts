/** Holds a style against the citations that it should make. */
import { describe, expect, it } from "vitest";
import { type StyleId, citationIn } from "#cite/styles.ts";
import { CASES, type Case } from "./invented.ts";

/** A citation as these tests write it: italics between asterisks. */
const marked = (style: StyleId, name: Case): string =>
  citationIn(style, CASES[name])
    .map(({ italic, text }) => (italic === true ? `*${text}*` : text))
    .join("");

export function describeStyle(style: StyleId, expected: Readonly<Record<Case, string>>): void {
  describe(style, () => {
    it.each(Object.keys(expected) as Case[])("%s", (name) => {
      expect(marked(style, name)).toBe(expected[name]);
    });
  });
}
