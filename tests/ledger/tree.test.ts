import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_LEAVES, accumulatedRoot, append } from "#ledger/accumulator.ts";
import { consistencyProof, whyNotExtended } from "#ledger/consistency.ts";
import { type Hash, hashHex, leafHash, sameBytes } from "#ledger/hash.ts";
import { inclusionProof, wayToRoot } from "#ledger/inclusion.ts";
import { Rejected } from "#ledger/rejected.ts";
import { hashTiles } from "#ledger/tiles.ts";
import { parseTile, printTile, tileHashes, treeInTiles } from "#ledger/tile-hashes.ts";
import { type ReadSubtree, treeHash, treeInMemory } from "#ledger/tree.ts";
import { Definition, leavesOf } from "../support/merkle.ts";

const SMALL = 300;
const LARGE = 70_000;
const leaves = leavesOf(LARGE);
const tree = treeInMemory(leaves);
const defined = new Definition(leaves);

const tilesOnDisk = new Map(
  hashTiles(LARGE).map((tile) => [
    `${tile.level}/${tile.index}`,
    printTile(tileHashes(tile, tree)),
  ]),
);

/** The tree of a size, read from the tiles of the largest: a full tile begins with a partial one. */
const stored = (size: number): ReadSubtree =>
  treeInTiles(size, ({ level, index, width }) => {
    const bytes = tilesOnDisk.get(`${level}/${index}`)!.subarray(0, width * 32);
    return parseTile(bytes, width) as Hash[];
  });

const size = fc.integer({ min: 1, max: LARGE });

/** A leaf's number and a tree that has it, or an earlier size and a later one. */
const within = fc
  .tuple(fc.nat(), size)
  .map(([number, later]): [number, number] => [number % later, later]);

const otherHash = (hash: Hash, bit: number): Hash => {
  const other = hash.slice() as Hash;
  other[bit >> 3]! ^= 1 << (bit & 7);
  return other;
};

const isSame = (a: readonly Hash[], b: readonly Hash[]): boolean =>
  a.length === b.length && a.every((hash, index) => sameBytes(hash, b[index]!));

const head = (at: number) => ({ size: at, root: defined.treeHash(0, at) });

/** The root that a proof leads to, or why it leads to none. */
function rootReached(index: number, at: number, proof: readonly Hash[], leaf = leaves[index]!) {
  const way = wayToRoot({ leaf, index, size: at }, proof);
  return way instanceof Rejected ? way.reason : hashHex(way.at(-1)?.hash ?? leaf);
}

describe("the tree", () => {
  it("has the hashes that Certificate Transparency publishes as test vectors", () => {
    const entries = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"];
    const known = entries.map((hex) => leafHash(Uint8Array.from(Buffer.from(hex, "hex"))));
    expect([0, 1, 2, 3, 7].map((at) => hashHex(treeHash(at, treeInMemory(known))))).toEqual([
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    ]);
  });

  it("has the root of RFC 6962 at every size, in memory, in tiles and accumulated", () => {
    let accumulator = NO_LEAVES;
    for (let at = 0; at <= SMALL; at++) {
      const root = hashHex(defined.treeHash(0, at));
      expect(hashHex(treeHash(at, tree))).toBe(root);
      expect(hashHex(treeHash(at, stored(at)))).toBe(root);
      expect([accumulator.size, hashHex(accumulatedRoot(accumulator))]).toEqual([at, root]);
      accumulator = append(accumulator, leaves[at]!);
    }
  });

  it("has it at large sizes too", () => {
    const sizes = new Set(fc.sample(size, { numRuns: 30, seed: 3 }));
    sizes.add(256 * 256).add(LARGE);
    let accumulator = NO_LEAVES;
    for (const leaf of leaves) {
      accumulator = append(accumulator, leaf);
      const at = accumulator.size;
      if (!sizes.has(at)) continue;
      const root = hashHex(defined.treeHash(0, at));
      expect(hashHex(accumulatedRoot(accumulator))).toBe(root);
      expect(hashHex(treeHash(at, tree))).toBe(root);
      expect(hashHex(treeHash(at, stored(at)))).toBe(root);
    }
  });

  it("has no subtree that its leaves do not complete", () => {
    const three = treeInMemory(leaves.slice(0, 3));
    expect(() => three({ level: 1, index: 1 })).toThrow(RangeError);
    expect(() => stored(3)({ level: 1, index: 1 })).toThrow(RangeError);
    expect(() => stored(300)({ level: 8, index: 1 })).toThrow(RangeError);
  });
});

