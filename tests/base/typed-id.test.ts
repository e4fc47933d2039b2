import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IdPrefix, documentId, provisionId } from "#base/ids.ts";
import { readTypedId } from "#base/typed-id.ts";

const CA = "CA" as IdPrefix;
const RECORD = { version: undefined, capture: undefined, file: "", place: "" };
const read = (typed: string) => readTypedId(typed, CA);

describe("an ID as it is typed", () => {
  it.each([
    "CA-P-000157",
    "ca-p-157",
    "CA–P–000157",
    "CA—P—000157",
    "CA−P−000157",
    "CA‑P‑000157",
    "CA_P_000157",
    "CA\u00adP\u00ad000157",
    "CA P 000 157",
    "C A - P - 0 0 0 1 5 7",
    "CA\u00a0P\u202f157",
    "CAP157",
    "CA-P-OOO157",
    "ca-p-ool57",
    "ＣＡ－Ｐ－０００１５７",
    "(CA-P-000157).",
    "“CA-P-000157”",
    "CA-P-000157¹²",
    "Record CA-P-000157",
    "CA-P-000157[12]",
    "CA-P-000157 [3].",
    "Record ID: CA-P-000157",
    "record/ca-p-157",
    "https://archive.example/terms/record/CA-P-000157/",
    "archive.example/record/ca-p-157?utm=1",
    "https://archive.example/record/CA%E2%80%93P%E2%80%93157/",
    "Acme, Terms [https://archive.example/record/CA-P-000157/] (accessed 3 May 2027)",
  ])("names the record CA-P-000157: %s", (typed) => {
    expect(read(typed)).toEqual({ ...RECORD, id: "CA-P-000157" });
  });

  it.each([
    "CA-P-000157 v3",
    "CA-P-000157v3",
    "CA-P-157, version 3",
    "CA-P-157 (ver. 3)",
    "CA-P-000157 [V03].",
    "CA-P-000157/v/3/",
    "/record/CA-P-000157/v/3",
    "http://elsewhere.example/record/ca-p-157/v/3/.",
    "CA-P-000157 v3[12]",
    "CA-P-000157 v3 (SHA-256 a67035af599d…)",
    "CA-P-000157 v3 (SHA-256 a67035af599d…, 0c8e12345678…).[4]",
    "(CA-P-000157 v3, SHA-256 a67035af599d...),",
    `CA-P-000157 v3 (SHA-256 ${"a67035af".repeat(8)})`,
    "See https://archive.example/record/CA-P-000157/v/3/ (SHA-256 a67035af599d…).",
  ])("names its third version: %s", (typed) => {
    expect(read(typed)).toEqual({ ...RECORD, id: "CA-P-000157", version: 3 });
  });

  it.each([
    "CA-D-00018 @ 2026-04-27T09:55:26Z",
    "ca-d-18 @ 2026–04–27 09:55:26 UTC",
    "CA-D-00018 at 20260427T095526Z",
    "CA-D-OOO18@2O26-O4-27TO9:55:26Z",
  ])("names a capture: %s", (typed) => {
    expect(read(typed)).toEqual({ ...RECORD, id: "CA-D-00018", capture: "2026-04-27T09:55:26Z" });
  });

  it("names a day where the time of a capture is left out", () => {
    expect(read("CA-D-00018 @ 2026-04-27")?.capture).toBe("2026-04-27");
  });

  it("keeps what an address names of a version: a file, or a place on its page", () => {
    const version = { ...RECORD, id: "CA-D-00018", version: 4 };
    const address = "https://archive.example/record/ca-d-18/v/4/";
    expect(read(`${address}text.txt`)).toEqual({ ...version, file: "text.txt" });
    expect(read(`${address}#p41`)).toEqual({ ...version, place: "#p41" });
  });

  it("leads to the passage that is named of a version", () => {
    const version = { ...RECORD, id: "CA-D-00018", version: 4, place: "#p16" };
    expect(read("CA-D-00018 v4 #p16")).toEqual(version);
    expect(read("ca-d-18 v4#P16.")).toEqual(version);
  });

  it("counts by its number where one zero is too many, and names what else it may be", () => {
    expect(read("CA-P-0000009")).toEqual({ ...RECORD, id: "CA-P-000009", others: ["CA-P-000000"] });
    expect(read("CA-D-000018 v2")).toEqual({
      ...RECORD,
      id: "CA-D-00018",
      version: 2,
      others: ["CA-D-00008", "CA-D-00001"],
    });
  });

  it.each([
    ["another archive's prefix", "XY-P-000157"],
    ["no prefix", "P-000157"],
    ["a number alone", "157"],
    ["a letter that is no digit", "CA-P-00015S"],
    ["a number that may be a version or a part of the ID", "CA-P-000157 3"],
    ["a footnote's number that may be a part of the ID", "CA-P-000157.12"],
    ["two zeros too many", "CA-P-00000157"],
    ["a bracket that may hold digits of the number", "CA-P-00015[7]"],
    ["a passage of no version", "CA-D-00018 #p16"],
    ["a passage of a provision", "CA-P-000157 v3 #p16"],
    ["a hash alone", "SHA-256 a67035af599d…"],
    ["two numbers", "CA-P-157, 123"],
    ["a gap in a number that is not whole", "CA-P-1 7"],
    ["the same in an address", "/record/CA-P-1 7/"],
    ["a number below the record's address", "/record/CA-P-1/7/"],
    ["a version that is none", "/record/CA-P-000157/v/three/"],
    ["a version after an address", "https://archive.example/record/CA-P-000157/ v3"],
    ["a capture of a provision", "CA-P-000157 @ 2026-04-27T09:55:26Z"],
    ["a time that does not exist", "CA-D-00018 @ 2026-02-30T09:55:26Z"],
    ["words around it", "see CA-P-000157 and others"],
    ["two addresses that differ", "/record/CA-P-000157/v/3/ /record/CA-P-000157/v/2/"],
    ["a per cent sign that encodes nothing", "/record/%E0%A4%A"],
    ["nothing", ""],
  ])("is not guessed: %s", (_, typed) => {
    expect(read(typed)).toBeUndefined();
  });
});

