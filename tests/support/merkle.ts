/**
 * The Merkle tree as RFC 6962 §2.1 defines it, word for word and recursively, to compare with; and
 * leaves to make trees of.
 */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type Hash, emptyTreeHash, leafHash, nodeHash } from "#ledger/hash.ts";

export const entryAt = (index: number): Uint8Array => utf8ToBytes(`entry ${index}`);

export const leavesOf = (size: number): Hash[] =>
  Array.from({ length: size }, (_, index) => leafHash(entryAt(index)));

/** The definitions over leaves D: what is `[from:to]` there are two arguments here. */
export class Definition {
  readonly #leaves: readonly Hash[];
  readonly #known = new Map<string, Hash>();

  constructor(leaves: readonly Hash[]) {
    this.#leaves = leaves;
  }

  /** MTH(D[from:to]) */
  treeHash(from: number, to: number): Hash {
    if (to === from) return emptyTreeHash();
    if (to - from === 1) return this.#leaves[from]!;
    const key = `${from}:${to}`;
    const k = split(to - from);
    const hash =
      this.#known.get(key) ?? nodeHash(this.treeHash(from, from + k), this.treeHash(from + k, to));
    this.#known.set(key, hash);
    return hash;
  }

  /** PATH(m, D[from:to]) */
  path(m: number, from: number, to: number): Hash[] {
    const n = to - from;
    if (n === 1) return [];
    const k = split(n);
    return m < k
      ? [...this.path(m, from, from + k), this.treeHash(from + k, to)]
      : [...this.path(m - k, from + k, to), this.treeHash(from, from + k)];
  }

  /** PROOF(m, D[0:n]) = SUBPROOF(m, D[0:n], true) */
  proof = (m: number, n: number): Hash[] => this.#subproof(m, 0, n, true);

  #subproof(m: number, from: number, to: number, whole: boolean): Hash[] {
    const n = to - from;
    if (m === n) return whole ? [] : [this.treeHash(from, to)];
    const k = split(n);
    return m <= k
      ? [...this.#subproof(m, from, from + k, whole), this.treeHash(from + k, to)]
      : [...this.#subproof(m - k, from + k, to, false), this.treeHash(from, from + k)];
  }
}

/** The largest power of two smaller than n. */
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);
