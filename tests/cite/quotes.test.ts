/** Quotation marks within quotation marks, as each country sets them. */
import { describe, expect, it } from "vitest";
import { inDouble, inDoubleWithComma, inSingle } from "#cite/quotes.ts";
import { plainText, runsOf } from "#cite/runs.ts";

const american = (text: string) => plainText(runsOf(inDouble(text, "en")));
const british = (text: string) => plainText(runsOf(inSingle(text, "en")));
const withComma = (text: string) => plainText(runsOf(inDoubleWithComma(text, "en")));

describe("in double marks", () => {
  it.each([
    ["Your “content”", "“Your ‘content’”"],
    ['Your "content"', "“Your ‘content’”"],
    ["Your ‘content’", "“Your ‘content’”"],
    ["Users’ rights", "“Users’ rights”"],
    ["Of “the ‘inner’ circle”", "“Of ‘the “inner” circle’”"],
    ['Screens of 15" and 17"', '“Screens of 15" and 17"”'],
    ["Der „Vertrag“", "“Der „Vertrag“”"],
    ["Le « contrat »", "“Le « contrat »”"],
  ])("%s", (text, quoted) => {
    expect(american(text)).toBe(quoted);
  });
});

describe("in single marks", () => {
  it.each([
    ["Your ‘content’", "‘Your “content”’"],
    ["Your “content”", "‘Your “content”’"],
    ['Your "content"', "‘Your “content”’"],
    ["What’s new", "‘What’s new’"],
    ["The ‘what’s new’ page", "‘The “what’s new” page’"],
    ["Of ‘the “inner” circle’", "‘Of “the ‘inner’ circle”’"],
    // Which of two ends a quotation is not to be known.
    ["‘Users’ rights’", "‘‘Users’ rights’’"],
  ])("%s", (text, quoted) => {
    expect(british(text)).toBe(quoted);
  });
});

describe("with the comma inside", () => {
  it.each([
    ["Plain", "“Plain,”"],
    ["Your “content”", "“Your ‘content,’”"],
    ["For users’", "“For users’,”"],
    ["Why?", "“Why?,”"],
  ])("%s", (text, quoted) => {
    expect(withComma(text)).toBe(quoted);
  });
});
