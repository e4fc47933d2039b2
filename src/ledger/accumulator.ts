/**
 * The root of a growing tree, in memory that grows with the logarithm of its size: what is kept
 * are the hashes of the complete subtrees it consists of, the largest first.
 */
import { type Hash, emptyTreeHash, nodeHash } from "./hash.ts";

export interface Accumulator {
  readonly size: number;
  readonly subtrees: readonly Hash[];
}

export const NO_LEAVES: Accumulator = { size: 0, subtrees: [] };

/** The accumulator after one more leaf. */
export function append({ size, subtrees }: Accumulator, leaf: Hash): Accumulator {
  const kept = [...subtrees];
  let last = leaf;
  // Every trailing 1 bit of the size is a subtree that this leaf completes to one twice its width.
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) last = nodeHash(kept.pop()!, last);
  return { size: size + 1, subtrees: [...kept, last] };
}

export const accumulatedRoot = ({ size, subtrees }: Accumulator): Hash =>
  size === 0 ? emptyTreeHash() : subtrees.reduceRight((right, left) => nodeHash(left, right));
