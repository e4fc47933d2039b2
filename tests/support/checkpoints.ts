/** Checkpoints of an archive's ledger at chosen sizes, written as `issue` would have at the time. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { parseDocument } from "yaml";
import { SETTINGS_FILE, checkpointPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { type Checkpoint, printCheckpoint, printPublished } from "#ledger/checkpoint.ts";
import { leafHash } from "#ledger/hash.ts";
import { type SignerKey, printVerifierKey } from "#ledger/keys.ts";
import { signText } from "#ledger/signatures.ts";
import { treeHash, treeInMemory } from "#ledger/tree.ts";
import { writeFiles } from "./folders.ts";

/** Names the key in the archive's settings and signs a checkpoint at each size. */
export async function putCheckpoints(
  root: string,
  sizes: readonly number[],
  key: SignerKey,
): Promise<void> {
  setLog(root, printVerifierKey(key.verifier));
  const { lines } = openArchive(root);
  const tree = treeInMemory(lines.map((line) => leafHash(utf8ToBytes(line))));
  for (const size of sizes) {
    const origin = key.verifier.name;
    const checkpoint = { origin, size, root: treeHash(size, tree), extensions: [] };
    writeFiles(root, { [checkpointPath(size)]: await signed(checkpoint, key) });
  }
}

function setLog(root: string, key: string): void {
  const file = join(root, SETTINGS_FILE);
  const settings = parseDocument(readFileSync(file, "utf8"));
  settings.set("log", { key });
  writeFileSync(file, settings.toString());
}

/** A checkpoint as it is published, signed with a key. */
export const signed = async (checkpoint: Checkpoint, key: SignerKey): Promise<string> =>
  printPublished({ ...checkpoint, signatures: [await signText(printCheckpoint(checkpoint), key)] });
