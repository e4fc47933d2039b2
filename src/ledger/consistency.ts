/**
 * Consistency proofs: that a tree begins with all leaves of an earlier one, in their order
 * (RFC 6962 §2.1.2, RFC 9162 §2.1.4).
 */
import { type Hash, emptyTreeHash, nodeHash, sameBytes } from "./hash.ts";
import { Rejected } from "./rejected.ts";
import { type Leaves, type ReadSubtree, type TreeHead, leavesHash, splitPoint } from "./tree.ts";

/** Leaves that a proof gives the hash of, and whether the earlier tree holds them. */
interface Part extends Leaves {
  readonly earlier: boolean;
}

/** What a proof consists of, from the end of the earlier tree upwards; n ≥ m ≥ 1. */
function partsOf(earlier: number, later: number): Part[] {
  const parts: Part[] = [];
  let [from, to] = [0, later];
  while (to !== earlier) {
    const middle = from + splitPoint(to - from);
    const left = earlier <= middle;
    parts.push(left ? { from: middle, to, earlier: false } : { from, to: middle, earlier: true });
    [from, to] = left ? [from, middle] : [middle, to];
  }
  // A tree that is one node of the later one needs no hash: its root is that node.
  if (from !== 0) parts.push({ from, to, earlier: true });
  return parts.toReversed();
}

/**
 * The proof that the tree of `later` leaves extends that of `earlier`.
 *
 * @throws RangeError where `earlier` is the larger.
 */
export function consistencyProof(earlier: number, later: number, read: ReadSubtree): Hash[] {
  if (earlier > later) throw new RangeError(`${earlier} leaves are more than ${later}`);
  if (earlier === 0) return [];
  return partsOf(earlier, later).map((leaves) => leavesHash(leaves, read));
}

/** Why a proof does not show that `later` extends `earlier`; undefined where it does. */
export function whyNotExtended(
  earlier: TreeHead,
  later: TreeHead,
  proof: readonly Hash[],
): Rejected | undefined {
  if (earlier.size > later.size) {
    return new Rejected(`the earlier tree has ${earlier.size} entries, the later ${later.size}`);
  }
  const parts = earlier.size === 0 ? [] : partsOf(earlier.size, later.size);
  if (proof.length !== parts.length) {
    const held = `the proof holds ${proof.length} hashes`;
    return new Rejected(`${held}, from ${earlier.size} to ${later.size} needs ${parts.length}`);
  }
  if (earlier.size === 0) return differs(emptyTreeHash(), earlier);
  const [first, last] = rootsGiven(earlier.root, parts, proof);
  return differs(first, earlier) ?? differs(last, later);
}

/** The roots of both trees that a proof leads to, in which the earlier root may stand for itself. */
function rootsGiven(root: Hash, parts: readonly Part[], proof: readonly Hash[]): [Hash, Hash] {
  const given = parts.map(({ earlier }, step) => ({ earlier, hash: proof[step]! }));
  const begins = given[0]?.earlier === true ? given.shift()!.hash : root;
  let [first, last] = [begins, begins];
  for (const { earlier, hash } of given) {
    if (earlier) first = nodeHash(hash, first);
    last = earlier ? nodeHash(hash, last) : nodeHash(last, hash);
  }
  return [first, last];
}

const differs = (given: Hash, { size, root }: TreeHead): Rejected | undefined =>
  sameBytes(given, root)
    ? undefined
    : new Rejected(`the proof gives another root for the tree of ${size} entries`);
