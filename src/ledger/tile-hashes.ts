/** The bytes of a tile: its hashes, one after the other; and the tree that tiles hold. */
import { concatBytes } from "@noble/hashes/utils.js";
import { HASH_LENGTH, type Hash } from "./hash.ts";
import { Rejected } from "./rejected.ts";
import { type HashTile, TILE_WIDTH } from "./tiles.ts";
import { type ReadSubtree, parents } from "./tree.ts";

/** Levels of the tree that a tile spans: 2^8 hashes make one of the next level of tiles. */
const TILE_HEIGHT = 8;

/** The hashes of a tile, from a tree that has them. */
export const tileHashes = ({ level, index, width }: HashTile, read: ReadSubtree): Hash[] =>
  Array.from({ length: width }, (_, at) =>
    read({ level: level * TILE_HEIGHT, index: index * TILE_WIDTH + at }),
  );

export const printTile = (hashes: readonly Hash[]): Uint8Array => concatBytes(...hashes);

/** The inverse of {@link printTile}, for a tile of this width. */
export function parseTile(bytes: Uint8Array, width: number): Hash[] | Rejected {
  if (bytes.length !== width * HASH_LENGTH) {
    const due = `a tile of ${width} hashes is ${width * HASH_LENGTH}`;
    return new Rejected(`the tile is ${bytes.length} bytes long, ${due}`);
  }
  return Array.from(
    { length: width },
    (_, at) => bytes.slice(at * HASH_LENGTH, (at + 1) * HASH_LENGTH) as Hash,
  );
}

/**
 * The tree of a size, read from its tiles: of every tile, as wide as it is in that tree, `hashesOf`
 * gives the hashes. What stands in a tile is taken as it is: {@link treeHash} of the reader,
 * compared with a checkpoint, says whether it is right.
 */
export function treeInTiles(
  size: number,
  hashesOf: (tile: HashTile) => readonly Hash[],
): ReadSubtree {
  return ({ level: height, index: at }) => {
    const level = Math.floor(height / TILE_HEIGHT);
    const spanned = 2 ** (height % TILE_HEIGHT);
    const index = Math.floor((at * spanned) / TILE_WIDTH);
    const held = Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, held);
    const from = (at * spanned) % TILE_WIDTH;
    if (from + spanned > width) throw new RangeError(`a tree of ${size} has no ${height}/${at}`);
    return top(hashesOf({ level, index, width }).slice(from, from + spanned));
  };
}

const top = (hashes: readonly Hash[]): Hash =>
  hashes.length === 1 ? hashes[0]! : top(parents(hashes));
