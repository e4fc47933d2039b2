/** Inclusion proofs: that a leaf is in the tree of a size (RFC 6962 §2.1.1, RFC 9162 §2.1.3). */
import { type Hash, nodeHash } from "./hash.ts";
import { Rejected } from "./rejected.ts";
import { type Leaves, type ReadSubtree, leavesHash, splitPoint } from "./tree.ts";

/** What stands beside the way from a leaf to the root, from the leaf upwards. */
function besideTheWay(index: number, size: number): Leaves[] {
  const beside: Leaves[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    beside.push(index < middle ? { from: middle, to } : { from, to: middle });
    [from, to] = index < middle ? [from, middle] : [middle, to];
  }
  return beside.toReversed();
}

/**
 * The proof that the leaf at `index` is in the tree of `size`: from its sibling up to a child of
 * the root.
 *
 * @throws RangeError where the tree has no such leaf.
 */
export function inclusionProof(index: number, size: number, read: ReadSubtree): Hash[] {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return besideTheWay(index, size).map((leaves) => leavesHash(leaves, read));
}

/** One step from a leaf to the root: the hash of a node, and what it was made of. */
export interface WayUp {
  readonly sibling: Hash;
  /** Where the sibling stands. */
  readonly side: "left" | "right";
  readonly hash: Hash;
}

/** A leaf's hash, and where in which tree a proof says that it stands. */
export interface Place {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
}

/**
 * The way from a leaf to the root that a proof gives, every hash on it. The last is the root; a
 * tree of one leaf has no way, and its root is the leaf. Rejected where the proof has not the
 * length that this place asks for; whether it ends in the right root is for the caller to compare.
 */
export function wayToRoot(place: Place, proof: readonly Hash[]): readonly WayUp[] | Rejected {
  const { leaf, index, size } = place;
  if (index >= size) return new Rejected(`entry ${index} is not among the ${size} of the tree`);
  const beside = besideTheWay(index, size);
  if (proof.length !== beside.length) {
    const held = `the proof holds ${proof.length} hashes`;
    return new Rejected(`${held}, entry ${index} of ${size} needs ${beside.length}`);
  }
  let hash = leaf;
  return proof.map((sibling, step) => {
    const side = beside[step]!.from > index ? "right" : "left";
    hash = side === "right" ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
    return { sibling, side, hash };
  });
}
