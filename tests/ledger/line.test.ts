import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt } from "#base/dates.ts";
import { type IdPrefix, type Sha256, documentId } from "#base/ids.ts";
import { evidenceName, obligedPaths, parseLedgerLine, printLedgerLine } from "#ledger/line.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";

const hash = fc.stringMatching(/^[0-9a-f]{64}$/u) as fc.Arbitrary<Sha256>;
const instant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => instantAt(seconds * 1000));
const document = fc
  .integer({ min: 1, max: 200_000 })
  .map((number) => documentId("CA" as IdPrefix, number));
const name = fc
  .tuple(hash, fc.constantFrom("text/html", "application/pdf", "image/png", "x/y"))
  .map(([bytes, type]) => evidenceName(bytes, type));
const line: fc.Arbitrary<LedgerLine> = fc.oneof(
  fc.record({
    type: fc.constant("version" as const),
    recorded: instant,
    document,
    number: fc.integer({ min: 1 }),
    text: hash,
  }),
  fc.record({
    type: fc.constant("capture" as const),
    recorded: instant,
    document,
    at: instant,
    capture: hash,
    text: hash,
    evidence: fc.array(name, { maxLength: 3 }),
  }),
);

const text = "a6".repeat(32);
const printed = `{"document":"CA-D-00018","number":3,"recorded":"2026-04-27T09:55:27Z","text":"${text}","type":"version"}`;

describe("a ledger line", () => {
  it("gives back what was printed", () => {
    fc.assert(
      fc.property(line, (each) => {
        expect(parseLedgerLine(printLedgerLine(each))).toEqual(each);
      }),
    );
    expect(parseLedgerLine(printed)).toMatchObject({ type: "version", number: 3 });
  });

  it.each<[string, string]>([
    ["white space", printed.replace(",", ", ")],
    ["another order of keys", `{"number":3,${printed.slice(1).replace('"number":3,', "")}`],
    ["an unknown field", printed.replace('"number"', '"note":"x","number"')],
    ["an unknown type", printed.replace('"version"', '"opinion"')],
    ["a key twice", printed.replace('"number":3', '"number":2,"number":3')],
    ["another spelling of a number", printed.replace(":3,", ":3.0,")],
    ["an escape that is not needed", printed.replace("CA-D", String.raw`\u0043A-D`)],
    ["an instant that is not UTC", printed.replace("27Z", "27+00:00")],
    ["the number 0", printed.replace(":3,", ":0,")],
    ["a line end", `${printed}\n`],
    ["nothing", ""],
  ])("is not read with %s: only what is printed is a line", (_, other) => {
    expect(other).not.toBe(printed);
    expect(parseLedgerLine(other)).toBeUndefined();
  });

  it("obliges the site to the addresses that follow from it alone", () => {
    expect(obligedPaths(parseLedgerLine(printed)!)).toEqual([
      "/record/CA-D-00018/",
      "/record/CA-D-00018/v/3/",
      "/record/CA-D-00018/v/3/text.txt",
    ]);
  });

  it("publishes evidence under endings that hosts serve inert", () => {
    const bytes = text as Sha256;
    expect(evidenceName(bytes, "text/html")).toBe(`${text}.txt`);
    expect(evidenceName(bytes, "application/pdf")).toBe(`${text}.pdf`);
    expect(evidenceName(bytes, "image/svg+xml")).toBe(`${text}.bin`);
  });
});
