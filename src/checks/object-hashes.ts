/** Hashes objects, a batch at a time. */
import { readObject } from "#archive/snapshots.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";

export interface ObjectHashes {
  /** Of all of them. */
  readonly bytes: number;
  /** Those whose bytes have another hash than their name, with that hash. */
  readonly changed: ReadonlyMap<Sha256, Sha256>;
}

/** An object that is gone counts as empty. */
export function hashObjects(root: string, names: readonly Sha256[]): ObjectHashes {
  const changed = new Map<Sha256, Sha256>();
  let bytes = 0;
  for (const name of names) {
    const held = readObject(root, name) ?? Buffer.alloc(0);
    bytes += held.length;
    const actual = sha256(held);
    if (actual !== name) changed.set(name, actual);
  }
  return { bytes, changed };
}
