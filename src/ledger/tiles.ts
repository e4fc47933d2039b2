/**
 * Which files a log is published as: tiles of hashes and bundles of entries, 256 a file
 * (c2sp.org/tlog-tiles). The last file of a level is partial and named by its width.
 *
 * @example
 * tile/0/x001/x234/067      level 0, the 1,234,068th tile, full
 * tile/1/000.p/17           level 1, the first 17 hashes
 * tile/entries/273.p/112    the last 112 entries of a log of 70,000
 */
import { Rejected } from "./rejected.ts";

export const TILE_WIDTH = 256;

/** A file of the log: a tile of hashes or a bundle of entries. */
export interface Tile {
  /** Level 0 holds leaves; every hash of a level above is that of a full tile below. */
  readonly level: number | "entries";
  readonly index: number;
  /** How many hashes or entries it holds: 1 to 256. */
  readonly width: number;
}

/** A tile of hashes. */
export interface HashTile extends Tile {
  readonly level: number;
}

/** The path of a tile below the log's prefix. */
export function printTilePath({ level, index, width }: Tile): string {
  const groups = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  }
  const partial = width === TILE_WIDTH ? "" : `.p/${width}`;
  return `tile/${level}/${groups.join("/")}${partial}`;
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/;
const LAST_LEVEL = 63;

/** The inverse of {@link printTilePath}. */
export function parseTilePath(path: string): Tile | Rejected {
  const [, level = "", groups = "", width = TILE_WIDTH] = PATH.exec(path) ?? [];
  const tile: Tile = {
    level: level === "entries" ? level : Number(level),
    index: Number(groups.replaceAll(/\D/gu, "")),
    width: Number(width),
  };
  return isTile(tile) && printTilePath(tile) === path
    ? tile
    : new Rejected("the path is not that of a tile");
}

const isTile = ({ level, index, width }: Tile): boolean =>
  (level === "entries" || level <= LAST_LEVEL) &&
  Number.isSafeInteger(index) &&
  width >= 1 &&
  width <= TILE_WIDTH;

/** How many hashes or entries a level holds in a log of this size. */
const heldAt = (level: Tile["level"], size: number): number =>
  Math.floor(size / TILE_WIDTH ** (level === "entries" ? 0 : level));

const fullTiles = <L extends Tile["level"]>(level: L, size: number) =>
  Array.from({ length: Math.floor(heldAt(level, size) / TILE_WIDTH) }, (_, index) => ({
    level,
    index,
    width: TILE_WIDTH,
  }));

/** The partial tile of a level: one, or none where all are full. */
function partialTile<L extends Tile["level"]>(level: L, size: number) {
  const held = heldAt(level, size);
  const tile = { level, index: Math.floor(held / TILE_WIDTH), width: held % TILE_WIDTH };
  return tile.width === 0 ? [] : [tile];
}

/** The levels of tiles that a tree of this size has. */
function levels(size: number): number[] {
  const found: number[] = [];
  while (heldAt(found.length, size) > 0) found.push(found.length);
  return found;
}

/** The tiles of hashes of a tree, level by level. */
export const hashTiles = (size: number): HashTile[] =>
  levels(size).flatMap((level) => [...fullTiles(level, size), ...partialTile(level, size)]);

/** The bundles that hold the entries of a log. */
export const entryBundles = (size: number): Tile[] => [
  ...fullTiles("entries", size),
  ...partialTile("entries", size),
];

const partialTiles = (size: number): Tile[] =>
  ([...levels(size), "entries"] as const).flatMap((level) =>
    partialTile<Tile["level"]>(level, size),
  );

/**
 * Everything that is served for a log of which checkpoints of these sizes were published: the files
 * of the largest, and the partial ones of every other whose full tile is not there yet.
 */
export function servedTiles(sizes: readonly number[]): Tile[] {
  const latest = Math.max(0, ...sizes);
  const isReplaced = ({ level, index }: Tile): boolean =>
    (index + 1) * TILE_WIDTH <= heldAt(level, latest);
  const earlier = sizes.flatMap(partialTiles).filter((tile) => !isReplaced(tile));
  const all = [...hashTiles(latest), ...entryBundles(latest), ...earlier];
  return [...new Map(all.map((tile) => [printTilePath(tile), tile])).values()];
}
