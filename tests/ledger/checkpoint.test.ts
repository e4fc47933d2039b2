import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Checkpoint,
  parseCheckpoint,
  parsePublished,
  printCheckpoint,
  printPublished,
} from "#ledger/checkpoint.ts";
import { type Hash, emptyTreeHash } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { signText } from "#ledger/signatures.ts";
import { testSigner, testWitness } from "../support/log-keys.ts";

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }) as fc.Arbitrary<Hash>;
const line = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .filter((text) => !/[\u0000-\u001f]/u.test(text));
const checkpoint: fc.Arbitrary<Checkpoint> = fc.record({
  origin: line,
  size: fc.maxSafeInteger().map((size) => Math.abs(size) || 1),
  root: hash,
  extensions: fc.array(line, { maxLength: 3 }),
});

const printed = "example.com/log\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
const read = parseCheckpoint(printed) as Checkpoint;

describe("a checkpoint", () => {
  it("gives back what was printed", () => {
    fc.assert(
      fc.property(checkpoint, (each) => {
        expect(parseCheckpoint(printCheckpoint(each))).toEqual(each);
      }),
    );
    expect(printCheckpoint(read)).toBe(printed);
    expect(read).toMatchObject({ origin: "example.com/log", size: 20_852_163, extensions: [] });
  });

  it("keeps lines that it does not know", () => {
    expect(parseCheckpoint(`${printed}more\nand more\n`)).toMatchObject({
      extensions: ["more", "and more"],
    });
  });

  it("of the empty tree has the hash of nothing", () => {
    const empty = { origin: "x", size: 0, root: emptyTreeHash(), extensions: [] };
    expect(parseCheckpoint(printCheckpoint(empty))).toEqual(empty);
    expect(parseCheckpoint(printed.replace("20852163", "0"))).toEqual(
      new Rejected("the root is not that of the tree without entries"),
    );
  });

  it.each<[string, string, string]>([
    ["a leading zero", printed.replace("20852163", "020852163"), "second line"],
    ["a sign", printed.replace("20852163", "+20852163"), "second line"],
    ["a fraction", printed.replace("20852163", "2e7"), "second line"],
    ["a size beyond 2^53", printed.replace("20852163", "9007199254740992"), "second line"],
    ["another digit system", printed.replace("20852163", "٣"), "second line"],
    ["no root", "example.com/log\n3\n", "third line"],
    ["a root of 31 bytes", printed.replace(/Cs.*=/u, `${"A".repeat(40)}AA==`), "third line"],
    ["another spelling of its root", printed.replace("q2I=", "q2J="), "third line"],
    ["no origin", printed.replace("example.com/log", ""), "empty line"],
    ["an empty line", `${printed}\n`, "empty line"],
    ["no last line end", printed.slice(0, -1), "does not end in a line feed"],
    ["a long origin", printed.replace("example", "ä".repeat(128)), "over 255 bytes"],
    ["a carriage return", printed.replace("log\n", "log\r\n"), "control character"],
    ["nothing", "", "does not end"],
  ])("is rejected with %s", (_, text, reason) => {
    expect(text).not.toBe(printed);
    const parsed = parseCheckpoint(text);
    expect(parsed).toBeInstanceOf(Rejected);
    expect((parsed as Rejected).reason).toContain(reason);
  });
});

describe("a published checkpoint", () => {
  it("is a note with its signatures, or the text alone where nobody signed", async () => {
    const witness = await testWitness();
    const signatures = [
      await signText(printed, await testSigner()),
      await witness.cosign(printed, 1_679_315_147),
    ];
    const signed = { ...read, signatures };
    expect(parsePublished(printPublished(signed))).toEqual(signed);
    expect(printPublished(signed)).toMatch(
      /^example[^—]*\n\n— archive\S+ \S+\n— witness\S+ \S+\n$/u,
    );
    const unsigned = { ...read, signatures: [] };
    expect(printPublished(unsigned)).toBe(printed);
    expect(parsePublished(printed)).toEqual(unsigned);
  });

  it("is rejected where its signatures were cut off", () => {
    expect(parsePublished(`${printed}\n`)).toBeInstanceOf(Rejected);
  });

  it("is rejected where its text is no checkpoint", async () => {
    const text = "three\nplain\nlines\n";
    const note = `${text}\n— x AAAAAAA=\n`;
    expect(parsePublished(note)).toEqual(new Rejected("the second line is not the size of a tree"));
  });
});
