import { utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { printBase64 } from "#ledger/base64.ts";
import { type Checkpoint, printCheckpoint } from "#ledger/checkpoint.ts";
import { type Hash, hashHex } from "#ledger/hash.ts";
import { inclusionProof } from "#ledger/inclusion.ts";
import type { KeyId, KeyName } from "#ledger/keys.ts";
import { type Proof, parseProof, printProof } from "#ledger/proof.ts";
import { Rejected } from "#ledger/rejected.ts";
import { signText } from "#ledger/signatures.ts";
import { treeHash, treeInMemory } from "#ledger/tree.ts";
import type { KnownKeys } from "#ledger/verify-checkpoint.ts";
import { verifyProof } from "#ledger/verify-proof.ts";
import { testSigner, testWitness } from "../support/log-keys.ts";
import { entryAt, leavesOf } from "../support/merkle.ts";

const SIZE = 7;
const INDEX = 5;
const tree = treeInMemory(leavesOf(SIZE));
const signer = await testSigner();
const witness = await testWitness();
const log = signer.verifier;
const checkpoint: Checkpoint = {
  origin: log.name,
  size: SIZE,
  root: treeHash(SIZE, tree),
  extensions: [],
};
const text = printCheckpoint(checkpoint);
const own = await signText(text, signer);
const seen = await witness.cosign(text, 1_679_315_147);
const proof: Proof = {
  index: INDEX,
  hashes: inclusionProof(INDEX, SIZE, tree),
  checkpoint: { ...checkpoint, signatures: [own, seen] },
};
const printed = printProof(proof);
const entry = entryAt(INDEX);

const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }) as fc.Arbitrary<Hash>;
const anyProof: fc.Arbitrary<Proof> = fc.record(
  {
    index: fc.maxSafeNat(),
    hashes: fc.array(hash, { maxLength: 5 }),
    extra: fc.uint8Array({ maxLength: 40 }),
    checkpoint: fc.record({
      origin: fc.constant("log.example"),
      size: fc.maxSafeNat().map((size) => size || 1),
      root: hash,
      extensions: fc.constantFrom([], ["one", "two"]),
      signatures: fc.array(
        fc.record({
          name: fc.constant("log.example" as KeyName),
          id: fc.constant("00000001" as KeyId),
          bytes: fc.uint8Array({ minLength: 1, maxLength: 70 }),
        }),
        { maxLength: 2 },
      ),
    }),
  },
  { requiredKeys: ["index", "hashes", "checkpoint"] },
);

describe("a proof", () => {
  it("gives back what was printed", () => {
    fc.assert(
      fc.property(anyProof, (each) => {
        expect(parseProof(printProof(each))).toEqual(each);
        expect(parseProof(utf8ToBytes(printProof(each)))).toEqual(each);
      }),
    );
  });

  it("is printed with its hashes from the leaf upwards, and its checkpoint as published", () => {
    const subtrees = [
      { level: 0, index: 4 },
      { level: 0, index: 6 },
      { level: 2, index: 0 },
    ];
    const [sibling, next, last] = subtrees.map((each) => printBase64(tree(each)));
    expect(printed).toBe(`c2sp.org/tlog-proof@v1
index 5
${sibling}
${next}
${last}

archive.example/log
7
${printBase64(checkpoint.root)}

— archive.example/log ${printBase64(Buffer.concat([Buffer.from(own.id, "hex"), own.bytes]))}
— witness.example/w1 ${printBase64(Buffer.concat([Buffer.from(seen.id, "hex"), seen.bytes]))}
`);
  });

  it.each<[string, string, string]>([
    ["another first line", printed.replace("@v1", "@v2"), "the first line is not"],
    ["extra data that is not base64", printed.replace("index", "extra ?\nindex"), "extra data"],
    ["extra data after its index", printed.replace("5\n", "5\nextra AA==\n"), "line 1 of the"],
    ["no index", printed.replace("index 5\n", ""), "no line gives the index"],
    ["an index with zeros", printed.replace("index 5", "index 05"), "no line gives the index"],
    ["a negative index", printed.replace("index 5", "index -5"), "no line gives the index"],
    ["two spaces", printed.replace("index 5", "index  5"), "no line gives the index"],
    ["a hash cut short", printed.replace(/(index 5\n\S{40})\S+/u, "$1"), "line 1 of the hashes"],
    ["no checkpoint", printed.slice(0, printed.indexOf("\n\n") + 2), "does not end"],
    ["no blank line", printed.replaceAll("\n\n", "\n"), "no blank line"],
    ["a broken checkpoint", printed.replace("\n7\n", "\n07\n"), "second line"],
    ["carriage returns", printed.replaceAll("\n", "\r\n"), "control character"],
    ["nothing", "", "no blank line"],
  ])("is rejected with %s", (_, source, reason) => {
    expect(source).not.toBe(printed);
    const parsed = parseProof(source);
    expect(parsed).toBeInstanceOf(Rejected);
    expect((parsed as Rejected).reason).toContain(reason);
  });
});

