/**
 * Files made before, by the hash of what they were made from and by what. The name of each also
 * holds the hash of its bytes: what does not match is damaged and made again. The folder may be
 * deleted at any time.
 */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readIfThere, writeWhole } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";

const NAME = /^([0-9a-f]{64})-([0-9a-f]{64})\.[a-z]+$/;

export class MadeCache {
  readonly #folder: string;
  readonly #ending: string;
  /** Names of files, by the hash of what they were made from. */
  readonly #names: Map<string, string>;

  /** @param ending of the files' names: `png` */
  constructor(folder: string, ending: string) {
    this.#folder = folder;
    this.#ending = `.${ending}`;
    this.#names = new Map(
      namesIn(folder).flatMap((name) => {
        const key = name.endsWith(this.#ending) ? NAME.exec(name)?.[1] : undefined;
        return key === undefined ? [] : [[key, name]];
      }),
    );
  }

  /** The file's bytes; undefined where it was not made before, or is damaged. */
  read(key: Sha256): Buffer | undefined {
    const name = this.#names.get(key);
    const bytes = name === undefined ? undefined : readIfThere(join(this.#folder, name));
    if (name === undefined || bytes === undefined) return undefined;
    if (sha256(bytes) === NAME.exec(name)![2]) return bytes;
    rmSync(join(this.#folder, name), { force: true });
    return undefined;
  }

  /** Removes what was made from anything else. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const [key, name] of this.#names) {
      if (keys.has(key)) continue;
      rmSync(join(this.#folder, name), { force: true });
      this.#names.delete(key);
    }
  }

  write(key: Sha256, bytes: Uint8Array): void {
    const name = `${key}-${sha256(bytes)}${this.#ending}`;
    writeWhole(join(this.#folder, name), bytes);
    this.#names.set(key, name);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
