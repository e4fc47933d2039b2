/** The hashes of a site's files, each file read once however many ask. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";

/** Gives the SHA-256 of a file below the folder, whose files no longer change. */
export type HashOf = (path: string) => Sha256;

export function hashesIn(folder: string): HashOf {
  const known = new Map<string, Sha256>();
  return (path) => {
    const hash = known.get(path) ?? sha256(readFileSync(join(folder, path)));
    known.set(path, hash);
    return hash;
  };
}
