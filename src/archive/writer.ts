/**
 * Writes to an archive: the only code that does. The ledger line is the commit point of every
 * write, so things go to disk in this order, each step flushed before the next:
 *
 * 1. objects        a crash here leaves files that no line names
 * 2. content        a crash here leaves a document with an ID and no captures
 * 3. capture lines  a crash here leaves lines that the ledger does not commit
 * 4. ledger lines   the last, not yet full file is replaced by a rename: before it nothing of the
 *                   batch is recorded, after it everything is
 *
 * Whatever a crash leaves, the next writer removes or finishes, and readers do not see.
 */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import { filesUnder, flush, readIfThere, writeDurably, writeWhole } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentId, Sha256 } from "#base/ids.ts";
import { evidenceName, printLedgerLine } from "#ledger/line.ts";
import type { Capture } from "#schema/capture.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";
import {
  LEDGER_FILE_LINES,
  OBJECTS_FOLDER,
  capturesPath,
  ledgerPath,
  objectPath,
} from "./layout.ts";
import type { Snapshots } from "./snapshots.ts";

export class Writer {
  readonly #root: string;
  readonly #snapshots: Snapshots;
  readonly #files = new Map<string, string>();
  readonly #objects = new Set<string>();
  /** Of those, the ones that were not there before. */
  readonly #made: string[] = [];
  readonly #captures = new Map<DocumentId, Capture[]>();
  readonly #ledger: LedgerLine[] = [];
  readonly #numbers = new Map<DocumentId, Map<Sha256, number>>();

  constructor(root: string, snapshots: Snapshots) {
    this.#root = root;
    this.#snapshots = snapshots;
  }

  /** Holds bytes under their hash. The same bytes again are no second object. */
  putObject(bytes: Uint8Array | string): Sha256 {
    const name = sha256(bytes);
    const path = join(this.#root, objectPath(name));
    if (this.#objects.has(path)) return name;
    const there = readIfThere(path);
    if (there === undefined || sha256(there) !== name) {
      writeWhole(path, bytes);
      if (there === undefined) this.#made.push(path);
    }
    this.#objects.add(path);
    return name;
  }

  /** Whether bytes were put in this batch. */
  holds(name: Sha256): boolean {
    return this.#objects.has(join(this.#root, objectPath(name)));
  }

  /** Writes a file of `content/` when the batch is committed. */
  putContent(path: string, text: string): void {
    this.#files.set(path, text);
  }

  /** Records a capture; its text gets the document's next version number if it is new. */
  record(capture: Capture): void {
    const { document, recorded, at, text } = capture;
    const numbers = this.#numbersOf(document);
    if (!numbers.has(text.sha256)) {
      const number = numbers.size + 1;
      numbers.set(text.sha256, number);
      this.#ledger.push({ type: "version", recorded, document, number, text: text.sha256 });
    }
    const line = canonicalJson(capture);
    const evidence = capture.kept
      ? capture.sources.map((source) => evidenceName(source.sha256, source.mediaType))
      : [];
    this.#ledger.push({
      type: "capture",
      recorded,
      document,
      at,
      capture: sha256(line),
      text: text.sha256,
      evidence,
    });
    const captures = this.#captures.get(document);
    if (captures === undefined) this.#captures.set(document, [capture]);
    else captures.push(capture);
  }

  #numbersOf(document: DocumentId): Map<Sha256, number> {
    const known = this.#numbers.get(document);
    if (known !== undefined) return known;
    const numbers = new Map(this.#snapshots.versions.get(document));
    this.#numbers.set(document, numbers);
    return numbers;
  }

  /** Whether there is anything to commit. */
  get isEmpty(): boolean {
    return this.#ledger.length === 0 && this.#files.size === 0;
  }

  /** Takes back the objects of a batch that is refused before its commit. */
  abandon(): void {
    for (const path of this.#made) rmSync(path, { force: true });
  }

  /** Commits everything, or, if the process dies on the way, nothing. */
  commit(): void {
    for (const path of this.#objects) flush(path);
    for (const [path, text] of this.#files) writeDurably(join(this.#root, path), text);
    this.#clearUncommitted();
    for (const [id, captures] of this.#captures) this.#appendCaptures(id, captures);
    if (this.#ledger.length > 0) this.#appendLedger();
  }

  /**
   * Clears what a crash left. Whole objects stay: they are evidence, the same command finishes
   * with them, and verification names those that nothing does.
   */
  #clearUncommitted(): void {
    for (const file of filesUnder(join(this.#root, OBJECTS_FOLDER))) {
      if (file.endsWith(".tmp")) rmSync(join(this.#root, OBJECTS_FOLDER, file), { force: true });
    }
    for (const [path, committed] of this.#snapshots.uncommitted) {
      const full = join(this.#root, path);
      if (committed === 0) rmSync(full, { force: true });
      else writeDurably(full, firstLines(full, committed));
    }
  }

  #appendCaptures(id: DocumentId, captures: readonly Capture[]): void {
    const path = join(this.#root, capturesPath(id));
    const before = this.#snapshots.captures.get(id)?.length ?? 0;
    const lines = captures.map((capture) => `${canonicalJson(capture)}\n`);
    writeDurably(path, firstLines(path, before) + lines.join(""));
  }

  #appendLedger(): void {
    const before = this.#snapshots.ledger.length;
    const first = Math.floor(before / LEDGER_FILE_LINES);
    const lines = this.#ledger.map((line) => `${printLedgerLine(line)}\n`);
    const room = LEDGER_FILE_LINES - (before % LEDGER_FILE_LINES);
    // Later files first: readers stop at the first file that is not full.
    for (let start = room, file = first + 1; start < lines.length; file++) {
      const part = lines.slice(start, start + LEDGER_FILE_LINES).join("");
      writeDurably(join(this.#root, ledgerPath(file)), part);
      start += LEDGER_FILE_LINES;
    }
    const path = join(this.#root, ledgerPath(first));
    const kept = firstLines(path, before % LEDGER_FILE_LINES);
    writeDurably(path, kept + lines.slice(0, room).join(""));
  }
}

function firstLines(path: string, count: number): string {
  if (count === 0 || !existsSync(path)) return "";
  const lines = (readIfThere(path)?.toString("utf8") ?? "").split("\n");
  return `${lines.slice(0, count).join("\n")}\n`;
}
