/** Reads a published log and checks that it agrees with itself: checkpoint, tiles, entries. */
import { counted } from "#base/count.ts";
import { problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { byCodeUnit } from "#base/ids.ts";
import { parseBundle } from "#ledger/bundle.ts";
import { type PublishedCheckpoint, parsePublished } from "#ledger/checkpoint.ts";
import { type Hash, hashHex, leafHash, sameBytes } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { parseTile, treeInTiles } from "#ledger/tile-hashes.ts";
import { type HashTile, entryBundles, hashTiles, printTilePath } from "#ledger/tiles.ts";
import { type ReadSubtree, treeHash, treeInMemory } from "#ledger/tree.ts";
import type { Collected } from "./finding.ts";
import { inParallel } from "#base/in-parallel.ts";
import type { SiteFiles } from "./site-files.ts";

export interface PublishedLog {
  readonly checkpoint: PublishedCheckpoint;
  /** What the log holds, in order; fewer than the checkpoint says where some cannot be read. */
  readonly entries: readonly Uint8Array[];
  /** The tree over these entries. */
  readonly tree: ReadSubtree;
}

/** No archive is that long; a checkpoint that says so would only use up memory. */
const SIZE_LIMIT = 2 ** 26;

/** The log of a site; undefined where its checkpoint or entries cannot be read. */
export async function readLog(
  site: SiteFiles,
  progress: Progress,
  found: Collected,
): Promise<PublishedLog | undefined> {
  const checkpoint = await readCheckpoint(site, found);
  if (checkpoint === undefined) return undefined;
  const { size } = checkpoint;
  const entries = await readEntries(site, size, progress, found);
  const tiles = await readTiles(site, size, progress, found);
  if (entries === undefined) return undefined;
  const leaves = entries.map(leafHash);
  const tree = treeInMemory(leaves);
  if (tiles !== undefined) compare(checkpoint, leaves, tree, tiles, found);
  const parts = `${counted(size, "entry", "entries")} and ${counted(hashTiles(size).length, "tile")}`;
  found.checked.push(
    `${parts} of the log ${checkpoint.origin} against the root ${hashHex(checkpoint.root)}`,
  );
  return { checkpoint, entries, tree };
}

async function readCheckpoint(
  site: SiteFiles,
  found: Collected,
): Promise<PublishedCheckpoint | undefined> {
  const bytes = await site.read("log/checkpoint");
  if (bytes === undefined) {
    found.problems.push(problem("log/none", { what: `${site.name} has no /log/checkpoint` }));
    return undefined;
  }
  const checkpoint = parsePublished(bytes);
  const reason =
    checkpoint instanceof Rejected
      ? checkpoint.reason
      : checkpoint.size > SIZE_LIMIT
        ? `it states a size of ${checkpoint.size}`
        : undefined;
  if (reason === undefined) return checkpoint as PublishedCheckpoint;
  found.problems.push(problem("log/checkpoint", { what: `/log/checkpoint: ${reason}` }));
  return undefined;
}

async function readEntries(
  site: SiteFiles,
  size: number,
  progress: Progress,
  found: Collected,
): Promise<Uint8Array[] | undefined> {
  const bundles = entryBundles(size);
  progress.stage("reading entries", bundles.length);
  const read = await inParallel(bundles, site.width, async (tile) => {
    progress.advance();
    const path = `log/${printTilePath(tile)}`;
    const bytes = await site.read(path);
    if (bytes === undefined) return new Rejected(`the site does not serve /${path}`);
    const entries = parseBundle(bytes, tile.width);
    return entries instanceof Rejected ? new Rejected(`/${path}: ${entries.reason}`) : entries;
  });
  return allOf(read, found)?.flat();
}

type TileHashes = ReadonlyMap<string, readonly Hash[]>;

async function readTiles(
  site: SiteFiles,
  size: number,
  progress: Progress,
  found: Collected,
): Promise<TileHashes | undefined> {
  const tiles = hashTiles(size);
  progress.stage("reading tiles", tiles.length);
  const read = await inParallel(tiles, site.width, async (tile) => {
    progress.advance();
    const name = printTilePath(tile);
    const bytes = await site.read(`log/${name}`);
    if (bytes === undefined) return new Rejected(`the site does not serve /log/${name}`);
    const hashes = parseTile(bytes, tile.width);
    return hashes instanceof Rejected
      ? new Rejected(`/log/${name}: ${hashes.reason}`)
      : ([name, hashes] as const);
  });
  const all = allOf(read, found);
  return all && new Map(all);
}

/** What was read, where all of it could be; else what could not is reported. */
function allOf<T>(read: readonly (T | Rejected)[], found: Collected): T[] | undefined {
  const right: T[] = [];
  for (const each of read) {
    if (!(each instanceof Rejected)) right.push(each);
    else found.problems.push(problem("log/entry", { what: each.reason }));
  }
  return right.length === read.length ? right : undefined;
}

/** Says which of checkpoint, tiles and entries contradict each other. */
function compare(
  { root, size }: PublishedCheckpoint,
  leaves: readonly Hash[],
  tree: ReadSubtree,
  tiles: TileHashes,
  found: Collected,
): void {
  const inTiles = (tile: HashTile) => tiles.get(printTilePath(tile))!;
  const ofTiles = treeHash(size, treeInTiles(size, inTiles));
  const ofEntries = treeHash(size, tree);
  const [tilesHold, entriesHold] = [sameBytes(ofTiles, root), sameBytes(ofEntries, root)];
  const say = (what: string) => found.problems.push(problem("log/entry", { what }));
  if (!tilesHold)
    say(`the tiles give the root ${hashHex(ofTiles)}, the checkpoint states ${hashHex(root)}`);
  if (!entriesHold) {
    say(`the entries give the root ${hashHex(ofEntries)}, the checkpoint states ${hashHex(root)}`);
  }
  const level0 = hashTiles(size)
    .filter(({ level }) => level === 0)
    .flatMap(inTiles);
  const other = leaves.findIndex((leaf, index) => !sameBytes(leaf, level0[index]!));
  if (other < 0) return;
  const place = `entry ${other} is not the leaf that /log/tile/0/ has for it`;
  say(isReordered(leaves, level0) ? `${place}: the entries are in another order` : place);
}

const isReordered = (some: readonly Hash[], others: readonly Hash[]): boolean => {
  const sorted = (hashes: readonly Hash[]) => hashes.map(hashHex).toSorted(byCodeUnit).join("");
  return sorted(some) === sorted(others);
};