const GAPS = ["", "-", "–", "—", "‐", "‑", "−", "_", " ", "\u00a0", " - ", "\u00ad", "/", "."];
const MARKS = ["", ".", ",", ")", "]", "”", "»", ";", " ", "¹", "⁴²", ").", "\n", "†"];
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  "0": ["0", "O", "o"],
  "1": ["1", "l", "I", "i"],
};

const oneOf = (all: readonly string[]) => fc.constantFrom(...all);
const wide = (sign: string): string =>
  /[A-Za-z0-9]/u.test(sign) ? String.fromCodePoint(sign.codePointAt(0)! + 0xfee0) : sign;

/** Each sign as it may be written for it. */
const spelled = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...Array.from(text, (sign) =>
        oneOf(ALIKE[sign] ?? [sign, sign.toLowerCase()]).chain((each) => oneOf([each, wide(each)])),
      ),
    )
    .map((signs) => signs.join(""));

const records = fc.record({
  prefix: fc.stringMatching(/^[A-Z]{2,6}$/u).map((text) => text as IdPrefix),
  kind: oneOf(["D", "P"]),
  number: fc.oneof(fc.nat({ max: 3000 }), fc.nat({ max: 20_000_000 })),
  version: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
});

const idOf = (prefix: IdPrefix, kind: string, number: number) =>
  kind === "D" ? documentId(prefix, number) : provisionId(prefix, number);

/** The digits of an ID with some of its zeros left out, or, where none is, with a gap among them. */
const digitsOf = (id: string): fc.Arbitrary<string> => {
  const digits = id.slice(id.lastIndexOf("-") + 1);
  const zeros = /^0*(?=\d)/u.exec(digits)![0].length;
  const shorter = fc.nat({ max: zeros }).map((count) => digits.slice(count));
  const width = id.includes("-D-") ? 5 : 6;
  if (digits.length !== width) return shorter;
  const parted = fc
    .tuple(fc.integer({ min: 1, max: width - 1 }), oneOf([" ", "\u00a0", "\u2009", "-\n"]))
    .map(([at, gap]) => digits.slice(0, at) + gap + digits.slice(at));
  return fc.oneof(shorter, parted);
};

const variations = records.chain(({ kind, number, prefix, version }) => {
  const id = idOf(prefix, kind, number);
  const versions =
    version === undefined
      ? fc.constant("")
      : fc
          .tuple(
            oneOf([" ", "", ", ", "/", " ("]),
            oneOf(["v", "V", "version", "ver."]),
            oneOf(["", " ", "/"]),
          )
          .chain(([before, word, gap]) =>
            spelled(String(version)).map((digits) => before + word + gap + digits),
          );
  const parts = fc.tuple(
    oneOf(["", " ", "(", "“", "\n", "Record ", "Record ID: ", "/record/"]),
    spelled(prefix),
    oneOf(GAPS),
    spelled(kind),
    oneOf(GAPS),
    digitsOf(id).chain(spelled),
    versions,
    oneOf(MARKS),
  );
  return parts.map((all) => ({ prefix, typed: all.join(""), named: { ...RECORD, id, version } }));
});

it("every spelling of an ID that cannot change its meaning names that ID, and no other", () => {
  fc.assert(
    fc.property(variations, ({ named, prefix, typed }) => {
      expect(readTypedId(typed, prefix)).toEqual(named);
    }),
    { numRuns: 2000 },
  );
});

it("whatever is read as an ID has its digits, in their order, and none beside them", () => {
  const sign = oneOf([..."CAPDVcapdv0123456789OIl -–/.,@"]);
  const texts = fc.array(sign, { maxLength: 12 }).map((signs) => `CA${signs.join("")}`);
  fc.assert(
    fc.property(texts, (typed) => {
      const found = read(typed);
      if (found === undefined) return;
      const shown = `${found.id}${found.version === undefined ? "" : ` v${found.version}`}`;
      expect(digitRuns(typed)).toBe(digitRuns(shown));
      expect(read(shown)).toEqual({ ...found, others: undefined });
    }),
    { numRuns: 5000 },
  );
});

/** The digits of an ID and of its version, without zeros before them. */
const digitRuns = (text: string): string =>
  text
    .toUpperCase()
    .replace(/^CA/u, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1")
    .split("V")
    .map((part) => part.replaceAll(/\D/gu, "").replace(/^0+(?=\d)/u, ""))
    .join("/");
