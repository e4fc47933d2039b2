/**
 * The Merkle tree over the log's leaves (RFC 6962 §2.1): its hash at any size, from the hashes of
 * complete subtrees, wherever those are kept.
 */
import { type Hash, emptyTreeHash, nodeHash } from "./hash.ts";

/** A complete subtree: it begins at leaf `index · 2^level` and holds `2^level` leaves. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Leaves `from` up to, not including, `to`. */
export interface Leaves {
  readonly from: number;
  readonly to: number;
}

/** A size of the tree and its hash at that size. */
export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** Gives the hash of a complete subtree of the tree that it reads. */
export type ReadSubtree = (subtree: Subtree) => Hash;

/** Where a range of n ≥ 2 leaves is split: the largest power of two below n. */
export function splitPoint(count: number): number {
  let left = 1;
  while (left * 2 < count) left *= 2;
  return left;
}

/** The complete subtrees that leaves consist of, from the left; `from` is where such leaves begin. */
function completeSubtrees({ from, to }: Leaves): Subtree[] {
  const found: Subtree[] = [];
  for (let at = from; at < to;) {
    let [level, width] = [0, 1];
    while (width * 2 <= to - at) [level, width] = [level + 1, width * 2];
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}

/** The hash over leaves of the tree that begin where one of its nodes does. */
export const leavesHash = (leaves: Leaves, read: ReadSubtree): Hash =>
  completeSubtrees(leaves)
    .map(read)
    .reduceRight((right, left) => nodeHash(left, right));

/** The hash of the whole tree at a size that it has reached. */
export const treeHash = (size: number, read: ReadSubtree): Hash =>
  size === 0 ? emptyTreeHash() : leavesHash({ from: 0, to: size }, read);

/** The hashes one level up; a last one without a partner has none. */
export const parents = (hashes: readonly Hash[]): Hash[] =>
  Array.from({ length: Math.floor(hashes.length / 2) }, (_, pair) =>
    nodeHash(hashes[pair * 2]!, hashes[pair * 2 + 1]!),
  );

/** A tree in memory, every subtree hashed once. */
export function treeInMemory(leaves: readonly Hash[]): ReadSubtree {
  const levels = [leaves];
  while (levels.at(-1)!.length > 1) levels.push(parents(levels.at(-1)!));
  return ({ level, index }) => {
    const hash = levels[level]?.[index];
    if (hash === undefined) throw new RangeError(`the tree has no subtree ${level}/${index}`);
    return hash;
  };
}
