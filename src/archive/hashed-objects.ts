/**
 * Remembers which object files had the right hash when they were read, by their size, times and
 * place on the disk, so that a build need not read them all again. The file may be deleted at any
 * time; a check with `--full` does not ask it.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import {
  type Signature,
  isSettled,
  keepNewest,
  readIfThere,
  signatureOf,
  sizeIn,
  writeWhole,
} from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { objectPath } from "./layout.ts";

const PROJECT = join(import.meta.dirname, "../..");
const FOLDER = join(PROJECT, ".cache/objects");
/** Of so many archives objects are remembered. */
const MOST_ARCHIVES = 16;
const FORM = "muniment-objects/1";
/** So many objects are hashed as fast as looked up. */
const FEW = 500;

export class HashedObjects {
  readonly #root: string;
  readonly #path: string;
  readonly #known: ReadonlyMap<string, Signature>;
  readonly #written: number;
  readonly #now = new Map<Sha256, Signature>();

  /** Where it is kept for an archive. */
  static fileFor(root: string): string {
    return join(FOLDER, `${sha256(root).slice(0, 32)}.txt`);
  }

  constructor(root: string) {
    this.#root = root;
    this.#path = HashedObjects.fileFor(root);
    const bytes = readIfThere(this.#path);
    this.#known = parse(bytes) ?? new Map();
    this.#written = statSync(this.#path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  }

  /** The size of an object that is what it was when its hash was right; else undefined. */
  sizeOf(name: Sha256): number | undefined {
    const now = signatureOf(join(this.#root, objectPath(name)));
    if (now === undefined) return undefined;
    this.#now.set(name, now);
    if (this.#known.get(name) !== now || !isSettled(now, this.#written)) return undefined;
    return sizeIn(now);
  }

  /**
   * Remembers objects whose hash was found right since they were asked for.
   * @param wrong those that are not to be remembered
   */
  save(wrong: ReadonlySet<Sha256>, isNew: boolean): void {
    const isSame = !isNew && this.#now.size === this.#known.size;
    if (isSame || this.#now.size < FEW) return;
    const lines = [...this.#now].flatMap(([name, signature]) =>
      wrong.has(name) ? [] : [`${name} ${signature}\n`],
    );
    const body = `${FORM}\n${lines.join("")}`;
    writeWhole(this.#path, `${body}${sha256(body)}\n`);
    keepNewest(FOLDER, MOST_ARCHIVES);
  }
}

function parse(bytes: Buffer | undefined): Map<string, Signature> | undefined {
  if (bytes === undefined) return undefined;
  const end = bytes.lastIndexOf(10, bytes.length - 2) + 1;
  const body = bytes.subarray(0, end);
  if (bytes.toString("latin1", end).trim() !== sha256(body)) return undefined;
  const [form, ...lines] = body.toString("latin1").trimEnd().split("\n");
  if (form !== FORM) return undefined;
  return new Map(lines.map((line) => [line.slice(0, 64), line.slice(65) as Signature]));
}
