/**
 * Publishes the log as files (c2sp.org/tlog-tiles): every checkpoint, the tiles and entries of the
 * newest and what earlier ones need beside them, the key, and a proof for each line that gave an
 * address. Nothing is signed here: a build has no private key.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { KeptCheckpoint } from "#archive/checkpoints.ts";
import type { Archive } from "#archive/open.ts";
import type { Progress } from "#base/progress.ts";
import { printBundle } from "#ledger/bundle.ts";
import { leafHash } from "#ledger/hash.ts";
import { inclusionProof } from "#ledger/inclusion.ts";
import { proofPath } from "#ledger/line.ts";
import { printProof } from "#ledger/proof.ts";
import { Rejected } from "#ledger/rejected.ts";
import { printTile, tileHashes } from "#ledger/tile-hashes.ts";
import { TILE_WIDTH, type Tile, printTilePath, servedTiles } from "#ledger/tiles.ts";
import { type ReadSubtree, treeInMemory } from "#ledger/tree.ts";

/** Said where everybody can sign as the log; programs that check a site look for this file. */
const TEST_KEY =
  "The private key of this log is published with the project. Its signatures prove nothing.\n";

/** The lines of the ledger as bytes, and the tree over them. */
interface Leaves {
  readonly entries: readonly Uint8Array[];
  readonly tree: ReadSubtree;
}

/** Into the built site `out`. An archive of which nothing was issued has no checkpoint, so no log. */
export function publishLog(archive: Archive, out: string, progress: Progress): void {
  const newest = archive.checkpoints.at(-1);
  if (newest === undefined) return;
  progress.stage("publishing the log", newest.size);
  const entries = archive.lines.slice(0, newest.size).map((line) => utf8ToBytes(line));
  const leaves = { entries, tree: treeInMemory(entries.map(leafHash)) };
  const write = (path: string, data: string | Uint8Array) => writeAt(join(out, path), data);
  writeCheckpoints(archive, newest, write);
  for (const tile of servedTiles(archive.checkpoints.map(({ size }) => size))) {
    write(`log/${printTilePath(tile)}`, tileBytes(tile, leaves));
  }
  for (const [path, proof] of proofs(archive, leaves.tree)) {
    write(path, proof);
    progress.advance();
  }
}

type Write = (path: string, data: string | Uint8Array) => void;

function writeCheckpoints(
  { checkpoints, content }: Archive,
  newest: KeptCheckpoint,
  write: Write,
): void {
  const { key, test } = content.settings.log ?? {};
  for (const { bytes, size } of checkpoints) write(`log/checkpoints/${size}`, bytes);
  write("log/checkpoint", newest.bytes);
  if (key !== undefined) write("log/vkey", `${key}\n`);
  if (test === true) write("log/test-key.txt", TEST_KEY);
}

function tileBytes({ index, level, width }: Tile, { entries, tree }: Leaves): Uint8Array {
  if (level !== "entries") return printTile(tileHashes({ index, level, width }, tree));
  const from = index * TILE_WIDTH;
  const bytes = printBundle(entries.slice(from, from + width));
  // Lines hold identifiers, times and hashes; one that is 64 KiB long was not written by us.
  if (bytes instanceof Rejected) throw new Error(`ledger line of bundle ${index}: ${bytes.reason}`);
  return bytes;
}

/** The proof of each line that has one, against the smallest checkpoint that covers it: for good. */
function* proofs(
  { checkpoints, ledger }: Archive,
  tree: ReadSubtree,
): Generator<[path: string, proof: string]> {
  let at = 0;
  for (const [index, line] of ledger.entries()) {
    while (at < checkpoints.length && checkpoints[at]!.size <= index) at++;
    const covering = checkpoints[at];
    if (covering === undefined) return;
    const path = proofPath(line);
    if (path === undefined) continue;
    const hashes = inclusionProof(index, covering.size, tree);
    yield [path.slice(1), printProof({ index, hashes, checkpoint: covering.checkpoint })];
  }
}

function writeAt(file: string, data: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, data);
}
