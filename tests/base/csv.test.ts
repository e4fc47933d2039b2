import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvHeader, csvLine } from "#base/csv.ts";

const cell = (text: string): string => csvLine(["a"], { a: text }).slice(0, -2);

/** A parser of RFC 4180, read from the specification and not from the printer. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  const token = /"((?:[^"]|"")*)"|([^",\r\n]+)|(,)|(\r\n)/gy;
  let cellOpen = "";
  for (let match = token.exec(csv); match !== null; match = token.exec(csv)) {
    const [, quoted, plain, comma, end] = match;
    if (quoted !== undefined) cellOpen = quoted.replaceAll('""', '"');
    else if (plain !== undefined) cellOpen = plain;
    else {
      rows.at(-1)!.push(cellOpen);
      cellOpen = "";
      if (comma === undefined && end !== undefined) rows.push([]);
    }
    if (token.lastIndex === csv.length) break;
  }
  return rows.slice(0, -1);
}

/** Where a program that splits at any usual sign would see a cell begin. */
const beginnings = (text: string): string[] => text.split(/[;\t\r\n]"*|^"+/u).filter(Boolean);

describe("a line of CSV", () => {
  it("quotes texts, leaves numbers and what is not there bare, and ends in CR LF", () => {
    const row = { id: "/a/", number: 2, late: false, said: 'He said "no", twice' };
    expect(csvLine(["id", "number", "late", "gone", "said"], row)).toBe(
      '"/a/",2,false,,"He said ""no"", twice"\r\n',
    );
    expect(csvHeader(["id", "number"])).toBe("id,number\r\n");
  });

  it("prints a list in one cell", () => {
    expect(csvLine(["to"], { to: ["gdpr", "dsa"] })).toBe('"gdpr; dsa"\r\n');
    expect(csvLine(["to"], { to: [] })).toBe('""\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠a"])(
    "holds no formula in a cell that would begin with %j",
    (text) => {
      expect(cell(text)).toMatch(/^"'/u);
    },
  );

  it("holds none either where a program splits at semicolons, tabs or line breaks", () => {
    expect(cell('terms;=1+1\n\n=2\t"=3')).toBe(`"terms;'=1+1\n\n'=2\t""'=3"`);
  });

  it("leaves every other text exact", () => {
    expect(cell("a - b, 1 = 1, a+b; we may\n\nshare it")).toBe(
      '"a - b, 1 = 1, a+b; we may\n\nshare it"',
    );
  });

  it("can be read again: only apostrophes were added, and no cell begins a formula", () => {
    const text = fc.string({ unit: fc.constantFrom(..."=+-@;,\t\r\n\"'ab c＝".split("")) });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [[first, second] = []] = parseCsv(csvLine(["a", "b"], { a, b }));
        for (const [was, is] of [
          [a, first!],
          [b, second!],
        ] as const) {
          expect(is.replaceAll("'", "")).toBe(was.replaceAll("'", ""));
          expect(beginnings(is).filter((each) => /^[=+\-@＝]/u.test(each))).toEqual([]);
        }
      }),
    );
  });
});
