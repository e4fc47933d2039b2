import { franc } from "franc-min";
import { describe, expect, it } from "vitest";
import { languageOf } from "#text/language.ts";

const ENGLISH =
  "You may close your account at any time, and we then delete what we hold about you. ";
const GERMAN =
  "Sie können Ihr Konto jederzeit schließen; wir löschen dann, was wir über Sie haben. ";

describe("the language of a text", () => {
  it("is told as the shortest tag, and not where the text is short", () => {
    expect(languageOf(ENGLISH.repeat(4))).toBe("en");
    expect(languageOf(GERMAN.repeat(4))).toBe("de");
    expect(languageOf(ENGLISH)).toBeUndefined();
    expect(languageOf("1234567890 ".repeat(40))).toBeUndefined();
  });

  it("is told by its beginning: what comes after the first 2,048 units, nobody looks at", () => {
    const [start, rest] = [ENGLISH.repeat(30).slice(0, 2048), GERMAN.repeat(200)];
    expect(franc(start + rest)).toBe(franc(start));
    expect(languageOf(start + rest)).toBe("en");
    expect(languageOf(start + ENGLISH)).toBe("en");
  });
});
