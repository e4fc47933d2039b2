/** The log as golang.org/x/mod/sumdb sees it, an implementation that shares no code with ours. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { printBase64 } from "#ledger/base64.ts";
import { consistencyProof } from "#ledger/consistency.ts";
import { parseSignerKey, parseVerifierKey } from "#ledger/keys.ts";
import { parseNote, printNote } from "#ledger/note.ts";
import { Rejected } from "#ledger/rejected.ts";
import { checkSignatures, signText } from "#ledger/signatures.ts";
import { parseTilePath, printTilePath } from "#ledger/tiles.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import { buildLedgerProgram, hasGo, needsGo } from "../support/go.ts";
import { testSigner } from "../support/log-keys.ts";
import { type PublishedLog, publishLog, writeProof } from "../support/published-log.ts";

const SIZES = [1, 255, 256, 257, 65_536, 70_000];
const signer = await testSigner();

const given = <T>(value: T | Rejected): T => {
  if (value instanceof Rejected) throw new Error(value.reason);
  return value;
};

describe.skipIf(!hasGo)(needsGo("Go's sumdb"), () => {
  let go: ReturnType<typeof buildLedgerProgram>;
  let largest: PublishedLog;
  beforeAll(async () => {
    go = buildLedgerProgram();
    largest = await publishLog(temporaryFolder(), SIZES, signer);
  });

  it.each(SIZES.slice(0, -1))(
    "opens a log of %i entries, recomputes its root from tiles and proves every entry",
    async (size) => {
      const log = await publishLog(temporaryFolder(), [size], signer);
      const { code, out, err } = go(["check", log.folder]);
      expect([code, err]).toEqual([0, ""]);
      const { files } = log;
      const expected = { origin: "archive.example/log", size, files, checkpoints: 1, proofs: 0 };
      expect(JSON.parse(out)).toEqual(expected);
    },
  );

  it("opens one of 70,000 with the checkpoints and proofs of smaller sizes", () => {
    const indexes = [0, 1, 254, 255, 256, 300, 65_535, 65_536, 69_999];
    const proofs = indexes.map((index) => writeProof(largest, index));
    const { code, out, err } = go(["check", largest.folder, ...proofs]);
    expect([code, err]).toEqual([0, ""]);
    // 273 full tiles and a partial one, 1 and 1, 1; as many bundles as there are tiles of leaves;
    // of earlier sizes only 000.p/1 of level 2 is left, and that is the same.
    expect(JSON.parse(out)).toMatchObject({
      size: 70_000,
      files: 274 + 2 + 1 + 274,
      checkpoints: SIZES.length,
      proofs: indexes.length,
    });
  });

  it("checks our consistency proofs between all these sizes, and makes the same", () => {
    const pairs = SIZES.flatMap((from) =>
      SIZES.filter((to) => to >= from).map((to) => [from, to] as const),
    );
    const odd = fc.sample(fc.tuple(fc.integer({ min: 1, max: 70_000 }), fc.nat()), {
      numRuns: 200,
      seed: 5,
    });
    const all = [...pairs, ...odd.map(([to, from]) => [(from % to) + 1, to] as const)];
    const lines = all.map(([from, to]) =>
      [from, to, ...consistencyProof(from, to, largest.tree).map(printBase64)].join(" "),
    );
    const { code, out, err } = go(["extend", largest.folder], lines.join("\n"));
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({ proofs: all.length });
    expect(go(["extend", largest.folder], lines[3]!.replace("1 257", "2 257")).code).toBe(1);
  });

  it("refuses a log of which one byte anywhere was changed", async () => {
    const log = await publishLog(temporaryFolder(), [1, 200, 256, 257], signer);
    const proof = writeProof(log, 100);
    const accepted: string[] = [];
    for (const path of Object.keys(treeOf(log.folder))) {
      const file = join(log.folder, path);
      const bytes = readFileSync(file);
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 4]) {
        writeFileSync(file, bytes.with(at, bytes[at]! ^ 1));
        if (go(["check", log.folder, proof]).code === 0) accepted.push(`${path} at ${at}`);
      }
      writeFileSync(file, bytes);
    }
    expect(go(["check", log.folder, proof]).err).toBe("");
    expect(accepted).toEqual([]);
  });

  it("signs notes with keys that we read, and we sign the same", async () => {
    const text = "example.com/log\n7\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n";
    const { out } = go(["sign", "example.com/log"], text);
    const made = JSON.parse(out) as Record<"skey" | "vkey" | "note", string>;
    const note = given(parseNote(made.note));
    const [checked] = await checkSignatures(note, [given(parseVerifierKey(made.vkey))]);
    expect(checked?.state).toBe("valid");
    const signature = await signText(text, given(await parseSignerKey(made.skey)));
    expect(printNote({ text, signatures: [signature] })).toBe(made.note);
  });

  it("reads paths of tiles as we do, and refuses those that we refuse", () => {
    // Go has no last level; the specification's is 63.
    const level = fc.constantFrom("0", "1", "63", "01", "-1", "x1", "");
    const piece = fc.constantFrom("0", "1", "000", "x001", "067", "067.p", "9", "255", "256");
    const made = fc.record({
      level: fc.nat(63),
      index: fc.oneof(fc.nat(5000), fc.maxSafeNat()),
      width: fc.integer({ min: 1, max: 256 }),
    });
    const parts = fc.tuple(level, fc.array(piece, { minLength: 1, maxLength: 4 }));
    const path = fc.oneof(
      made.map(printTilePath),
      parts.map(([first, rest]) => `tile/${[first, ...rest].join("/")}`),
    );
    const paths = fc.sample(path, { numRuns: 3000, seed: 8 });
    const ours = paths.map((each) => {
      const tile = parseTilePath(each);
      return tile instanceof Rejected ? "none" : `${tile.level} ${tile.index} ${tile.width}`;
    });
    expect(new Set(ours).size).toBeGreaterThan(1000);
    expect(go(["paths"], paths.join("\n")).out.trimEnd().split("\n")).toEqual(ours);
  });
});