describe("an inclusion proof", () => {
  it("is the path of RFC 6962 for every leaf of every small tree, and leads to its root", () => {
    const wrong: string[] = [];
    for (let at = 1; at <= SMALL; at++) {
      const root = hashHex(defined.treeHash(0, at));
      for (let index = 0; index < at; index++) {
        const proof = inclusionProof(index, at, tree);
        if (!isSame(proof, defined.path(index, 0, at))) wrong.push(`proof of ${index} in ${at}`);
        if (rootReached(index, at, proof) !== root) wrong.push(`root from ${index} in ${at}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("is so in large trees, made from tiles", () => {
    fc.assert(
      fc.property(within, ([index, at]) => {
        const proof = inclusionProof(index, at, stored(at));
        expect(proof.map(hashHex)).toEqual(defined.path(index, 0, at).map(hashHex));
        expect(rootReached(index, at, proof)).toBe(hashHex(defined.treeHash(0, at)));
      }),
    );
  });

  it("leads elsewhere from another leaf, with another hash or from another place", () => {
    fc.assert(
      fc.property(within, fc.nat(255), fc.nat(), ([index, at], bit, which) => {
        const proof = inclusionProof(index, at, tree);
        const root = hashHex(treeHash(at, tree));
        expect(rootReached(index, at, proof, otherHash(leaves[index]!, bit))).not.toBe(root);
        const other = (index + 1 + (which % at)) % at;
        if (other !== index) expect(rootReached(other, at, proof)).not.toBe(root);
        if (proof.length === 0) return;
        const changed = which % proof.length;
        const tampered = proof.with(changed, otherHash(proof[changed]!, bit));
        expect(rootReached(index, at, tampered)).not.toBe(root);
      }),
    );
  });

  it("is rejected when it is longer or shorter than the place asks for", () => {
    const proof = inclusionProof(5, 7, tree);
    expect(rootReached(5, 7, proof.slice(1))).toBe(
      "the proof holds 2 hashes, entry 5 of 7 needs 3",
    );
    expect(rootReached(5, 7, [...proof, leaves[0]!])).toBe(
      "the proof holds 4 hashes, entry 5 of 7 needs 3",
    );
    expect(rootReached(7, 7, proof)).toBe("entry 7 is not among the 7 of the tree");
  });

  it("names what stands on which side, and every hash on the way", () => {
    const way = wayToRoot({ leaf: leaves[2]!, index: 2, size: 3 }, inclusionProof(2, 3, tree));
    expect(way).toEqual([
      { side: "left", sibling: defined.treeHash(0, 2), hash: defined.treeHash(0, 3) },
    ]);
    expect(wayToRoot({ leaf: leaves[0]!, index: 0, size: 1 }, [])).toEqual([]);
  });

  it("is not made for a leaf that the tree does not have", () => {
    expect(() => inclusionProof(7, 7, tree)).toThrow(RangeError);
    expect(() => inclusionProof(-1, 7, tree)).toThrow(RangeError);
  });
});

describe("a consistency proof", () => {
  it("is that of RFC 6962 between all small sizes, and holds", () => {
    const wrong: string[] = [];
    for (let later = 1; later <= SMALL; later++) {
      for (let earlier = 1; earlier <= later; earlier++) {
        const proof = consistencyProof(earlier, later, tree);
        const fault = whyNotExtended(head(earlier), head(later), proof);
        if (!isSame(proof, defined.proof(earlier, later))) wrong.push(`${earlier} to ${later}`);
        if (fault !== undefined) wrong.push(`${earlier} to ${later}: ${fault.reason}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("is so between large sizes, made from tiles", () => {
    fc.assert(
      fc.property(within, ([before, later]) => {
        const earlier = before + 1;
        const proof = consistencyProof(earlier, later, stored(later));
        expect(proof.map(hashHex)).toEqual(defined.proof(earlier, later).map(hashHex));
        expect(whyNotExtended(head(earlier), head(later), proof)).toBeUndefined();
      }),
    );
  });

  it("does not hold for another root or with another hash", () => {
    fc.assert(
      fc.property(within, fc.nat(255), fc.nat(), ([before, later], bit, which) => {
        const [from, to] = [head(before + 1), head(later)];
        const proof = consistencyProof(from.size, to.size, tree);
        const another = (at: typeof from) => ({ ...at, root: otherHash(at.root, bit) });
        expect(whyNotExtended(another(from), to, proof)).toBeInstanceOf(Rejected);
        expect(whyNotExtended(from, another(to), proof)).toBeInstanceOf(Rejected);
        if (proof.length === 0) return;
        const changed = which % proof.length;
        const tampered = proof.with(changed, otherHash(proof[changed]!, bit));
        expect(whyNotExtended(from, to, tampered)).toBeInstanceOf(Rejected);
      }),
    );
  });

  it("does not exist from a tree whose history was rewritten", () => {
    const rewritten = treeInMemory(leaves.slice(0, 200).with(3, leaves[4]!));
    const later = { size: 200, root: treeHash(200, rewritten) };
    expect(whyNotExtended(head(100), later, consistencyProof(100, 200, rewritten))).toEqual(
      new Rejected("the proof gives another root for the tree of 100 entries"),
    );
  });

  it("is empty from the empty tree, which everything extends", () => {
    expect(consistencyProof(0, 5, tree)).toEqual([]);
    expect(whyNotExtended(head(0), head(5), [])).toBeUndefined();
    expect(whyNotExtended(head(0), head(0), [])).toBeUndefined();
    expect(whyNotExtended({ ...head(1), size: 0 }, head(5), [])).toBeInstanceOf(Rejected);
    expect(whyNotExtended(head(0), head(5), [leaves[0]!])).toBeInstanceOf(Rejected);
  });

  it("is rejected with the reason when sizes or length are wrong", () => {
    expect(whyNotExtended(head(7), head(3), [])).toEqual(
      new Rejected("the earlier tree has 7 entries, the later 3"),
    );
    expect(whyNotExtended(head(3), head(7), [])).toEqual(
      new Rejected("the proof holds 0 hashes, from 3 to 7 needs 4"),
    );
    expect(whyNotExtended(head(7), head(7), [leaves[0]!])).toBeInstanceOf(Rejected);
    expect(() => consistencyProof(7, 3, tree)).toThrow(RangeError);
  });
});
