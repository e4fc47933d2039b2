/** Verifies that an entry is in the log, from the proof alone. */
import type { Sha256 } from "#base/ids.ts";
import type { PublishedCheckpoint } from "./checkpoint.ts";
import { type Hash, hashHex, leafHash, sameBytes } from "./hash.ts";
import { type WayUp, wayToRoot } from "./inclusion.ts";
import { parseProof } from "./proof.ts";
import { Rejected } from "./rejected.ts";
import { type Step, type StepState, holdsUnless, outcomeOf } from "./steps.ts";
import { type CheckpointStep, type KnownKeys, verifyCheckpoint } from "./verify-checkpoint.ts";

export type ProofStep =
  | Step<"proof">
  | (Step<"leaf"> & { readonly hash: Sha256 })
  | (Step<"way"> & { readonly nodes: readonly ShownNode[] })
  | (Step<"root"> & { readonly root: Sha256; readonly size: number })
  | CheckpointStep;

/** A node on the way to the root: its hash is that of the sibling and the one before it. */
export interface ShownNode {
  readonly side: "left" | "right";
  readonly sibling: Sha256;
  readonly hash: Sha256;
}

export interface ProofReport {
  readonly outcome: StepState;
  readonly steps: readonly ProofStep[];
}

/**
 * - proof: the file is a proof
 * - leaf: what the entry hashes to
 * - way: the proof leads from this leaf upwards, as far as a tree of this size does
 * - root: where it ends is the root that the checkpoint names
 * - and the checkpoint's own, see {@link verifyCheckpoint}
 */
export async function verifyProof(
  entry: Uint8Array,
  source: Uint8Array | string,
  keys: KnownKeys,
): Promise<ProofReport> {
  const proof = parseProof(source);
  if (proof instanceof Rejected) return report([{ name: "proof", ...holdsUnless(proof.reason) }]);
  const { index, hashes, checkpoint } = proof;
  const leaf = leafHash(entry);
  const way = wayToRoot({ leaf, index, size: checkpoint.size }, hashes);
  return report([
    { name: "proof", state: "holds" },
    { name: "leaf", state: "holds", hash: hashHex(leaf) },
    wayStep(way),
    rootStep(way instanceof Rejected ? undefined : (way.at(-1)?.hash ?? leaf), checkpoint),
    ...(await verifyCheckpoint(checkpoint, keys)),
  ]);
}

const report = (steps: readonly ProofStep[]): ProofReport => ({ outcome: outcomeOf(steps), steps });

function wayStep(way: readonly WayUp[] | Rejected): ProofStep {
  if (way instanceof Rejected) return { name: "way", ...holdsUnless(way.reason), nodes: [] };
  const nodes = way.map(({ side, sibling, hash }) => ({
    side,
    sibling: hashHex(sibling),
    hash: hashHex(hash),
  }));
  return { name: "way", state: "holds", nodes };
}

function rootStep(reached: Hash | undefined, { root, size }: PublishedCheckpoint): ProofStep {
  const shown = { name: "root", root: hashHex(root), size } as const;
  if (reached === undefined) {
    return { ...shown, state: "unchecked", reason: "the proof leads to no root" };
  }
  const other = `the proof leads to ${hashHex(reached)}, the checkpoint names ${hashHex(root)}`;
  return { ...shown, ...holdsUnless(sameBytes(reached, root) ? undefined : other) };
}
