/** A log as files, as a site publishes it, for programs of others to read. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { printBundle } from "#ledger/bundle.ts";
import { type PublishedCheckpoint, printCheckpoint, printPublished } from "#ledger/checkpoint.ts";
import { inclusionProof } from "#ledger/inclusion.ts";
import { type SignerKey, printVerifierKey } from "#ledger/keys.ts";
import { printProof } from "#ledger/proof.ts";
import { Rejected } from "#ledger/rejected.ts";
import { signText } from "#ledger/signatures.ts";
import { TILE_WIDTH, type Tile, printTilePath, servedTiles } from "#ledger/tiles.ts";
import { printTile, tileHashes } from "#ledger/tile-hashes.ts";
import { type ReadSubtree, treeHash, treeInMemory } from "#ledger/tree.ts";
import { entryAt, leavesOf } from "./merkle.ts";

export interface PublishedLog {
  readonly folder: string;
  readonly tree: ReadSubtree;
  /** How many tiles and bundles it consists of. */
  readonly files: number;
  /** By size, ascending. */
  readonly checkpoints: readonly PublishedCheckpoint[];
}

/** Publishes a log of made up entries, with a checkpoint at each of these sizes, ascending. */
export async function publishLog(
  folder: string,
  sizes: readonly number[],
  key: SignerKey,
): Promise<PublishedLog> {
  const tree = treeInMemory(leavesOf(sizes.at(-1)!));
  const tiles = servedTiles(sizes);
  for (const tile of tiles) write(folder, printTilePath(tile), tileBytes(tile, tree));
  const checkpoints = await Promise.all(sizes.map((size) => checkpointAt(size, tree, key)));
  for (const each of checkpoints) write(folder, `checkpoints/${each.size}`, printPublished(each));
  write(folder, "checkpoint", printPublished(checkpoints.at(-1)!));
  write(folder, "vkey", `${printVerifierKey(key.verifier)}\n`);
  return { folder, tree, files: tiles.length, checkpoints };
}

/** Writes the proof of an entry, against the smallest checkpoint that covers it; its path. */
export function writeProof({ folder, tree, checkpoints }: PublishedLog, index: number): string {
  const checkpoint = checkpoints.find(({ size }) => size > index)!;
  const hashes = inclusionProof(index, checkpoint.size, tree);
  return write(folder, `proofs/${index}`, printProof({ index, hashes, checkpoint }));
}

function write(folder: string, path: string, data: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
  return file;
}

function tileBytes({ level, index, width }: Tile, tree: ReadSubtree): Uint8Array {
  if (level !== "entries") return printTile(tileHashes({ level, index, width }, tree));
  const entries = Array.from({ length: width }, (_, at) => entryAt(index * TILE_WIDTH + at));
  const bytes = printBundle(entries);
  if (bytes instanceof Rejected) throw new Error(bytes.reason);
  return bytes;
}

async function checkpointAt(
  size: number,
  tree: ReadSubtree,
  key: SignerKey,
): Promise<PublishedCheckpoint> {
  const origin = key.verifier.name;
  const checkpoint = { origin, size, root: treeHash(size, tree), extensions: [] };
  return { ...checkpoint, signatures: [await signText(printCheckpoint(checkpoint), key)] };
}
