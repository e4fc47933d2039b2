/** What holds in every style, whatever is cited. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CitedProvision } from "#cite/citable.ts";
import { oneLine } from "#cite/one-line.ts";
import { type Runs, STYLES, citationIn, plainText } from "#cite/styles.ts";
import { webAddress } from "#cite/web-address.ts";
import { hostileProvision } from "./hostile.ts";
import { CASES, citedProvision } from "./invented.ts";

const cited = (of: Partial<CitedProvision["of"]>) => citedProvision({ of });

/** What follows each place where a text holds an address. */
const after = (text: string, address: string): string[] =>
  text
    .split(address)
    .slice(1)
    .map((rest) => rest.slice(0, 1));

const addressesOf = ({ of, url }: CitedProvision): string[] =>
  [url, of.original, of.wayback]
    .filter((address) => address !== undefined)
    .map((address) => webAddress(address));

describe.each(STYLES)("$name", ({ id }) => {
  const text = (citable: CitedProvision): string => plainText(citationIn(id, citable));

  it("keeps hostile words on one line, whole", () => {
    fc.assert(
      fc.property(hostileProvision, (citable) => {
        const citation = citationIn(id, citable);
        expect(plainText(citation)).not.toMatch(/[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u);
        expect(withoutMarks(plainText(citation))).toContain(
          withoutMarks(oneLine(citable.of.title)),
        );
      }),
    );
  });

  it("gives every address whole, and nothing after it that could be copied into it", () => {
    fc.assert(
      fc.property(hostileProvision, (citable) => {
        for (const address of addressesOf(citable)) {
          const marks = after(text({ ...citable, section: undefined }), address);
          // An address may be the beginning of another.
          expect(marks.some((mark) => ["", " ", "]", ">", ")"].includes(mark))).toBe(true);
        }
      }),
    );
  });

  it("closes no name that is closed already", () => {
    expect(text(cited({ entity: "Fitloom Inc." }))).not.toContain("..");
  });

  it("says what is cited, when it was captured and by which hash it is known", () => {
    for (const citable of Object.values(CASES)) {
      const citation = plainText(citationIn(id, citable));
      const versions = citable.kind === "comparison" ? [citable.from, citable.to] : [citable.of];
      expect(citation).toContain(citable.url);
      for (const { captured, hashes } of versions) {
        expect(citation).toContain(captured.slice(0, 4));
        for (const hash of hashes) expect(citation).toContain(`${hash.slice(0, 12)}…`);
      }
    }
  });

  it("gives the language of the document's own words", () => {
    const german = citationIn(id, CASES["a title in German"]);
    const inGerman = german.filter(({ language }) => language === "de");
    expect(inGerman.map(({ text: words }) => words.replace(/,$/u, ""))).toEqual([
      "Allgemeine Geschäftsbedingungen",
      "9. Änderungen des „Vertrags“",
    ]);
  });
});

/** Quotation marks are each country's. */
const withoutMarks = (text: string): string => text.replace(/["“”‘’',]/gu, "");

it("leaves the day of access to the reader where a style asks for one", () => {
  const blanks = (runs: Runs) => runs.filter(({ accessed }) => accessed === true);
  const asking = STYLES.filter(({ id }) => blanks(citationIn(id, CASES["a provision"])).length > 0);
  expect(asking.map(({ id }) => id)).toEqual(["oscola"]);
  expect(blanks(citationIn("oscola", CASES["two versions compared"]))).toHaveLength(1);
});

it("abbreviates the months as Bluebook's table T12 does", () => {
  const days = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, "0"));
  const months = days.map((month) => {
    const captured = `2026-${month}-09T12:00:00Z` as CitedProvision["of"]["captured"];
    return /captured (\S+) 9, 2026/u.exec(
      plainText(citationIn("bluebook", cited({ captured }))),
    )![1];
  });
  expect(months.join(" ")).toBe("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.");
});
