import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ProvisionId } from "#base/ids.ts";
import { NoSelection, parseSelection, printSelection } from "#browser/selection-file.ts";
import { parseFragment, printFragment } from "#browser/selection-link.ts";
import {
  type Selection,
  NOTHING,
  added,
  described,
  joined,
  lettered,
  moved,
  nameOf,
  replaced,
  versionNamed,
  without,
} from "#browser/selection-list.ts";

const version = (name: string) => versionNamed(name)!;
const of = (...names: string[]): Selection =>
  names.reduce((selection, name) => added(selection, version(name)), NOTHING);
const names = ({ records }: Selection): string[] => records.map(nameOf);
const [A, B, C] = ["MU-P-000001 v1", "MU-P-000004 v2", "MU-P-1000000 v12"] as const;

const ids = fc
  .tuple(fc.stringMatching(/^[A-Z]{2,6}$/u), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([prefix, number]) => `${prefix}-P-${String(number).padStart(6, "0")}` as ProvisionId);
const selections = fc.record({
  title: fc.string(),
  records: fc.uniqueArray(
    fc.record({
      id: ids,
      number: fc.integer({ min: 1, max: 999_999_999 }),
      label: fc.string({ unit: "binary" }),
      note: fc.string({ unit: "binary" }),
    }),
    { selector: nameOf },
  ),
});

describe("a selection", () => {
  it("holds each version once, in the reader’s order", () => {
    const selection = of(A, B, A, C);
    expect(names(selection)).toEqual([A, B, C]);
    expect(names(moved(selection, version(C), -1))).toEqual([A, C, B]);
    expect(names(moved(selection, version(A), 1))).toEqual([B, A, C]);
    expect(names(without(selection, version(B)))).toEqual([A, C]);
  });

  it("stays as it is where a record cannot move further or is not there", () => {
    const selection = of(A, B);
    expect(moved(selection, version(A), -1)).toEqual(selection);
    expect(moved(selection, version(B), 1)).toEqual(selection);
    expect(moved(selection, version(C), 1)).toEqual(selection);
  });

  it("keeps the reader’s words with the record, wherever it moves", () => {
    const selection = described(of(A, B), version(B), { label: "Exhibit 7", note: "ask" });
    expect(moved(selection, version(B), -1).records[0]).toMatchObject({
      id: "MU-P-000004",
      label: "Exhibit 7",
      note: "ask",
    });
  });

  it("takes another version into the place of one, and never holds it twice", () => {
    const selection = described(of(A, B), version(A), { note: "mine" });
    const newer = replaced(selection, version(A), 3);
    expect(names(newer)).toEqual(["MU-P-000001 v3", B]);
    expect(newer.records[0]!.note).toBe("mine");
    const both = added(selection, version("MU-P-000001 v3"));
    expect(names(replaced(both, version(A), 3))).toEqual([B, "MU-P-000001 v3"]);
  });

  it("joined with another keeps its own words and order, and takes what is new at the end", () => {
    const own = described(of(B), version(B), { label: "Mine" });
    const other = described(of(A, B, C), version(B), { label: "Theirs" });
    const both = joined(own, { ...other, title: "Review" });
    expect(names(both)).toEqual([B, A, C]);
    expect(both).toMatchObject({ title: "Review", records: [{ label: "Mine" }, {}, {}] });
  });

  it("letters records without a label in order, past the alphabet, and leaves given ones", () => {
    const many = Array.from({ length: 29 }, (_, at) => `MU-P-${String(at).padStart(6, "0")} v1`);
    const selection = described(of(...many), version(many[1]!), { label: "Exhibit B" });
    const labels = lettered(selection).records.map(({ label }) => label);
    expect(labels.slice(0, 3)).toEqual(["Exhibit A", "Exhibit B", "Exhibit C"]);
    expect(labels.slice(25)).toEqual(["Exhibit Z", "Exhibit AA", "Exhibit AB", "Exhibit AC"]);
  });
});

describe("a selection in a link", () => {
  it("has its records in order, and none of the reader’s words", () => {
    const selection = described(of(A, B), version(A), { label: "Exhibit A", note: "secret" });
    expect(printFragment({ ...selection, title: "secret" })).toBe("#MU-P-000001v1,MU-P-000004v2");
  });

  it("is read as it was printed, whatever it holds", () => {
    fc.assert(
      fc.property(selections, ({ records }) => {
        fc.pre(records.length > 0);
        const read = parseFragment(printFragment({ title: "", records }))!;
        expect(names(read.selection)).toEqual(records.map(nameOf));
        expect(read.strange).toEqual([]);
      }),
    );
  });

  it("is read as mail programs change it: in lower case, encoded, with spaces", () => {
    const read = parseFragment("#mu-p-000001v1%2C%20mu-p-000004V2,")!;
    expect(names(read.selection)).toEqual([A, B]);
  });

  it("names what is in it and is no version of a record", () => {
    const read = parseFragment("#MU-P-000001v1,MU-D-00001v4,MU-P-000002,MU-P-000003v0,%")!;
    expect(names(read.selection)).toEqual([A]);
    expect(read.strange).toEqual(["MU-D-00001v4", "MU-P-000002", "MU-P-000003v0", "%"]);
  });

  it.each(["", "#", "#authorities", "#board", "#p12"])("%j is none", (fragment) => {
    expect(parseFragment(fragment)).toBeUndefined();
  });
});

describe("a selection in a file", () => {
  const archive = "https://archive.example/";

  it("is read as it was printed, with every label and note", () => {
    fc.assert(
      fc.property(selections, (selection) => {
        const text = printSelection({ archive, selection });
        expect(text.endsWith("\n")).toBe(true);
        expect(parseSelection(text)).toEqual({ archive, selection });
      }),
    );
  });

  it.each([
    ["", "This is no selection"],
    ["[1]", "This is no selection"],
    ['{"format":"muniment/selection/2","archive":"","records":[]}', "This is no selection"],
    ['{"format":"muniment/selection/1","records":[]}', "lacks the archive’s address"],
    [
      '{"format":"muniment/selection/1","archive":"","records":[{"record":"MU-P-000001 v1"},{"record":"MU-D-00001 v1"}]}',
      'Entry 2 of the file is no version of a record: {"record":"MU-D-00001 v1"}',
    ],
    ['{"format":"muniment/selection/1","archive":"","records":[null]}', "Entry 1"],
    [
      '{"format":"muniment/selection/1","archive":"","records":[{"record":"MU-P-000001 v1","note":3}]}',
      "Entry 1",
    ],
  ])("%j is refused with a reason", (text, reason) => {
    const read = parseSelection(text);
    expect(read).toBeInstanceOf(NoSelection);
    expect((read as NoSelection).reason).toContain(reason);
  });
});
