import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ENTRY_LIMIT, parseBundle, printBundle } from "#ledger/bundle.ts";
import type { Hash } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { parseTile, printTile } from "#ledger/tile-hashes.ts";
import {
  type Tile,
  entryBundles,
  hashTiles,
  parseTilePath,
  printTilePath,
  servedTiles,
} from "#ledger/tiles.ts";

const tile: fc.Arbitrary<Tile> = fc.record({
  level: fc.oneof(fc.nat(63), fc.constant("entries" as const)),
  index: fc.oneof(fc.nat(2000), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
});

const paths = (tiles: readonly Tile[]): string[] => tiles.map(printTilePath);

describe("the path of a tile", () => {
  it("gives back the tile that it was printed for", () => {
    fc.assert(
      fc.property(tile, (each) => {
        expect(parseTilePath(printTilePath(each))).toEqual(each);
      }),
    );
  });

  it.each<[Tile, string]>([
    [{ level: 0, index: 1_234_067, width: 256 }, "tile/0/x001/x234/067"],
    [{ level: 0, index: 0, width: 256 }, "tile/0/000"],
    [{ level: 0, index: 999, width: 255 }, "tile/0/999.p/255"],
    [{ level: 1, index: 1000, width: 1 }, "tile/1/x001/000.p/1"],
    [{ level: 63, index: 7, width: 256 }, "tile/63/007"],
    [{ level: "entries", index: 273, width: 112 }, "tile/entries/273.p/112"],
  ])("of %o is %s", (each, path) => {
    expect(printTilePath(each)).toBe(path);
    expect(parseTilePath(path)).toEqual(each);
  });

  it.each([
    "tile/0/000.p/256",
    "tile/0/000.p/0",
    "tile/0/000.p/01",
    "tile/0/000.p/",
    "tile/0/0",
    "tile/0/0000",
    "tile/0/1234",
    "tile/0/x000/067",
    "tile/0/x001/x067",
    "tile/0/001/067",
    "tile/0/x1/067",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/data/000",
    "tile/8/0/000",
    "/tile/0/000",
    "tile/0/000/",
    "tile/0/000\n",
    "tile/0/../../000",
    `tile/0/${"x999/".repeat(5)}999`,
    `tile/0/${"x999/".repeat(100_000)}999`,
    "",
  ])("is not %j", (path) => {
    expect(parseTilePath(path)).toBeInstanceOf(Rejected);
  });
});

describe("the tiles of a log", () => {
  it("of 70,000 entries are those that the specification counts", () => {
    const tiles = hashTiles(70_000);
    expect(tiles.filter(({ level, width }) => level === 0 && width === 256)).toHaveLength(273);
    expect(paths(tiles).slice(273)).toEqual([
      "tile/0/273.p/112",
      "tile/1/000",
      "tile/1/001.p/17",
      "tile/2/000.p/1",
    ]);
    expect(paths(entryBundles(70_000)).slice(272)).toEqual([
      "tile/entries/272",
      "tile/entries/273.p/112",
    ]);
  });

  it.each<[number, readonly string[]]>([
    [0, []],
    [1, ["tile/0/000.p/1"]],
    [255, ["tile/0/000.p/255"]],
    [256, ["tile/0/000", "tile/1/000.p/1"]],
    [257, ["tile/0/000", "tile/0/001.p/1", "tile/1/000.p/1"]],
  ])("of %i entries have no empty one", (size, expected) => {
    expect(paths(hashTiles(size))).toEqual(expected);
  });

  it("hold every leaf, and every full tile below, once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), (size) => {
        const tiles = hashTiles(size);
        const held = (level: number) =>
          tiles.filter((each) => each.level === level).reduce((sum, { width }) => sum + width, 0);
        const full = (level: number) =>
          tiles.filter((each) => each.level === level && each.width === 256).length;
        expect([held(0), held(1), held(2)]).toEqual([size, full(0), full(1)]);
      }),
      { numRuns: 20 },
    );
  });

  it("are served as wide as every published checkpoint needs, until the full one is there", () => {
    expect(paths(servedTiles([])).length).toBe(0);
    expect(paths(servedTiles([3, 7, 7]))).toEqual([
      "tile/0/000.p/7",
      "tile/entries/000.p/7",
      "tile/0/000.p/3",
      "tile/entries/000.p/3",
    ]);
    expect(paths(servedTiles([257, 3, 256, 300]))).toEqual([
      "tile/0/000",
      "tile/0/001.p/44",
      "tile/1/000.p/1",
      "tile/entries/000",
      "tile/entries/001.p/44",
      "tile/0/001.p/1",
      "tile/entries/001.p/1",
    ]);
  });
});

describe("the bytes of a tile", () => {
  const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }) as fc.Arbitrary<Hash>, {
    minLength: 1,
    maxLength: 256,
  });

  it("are its hashes, one after the other", () => {
    fc.assert(
      fc.property(hashes, (each) => {
        const bytes = printTile(each);
        expect(bytes.length).toBe(each.length * 32);
        expect(parseTile(bytes, each.length)).toEqual(each);
      }),
      { numRuns: 20 },
    );
  });

  it("are rejected where they are not as many as its width asks for", () => {
    expect(parseTile(new Uint8Array(8191), 256)).toEqual(
      new Rejected("the tile is 8191 bytes long, a tile of 256 hashes is 8192"),
    );
    expect(parseTile(new Uint8Array(64), 1)).toBeInstanceOf(Rejected);
  });
});

describe("an entry bundle", () => {
  it("gives back the entries that were printed", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 20 }), (entries) => {
        expect(parseBundle(printBundle(entries) as Uint8Array, entries.length)).toEqual(entries);
      }),
    );
  });

  it("has the higher byte of a length first", () => {
    const entry = new Uint8Array(0x0102).fill(7);
    expect((printBundle([entry]) as Uint8Array).slice(0, 3)).toEqual(Uint8Array.of(1, 2, 7));
  });

  it("takes entries up to the length that two bytes can count, and no longer one", () => {
    const longest = new Uint8Array(ENTRY_LIMIT).fill(1);
    expect(parseBundle(printBundle([longest]) as Uint8Array, 1)).toEqual([longest]);
    expect(printBundle([longest, new Uint8Array(65_536)])).toEqual(
      new Rejected("entry 1 is 65536 bytes long, more than 65535"),
    );
  });

  it("is rejected where it is cut off, or holds more or fewer entries than it should", () => {
    const bytes = printBundle([Uint8Array.of(1, 2), Uint8Array.of(3)]) as Uint8Array;
    const reason = (cut: Uint8Array, width: number) => (parseBundle(cut, width) as Rejected).reason;
    expect(reason(bytes.subarray(0, -1), 2)).toBe("entry 1 of the bundle is cut off");
    expect(reason(bytes.subarray(0, 5), 2)).toBe("entry 1 of the bundle is cut off");
    expect(reason(bytes.subarray(0, 4), 2)).toBe("the bundle holds 1 entries instead of 2");
    expect(reason(bytes, 1)).toBe("the bundle holds 2 entries instead of 1");
    expect(reason(Uint8Array.of(...bytes, 0), 2)).toBe("entry 2 of the bundle is cut off");
  });
});
