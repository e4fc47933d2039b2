import { describe, expect, it } from "vitest";
import { sha256 } from "#base/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { comparedVerdict, knownVerdict, sizeInWords } from "#browser/verify-file.ts";
import { hashFile } from "#browser/verify-hash.ts";

const HASH = sha256("a capture");
const OTHER = sha256("another");

describe("hashing a file", () => {
  it("gives the SHA-256 of its bytes, and tells how far it is", async () => {
    const bytes = Buffer.alloc(9_000_001, "terms ");
    const read: number[] = [];
    expect(await hashFile(new Blob([bytes]), (count) => read.push(count))).toBe(sha256(bytes));
    expect(read).toEqual([4_194_304, 8_388_608, 9_000_001]);
    expect(await hashFile(new Blob([]), () => {})).toBe(sha256(""));
  });

  it("holds one slice of it at a time", async () => {
    const slices: number[] = [];
    const endless = {
      size: 100 * 1024 * 1024,
      slice: (from: number, to: number) => {
        slices.push(to - from);
        return new Blob([new Uint8Array(to - from)]);
      },
      arrayBuffer: () => Promise.reject(new Error("the whole file was asked for")),
    } as unknown as Blob;
    await hashFile(endless, () => {});
    expect(slices).toHaveLength(25);
    expect(Math.max(...slices)).toBe(4 * 1024 * 1024);
  });
});

describe("what is said of a file", () => {
  it("is that it is recorded where the archive knows its hash", () => {
    expect(knownVerdict("page.html", HASH, [{ is: "Captured bytes" }]).state).toBe("holds");
  });

  it("is that it was altered where its own name gives another hash", () => {
    expect(knownVerdict(`${OTHER}.txt`, HASH, [])).toMatchObject({
      state: "fails",
      words: expect.stringContaining("Its name gives another hash") as string,
    });
    expect(knownVerdict("page.html", HASH, []).words).not.toContain("Its name");
  });

  it("is never that it is unknown where the lists could not be read", () => {
    expect(knownVerdict("page.html", HASH, new Rejected("no answer")).state).toBe("unchecked");
  });

  it("compares with hashes that the reader has, one or a list, in any case", () => {
    expect(comparedVerdict(HASH, HASH.toUpperCase())?.state).toBe("holds");
    expect(comparedVerdict(HASH, `${OTHER}  a.txt\n${HASH} *b.txt\n`)).toEqual({
      state: "holds",
      words: "It is one of the 2 hashes that you entered.",
    });
    expect(comparedVerdict(HASH, OTHER)?.state).toBe("fails");
    expect(comparedVerdict(HASH, `${HASH}0`)).toBeUndefined();
    expect(comparedVerdict(HASH, "")).toBeUndefined();
  });

  it("names sizes as people do", () => {
    expect([1, 14_306, 312_400_000].map(sizeInWords)).toEqual([
      "1 byte",
      "14,306 bytes",
      "312.4 MB",
    ]);
  });
});
