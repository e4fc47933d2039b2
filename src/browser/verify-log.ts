/** Checks against the published log: the ledger's line, its proof, and who signed what. */
import { parseBundle } from "#ledger/bundle.ts";
import { type PublishedCheckpoint, parsePublished } from "#ledger/checkpoint.ts";
import { consistencyProof, whyNotExtended } from "#ledger/consistency.ts";
import { type Hash, HASH_LENGTH, hashHex } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { holdsUnless } from "#ledger/steps.ts";
import { type HashTile, TILE_WIDTH, printTilePath } from "#ledger/tiles.ts";
import { parseTile, treeInTiles } from "#ledger/tile-hashes.ts";
import type { TreeHead } from "#ledger/tree.ts";
import { type PublishedSite, Unread, jsonOf } from "./verify-site.ts";

/** The newest checkpoint that the site publishes. */
export async function newestCheckpoint(
  site: PublishedSite,
): Promise<PublishedCheckpoint | Rejected | Unread> {
  const bytes = await site.read("log/checkpoint");
  return bytes instanceof Unread ? bytes : parsePublished(bytes);
}

/** The bytes of an entry of a log of this size, from the bundle that holds it. */
export async function entryAt(
  index: number,
  size: number,
  site: PublishedSite,
): Promise<Uint8Array | Rejected | Unread> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
  if (index >= size) return new Rejected(`the log has no entry ${index}: it has ${size}`);
  const bytes = await site.read(entriesPath(bundle, width));
  if (bytes instanceof Unread) return bytes;
  const entries = parseBundle(bytes, width);
  return entries instanceof Rejected ? entries : entries[index % TILE_WIDTH]!;
}

export const entriesPath = (bundle: number, width: number): string =>
  `log/${printTilePath({ level: "entries", index: bundle, width })}`;

/** Why a ledger line does not say what is expected of it: the fields that differ. */
export function whyOther(
  entry: Uint8Array,
  expected: Readonly<Record<string, number | string>>,
): string | undefined {
  const line = jsonOf(entry);
  if (typeof line !== "object" || line === null) return "the entry is no line of the ledger";
  const said = line as Readonly<Record<string, unknown>>;
  const other = Object.keys(expected).filter((name) => said[name] !== expected[name]);
  if (other.length === 0) return undefined;
  return `the line says otherwise about its ${other.map((name) => `“${name}”`).join(", ")}`;
}

/** Whether the log that is published begins with all that an earlier checkpoint covers. */
export async function extension(earlier: TreeHead, newest: TreeHead, site: PublishedSite) {
  if (earlier.size > newest.size) {
    return holdsUnless(
      `it covers ${earlier.size} lines, and the log that is published has only ${newest.size}`,
    );
  }
  const proof = await proofFromTiles(earlier.size, newest.size, site);
  if (proof instanceof Unread) return { state: "unchecked", reason: proof.reason } as const;
  if (proof instanceof Rejected) return holdsUnless(proof.reason);
  const fault = whyNotExtended(earlier, newest, proof);
  return holdsUnless(
    fault && `the log that is published does not begin with its lines: ${fault.reason}`,
  );
}

/** A consistency proof made of published tiles; what stands in them is believed only if it proves. */
async function proofFromTiles(
  earlier: number,
  later: number,
  site: PublishedSite,
): Promise<readonly Hash[] | Rejected | Unread> {
  const needed = new Map<string, HashTile>();
  // Which tiles are needed follows from the sizes alone: a first run with empty ones names them.
  const naming = treeInTiles(later, (tile) => {
    needed.set(printTilePath(tile), tile);
    return Array.from({ length: tile.width }, () => new Uint8Array(HASH_LENGTH) as Hash);
  });
  consistencyProof(earlier, later, naming);
  const tiles = new Map<string, readonly Hash[]>();
  for (const [path, { width }] of needed) {
    const bytes = await site.read(`log/${path}`);
    if (bytes instanceof Unread) return bytes;
    const tile = parseTile(bytes, width);
    if (tile instanceof Rejected) return new Rejected(`/log/${path}: ${tile.reason}`);
    tiles.set(path, tile);
  }
  return consistencyProof(
    earlier,
    later,
    treeInTiles(later, (tile) => tiles.get(printTilePath(tile))!),
  );
}

/** A checkpoint as people compare it. */
export const headInWords = ({ root, size }: TreeHead): string =>
  `${size} lines, root ${hashHex(root)}`;
