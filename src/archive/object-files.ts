/**
 * Puts bytes among the objects of an archive, each under its hash and once. They last when they are
 * flushed; until a ledger line names them they are files that nobody sees.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { flushAll, flushFolders, writeWhole } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { OBJECTS_FOLDER, objectPath } from "./layout.ts";

export interface ObjectNames {
  readonly put: readonly Sha256[];
  readonly made: readonly Sha256[];
}

export class ObjectFiles {
  readonly #root: string;
  readonly #put = new Set<Sha256>();
  /** Of those, the ones that were not there before. */
  readonly #made = new Set<Sha256>();
  readonly #unflushed = new Set<Sha256>();

  /** @param root of the archive */
  constructor(root: string) {
    this.#root = root;
  }

  /** Holds bytes under their hash. The same bytes again are no second object. */
  put(bytes: Uint8Array | string, name = sha256(bytes)): void {
    if (this.#put.has(name)) return;
    const path = this.#pathOf(name);
    const wasThere = existsSync(path);
    // What a crash left may be half an object.
    if (!wasThere || sha256(readFileSync(path)) !== name) writeWhole(path, bytes);
    if (!wasThere) this.#made.add(name);
    this.#put.add(name);
    this.#unflushed.add(name);
  }

  /** Whether bytes were put here. */
  has(name: Sha256): boolean {
    return this.#put.has(name);
  }

  /** What was put, and what of it was not there before. */
  get names(): ObjectNames {
    return { put: [...this.#put], made: [...this.#made] };
  }

  /** Counts as put here what a process put. */
  adopt({ made, put }: ObjectNames): void {
    for (const name of made) this.#made.add(name);
    for (const name of put) {
      this.#put.add(name);
      this.#unflushed.add(name);
    }
  }

  /** Flushes what was put since the last time. Its names last after {@link flushNames}. */
  async flush(): Promise<void> {
    await flushAll([...this.#unflushed].map((name) => this.#pathOf(name)));
    this.#unflushed.clear();
  }

  /** Flushes the folders of objects, so that what was put is found under its name. */
  async flushNames(): Promise<void> {
    const folder = join(this.#root, OBJECTS_FOLDER);
    if (this.#put.size === 0) return;
    const below = readdirSync(folder).map((name) => join(folder, name));
    await flushFolders([folder, ...below]);
  }

  /** Takes back what was made, where it is there. */
  discard(names: Iterable<Sha256>): void {
    for (const name of [...names].filter((each) => this.#made.has(each))) {
      rmSync(this.#pathOf(name), { force: true });
      this.#made.delete(name);
      this.#put.delete(name);
      this.#unflushed.delete(name);
    }
  }

  #pathOf(name: Sha256): string {
    return join(this.#root, objectPath(name));
  }
}
