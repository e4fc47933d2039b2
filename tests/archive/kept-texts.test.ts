/** What is kept between commands is used while it is what it was, and noticed where it is not. */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { HashedObjects } from "#archive/hashed-objects.ts";
import { objectPath } from "#archive/layout.ts";
import { Passages } from "#archive/passages.ts";
import { BlockMaker, KeptBlock } from "#archive/text-blocks.ts";
import { type Signature, isSettled, signatureOf } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import { temporaryFolder } from "../support/folders.ts";

const TEXTS = ["One.\n\nTwo – zwei.\n\nOne.\n", "Two – zwei.\n\n𝒯hree.\n", ""];
const OLD = "3 1000 1000 7" as Signature;

function made(texts: readonly string[] = TEXTS): BlockMaker {
  const maker = new BlockMaker();
  for (const text of texts) maker.add(sha256(text), OLD, Buffer.from(text));
  return maker;
}

/** The texts as a reader of the archive puts them together. */
function readBack(block: ReturnType<BlockMaker["inMemory"]>): string[] {
  const pool = new Passages();
  pool.add(made(["Another document.\n"]).inMemory());
  const passagesOf = pool.add(block);
  return block.heads.map((_, index) => {
    const passages = passagesOf(index).map(pool.textOf);
    return passages.length === 0 ? "" : `${passages.join("\n\n")}\n`;
  });
}

describe("the texts of a document, taken apart", () => {
  it("give every text back, from memory and from the file, each passage stored once", () => {
    const kept = new KeptBlock(join(temporaryFolder(), "a.texts"), "program", () => made());
    const written = kept.write(made());
    const read = kept.read()!;
    for (const block of [made().inMemory(), written, read]) {
      expect(readBack(block)).toEqual(TEXTS);
      expect(block.size).toBe(3);
    }
    expect(read.heads).toEqual(made().inMemory().heads);
    expect(read.heads[1]).toMatchObject({ codePoints: 20, passages: 2, errorPage: false });
  });

  it("are not taken from a file that is damaged, anywhere in it", () => {
    const path = join(temporaryFolder(), "a.texts");
    const kept = new KeptBlock(path, "program", () => made());
    kept.write(made());
    const bytes = readFileSync(path);
    for (const at of [0, 9, 40, bytes.length - 40, bytes.length - 1]) {
      writeFileSync(path, bytes.with(at, bytes[at]! ^ 1));
      expect(kept.read(), `byte ${at}`).toBeUndefined();
    }
    writeFileSync(path, bytes.subarray(0, -1));
    expect(kept.read()).toBeUndefined();
  });

  it("are not taken from a file that another program made", () => {
    const path = join(temporaryFolder(), "a.texts");
    new KeptBlock(path, "one", () => made()).write(made());
    expect(new KeptBlock(path, "other", () => made()).read()).toBeUndefined();
  });

  it("are taken apart again where the file goes or changes while it is used", () => {
    const path = join(temporaryFolder(), "a.texts");
    const kept = new KeptBlock(path, "program", () => made());
    kept.write(made());
    const read = kept.read()!;
    new KeptBlock(path, "program", () => made()).write(made(["Other words.\n"]));
    expect(readBack(read)).toEqual(TEXTS);
    rmSync(path);
    expect(readBack(read)).toEqual(TEXTS);
  });

  it("are not relied on where an object was written in the moment in which they were kept", () => {
    const path = join(temporaryFolder(), "a.texts");
    const maker = new BlockMaker();
    const now = Date.now() + 60_000;
    maker.add(sha256("A.\n"), `3 ${now} ${now} 7` as Signature, Buffer.from("A.\n"));
    const kept = new KeptBlock(path, "program", () => maker);
    kept.write(maker);
    expect(kept.read()).toBeUndefined();
  });
});

describe("the signature of a file", () => {
  it("changes with its bytes, also where their number and the noted time stay", () => {
    const path = join(temporaryFolder(), "a");
    writeFileSync(path, "one");
    const before = signatureOf(path)!;
    const { atime, mtime } = statSync(path);
    rmSync(path);
    writeFileSync(path, "two");
    utimesSync(path, atime, mtime);
    expect(signatureOf(path)).not.toBe(before);
    expect(signatureOf(`${path}b`)).toBeUndefined();
  });

  it("is relied on only where the file was last written well before", () => {
    expect(isSettled(OLD, 2000)).toBe(true);
    expect(isSettled(OLD, 1010)).toBe(false);
  });
});

describe("objects that were hashed before", () => {
  /** An archive with so many objects that remembering them is worth it. */
  function objects() {
    const root = temporaryFolder();
    const names = Array.from({ length: 600 }, (_, index) => sha256(String(index)));
    names.forEach((name, index) => {
      const path = join(root, objectPath(name));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, String(index));
      // Written long before they are remembered.
      utimesSync(path, 1, 1);
    });
    return { root, names };
  }
  const known = (root: string, names: ReturnType<typeof objects>["names"]) => {
    const hashed = new HashedObjects(root);
    return names.filter((name) => hashed.sizeOf(name) !== undefined).length;
  };

  it("are known by what tells that nobody wrote them; one that was replaced is not", () => {
    const { names, root } = objects();
    expect(known(root, names)).toBe(0);
    const hashed = new HashedObjects(root);
    for (const name of names) hashed.sizeOf(name);
    const later = { now: Date.now() + 60_000 };
    hashed.save(new Set(), true);
    utimesSync(HashedObjects.fileFor(root), later.now / 1000, later.now / 1000);
    expect(known(root, names)).toBe(600);
    const path = join(root, objectPath(names[5]!));
    rmSync(path);
    writeFileSync(path, "6");
    utimesSync(path, 1, 1);
    expect(known(root, names)).toBe(599);
  });

  it("are all hashed again where what was remembered is damaged", () => {
    const { names, root } = objects();
    const hashed = new HashedObjects(root);
    for (const name of names) hashed.sizeOf(name);
    hashed.save(new Set(), true);
    const path = HashedObjects.fileFor(root);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/ \d/u, " 9"));
    utimesSync(path, Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    expect(known(root, names)).toBe(0);
  });
});