describe("verifying a proof", () => {
  const keys = { log, witnesses: [witness.key] };
  const outcome = async (of: string, known: KnownKeys = keys, bytes = entry) => {
    const report = await verifyProof(bytes, of, known);
    const failed = report.steps.filter(({ state }) => state !== "holds");
    return [report.outcome, ...failed.map(({ name, reason }) => `${name}: ${reason}`)];
  };
  const printedWith = (other: Partial<Proof["checkpoint"]>) =>
    printProof({ ...proof, checkpoint: { ...proof.checkpoint, ...other } });

  it("goes from the leaf by every hash to the root, then to who signed it", async () => {
    const { outcome: result, steps } = await verifyProof(entry, printed, keys);
    expect(result).toBe("holds");
    const nodes = [
      { side: "left", level: 0, index: 4 },
      { side: "right", level: 0, index: 6 },
      { side: "left", level: 2, index: 0 },
    ].map(({ side, ...at }) => ({ side, sibling: hashHex(tree(at)), hash: expect.any(String) }));
    nodes[0]!.hash = hashHex(tree({ level: 1, index: 2 }));
    nodes[2]!.hash = hashHex(checkpoint.root);
    expect(steps).toEqual([
      { name: "proof", state: "holds" },
      { name: "leaf", state: "holds", hash: hashHex(tree({ level: 0, index: 5 })) },
      { name: "way", state: "holds", nodes },
      { name: "root", state: "holds", root: hashHex(checkpoint.root), size: 7 },
      { name: "origin", state: "holds", origin: "archive.example/log" },
      { name: "signature", state: "holds" },
      {
        name: "cosignatures",
        state: "holds",
        cosignatures: [{ signature: seen, key: witness.key, state: "valid", time: 1_679_315_147 }],
      },
    ]);
  });

  it("fails at the step that is wrong, and says why", async () => {
    const other = hashHex(tree({ level: 0, index: 0 }));
    const root = hashHex(checkpoint.root);
    expect(await outcome("")).toEqual(["fails", expect.stringContaining("proof: no blank line")]);
    expect(await outcome(printed, keys, entryAt(4))).toEqual([
      "fails",
      expect.stringMatching(`^root: the proof leads to .*, the checkpoint names ${root}$`),
    ]);
    expect(await outcome(printed.replace("index 5", "index 4"))).toEqual([
      "fails",
      expect.stringMatching(/^root: the proof leads to/u),
    ]);
    expect(await outcome(printed.replace("index 5", "index 6"))).toEqual([
      "fails",
      "way: the proof holds 3 hashes, entry 6 of 7 needs 2",
      "root: the proof leads to no root",
    ]);
    expect(await outcome(printedWith({ root: tree({ level: 0, index: 0 }) }))).toEqual([
      "fails",
      expect.stringMatching(`the checkpoint names ${other}$`),
      "signature: the signature of archive.example/log+5911d5dd is wrong",
      expect.stringMatching(/^cosignatures: the signature of witness.example\/w1\S+ is wrong$/u),
    ]);
    expect(await outcome(printedWith({ size: 6 }))).toEqual([
      "fails",
      "way: the proof holds 3 hashes, entry 5 of 6 needs 2",
      "root: the proof leads to no root",
      expect.stringMatching(/^signature: /u),
      expect.stringMatching(/^cosignatures: /u),
    ]);
  });

  it("fails without a signature of the log, or with a key of another log", async () => {
    const stranger = (await testSigner("other.example/log")).verifier;
    expect(await outcome(printedWith({ signatures: [] }))).toEqual([
      "fails",
      "signature: it carries no signature of archive.example/log+5911d5dd",
    ]);
    expect(await outcome(printed, { log: stranger })).toEqual([
      "fails",
      "origin: the checkpoint is of archive.example/log, the key of other.example/log",
      expect.stringContaining("signature: it carries no signature of other.example/log+"),
    ]);
  });

  it("fails when a second signature of the log is wrong", async () => {
    const wrong = { ...own, bytes: own.bytes.with(0, own.bytes[0]! ^ 1) };
    expect(await outcome(printedWith({ signatures: [own, wrong] }))).toEqual([
      "fails",
      "signature: the signature of archive.example/log+5911d5dd is wrong",
    ]);
  });

  it("takes no witness for the log", async () => {
    const asLog = { log: witness.key };
    expect(await outcome(printed, asLog)).toEqual([
      "fails",
      "origin: the checkpoint is of archive.example/log, the key of witness.example/w1",
    ]);
    expect(await outcome(printed, { witnesses: [witness.key] })).toEqual([
      "unchecked",
      "origin: no key of the log is known",
      "signature: no key of the log is known",
    ]);
  });

  it("says of witnesses that are not known nothing but that", async () => {
    const { outcome: result, steps } = await verifyProof(entry, printed, { log });
    expect(result).toBe("holds");
    expect(steps.at(-1)).toEqual({
      name: "cosignatures",
      state: "holds",
      cosignatures: [{ signature: seen, state: "unknown" }],
    });
  });

  it("checks no signature without a key, and still lists them", async () => {
    const { outcome: result, steps } = await verifyProof(entry, printed, {});
    expect(result).toBe("unchecked");
    expect(steps.at(-1)).toMatchObject({
      name: "cosignatures",
      cosignatures: [{ state: "unknown" }, { state: "unknown" }],
    });
  });

  it("leaves open what a platform without Ed25519 cannot check", async () => {
    const refusal = new DOMException("no Ed25519", "NotSupportedError");
    vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(refusal);
    expect(await outcome(printed)).toEqual([
      "unchecked",
      "signature: Ed25519 cannot be checked here",
      "cosignatures: Ed25519 cannot be checked here",
    ]);
  });

  it("holds for no proof or entry of which a character was changed", async () => {
    const flips = Array.from({ length: printed.length }, (_, at) => {
      const unit = printed.charCodeAt(at);
      return printed.slice(0, at) + String.fromCharCode(unit ^ 1) + printed.slice(at + 1);
    });
    const outcomes = await Promise.all(flips.map((flip) => verifyProof(entry, flip, keys)));
    const held = outcomes.flatMap((report, at) => (report.outcome === "holds" ? [at] : []));
    const witnessLine = printed.lastIndexOf("—");
    // What names a witness may change: the signature is then one that nobody here knows.
    expect(held.filter((at) => at < witnessLine)).toEqual([]);
    const named = `— ${witness.key.name} xxxxxx`.length;
    expect(held.every((at) => at < witnessLine + named)).toBe(true);
  });
});
