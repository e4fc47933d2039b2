/**
 * Remembers files of lines that were read before and held nothing but valid lines, by the hash of
 * their bytes, so that reading them again need not take each line apart against its schema. The
 * file may be deleted at any time.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, readIfThere, writeWhole } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";

const PROJECT = join(import.meta.dirname, "../..");
/** So many are remembered. */
const MOST = 20_000;
/** Bytes: a shorter file is read each time. */
const WORTH_REMEMBERING = 2000;

export class ValidFiles {
  #path: string | undefined;
  #known: Set<string> | undefined;
  #changed = false;

  /** Whether these very bytes were found valid before. */
  has(bytes: Buffer): boolean {
    return bytes.length >= WORTH_REMEMBERING && this.#read().has(sha256(bytes));
  }

  add(bytes: Buffer): void {
    if (bytes.length < WORTH_REMEMBERING) return;
    this.#read().add(sha256(bytes));
    this.#changed = true;
  }

  /** Writes what was added. Losing it costs time, nothing else. */
  save(): void {
    if (!this.#changed) return;
    const newest = [...this.#read()].slice(-MOST);
    writeWhole(this.#path!, `${newest.join("\n")}\n`);
    this.#changed = false;
  }

  #read(): Set<string> {
    this.#path ??= join(PROJECT, `.cache/valid-${hashOfProgram().slice(0, 16)}.txt`);
    this.#known ??= new Set(readIfThere(this.#path)?.toString("utf8").split("\n").filter(Boolean));
    return this.#known;
  }
}

/** Everything that decides whether a line is valid. */
function hashOfProgram(): Sha256 {
  const code = ["base", "ledger", "schema"].flatMap((room) =>
    filesUnder(join(PROJECT, "src", room)).map((file) => join(PROJECT, "src", room, file)),
  );
  const files = [
    ...code,
    join(PROJECT, "src/archive/snapshots.ts"),
    join(PROJECT, "node_modules/zod/package.json"),
  ];
  return sha256(files.map((file) => sha256(readFileSync(file))).join("\n"));
}
