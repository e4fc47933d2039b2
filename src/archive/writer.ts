/**
 * Writes to an archive: the only code that does. The ledger line is the commit point of every
 * write, so things go to disk in this order, each step flushed before the next:
 *
 * 1. objects        a crash here leaves files that no line names
 * 2. records        a crash here leaves records that no line names
 * 3. content        a crash here leaves a document with an ID and no captures, or a provision with
 *                   an ID and a record that no line names: the next `issue` finishes with that ID
 * 4. capture lines  a crash here leaves lines that the ledger does not commit
 * 5. ledger lines   the last, not yet full file is replaced by a rename: before it nothing of the
 *                   batch is recorded, after it everything is
 * 6. removals       a crash here leaves files that a line says are gone
 * 7. checkpoint     a crash before it leaves lines that no checkpoint covers yet
 *
 * Whatever a crash leaves, the next writer removes or finishes, and readers do not see.
 */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import {
  type Written,
  filesUnder,
  isHalfWritten,
  readIfThere,
  writeAllDurably,
  writeDurably,
} from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentId, Sha256 } from "#base/ids.ts";
import { evidenceName, printLedgerLine } from "#ledger/line.ts";
import type { Capture } from "#schema/capture.ts";
import type { LedgerLine, RecordLine } from "#schema/ledger-line.ts";
import {
  CHECKPOINTS_FOLDER,
  LEDGER_FILE_LINES,
  OBJECTS_FOLDER,
  RECORDS_FOLDER,
  capturesPath,
  checkpointPath,
  ledgerPath,
  recordPath,
} from "./layout.ts";
import { ObjectFiles } from "./object-files.ts";
import type { Snapshots } from "./snapshots.ts";

/** What a writer must know of the archive it writes to. */
type Known = Pick<Snapshots, "captures" | "ledger" | "uncommitted" | "versions">;

export class Writer {
  /** What is put here is flushed before anything that names it. */
  readonly objects: ObjectFiles;
  readonly #root: string;
  readonly #snapshots: Known;
  readonly #files = new Map<string, string>();
  readonly #records = new Map<string, string>();
  readonly #dropped = new Set<string>();
  /** Lines of new captures. */
  readonly #captures = new Map<DocumentId, string[]>();
  readonly #ledger: LedgerLine[] = [];
  readonly #numbers = new Map<DocumentId, Map<Sha256, number>>();

  constructor(root: string, snapshots: Known) {
    this.#root = root;
    this.#snapshots = snapshots;
    this.objects = new ObjectFiles(root);
  }

  /** Holds bytes under their hash. The same bytes again are no second object. */
  putObject(bytes: Uint8Array | string): Sha256 {
    const name = sha256(bytes);
    this.objects.put(bytes, name);
    return name;
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
    if (captures === undefined) this.#captures.set(document, [line]);
    else captures.push(line);
  }

  #numbersOf(document: DocumentId): Map<Sha256, number> {
    const known = this.#numbers.get(document);
    if (known !== undefined) return known;
    const numbers = new Map(this.#snapshots.versions.get(document));
    this.#numbers.set(document, numbers);
    return numbers;
  }

  /** Issues a version of a record: its file, and the line that commits it. */
  putRecord(line: RecordLine, bytes: string): void {
    this.#records.set(recordPath(line.record, line.number), bytes);
    this.#ledger.push(line);
  }

  /** Adds an event that has no file of its own. */
  append(line: LedgerLine): void {
    this.#ledger.push(line);
  }

  /** Deletes a file of the archive once the ledger says why. */
  drop(path: string): void {
    this.#dropped.add(path);
  }

  /** The lines that this batch adds to the ledger, as they will stand there. */
  get lines(): readonly string[] {
    return this.#ledger.map(printLedgerLine);
  }

  /** Whether there is anything to commit. */
  get isEmpty(): boolean {
    return this.#ledger.length === 0 && this.#files.size === 0 && this.#dropped.size === 0;
  }

  /** Takes back the objects of a batch that is refused before its commit. */
  abandon(): void {
    this.objects.discard(this.objects.names.made);
  }

  /**
   * Commits everything, or, if the process dies on the way, nothing.
   * @param issuing Clear also records that an interrupted `issue` left: it alone knows what is due.
   */
  async commit({ issuing = false } = {}): Promise<void> {
    await this.objects.flush();
    await this.objects.flushNames();
    this.#clearUncommitted(issuing);
    await this.#writeAll(this.#records);
    await this.#writeAll(this.#files);
    await writeAllDurably([...this.#captures].map((each) => this.#withCaptures(...each)));
    if (this.#ledger.length > 0) this.#appendLedger();
    for (const path of this.#dropped) rmSync(join(this.#root, path), { force: true });
  }

  /** Publishes a checkpoint over lines that are committed. The same again is no second one. */
  putCheckpoint(size: number, bytes: string): void {
    writeDurably(join(this.#root, checkpointPath(size)), bytes);
  }

  /**
   * Clears what a crash left. Whole objects stay: they are evidence, the same command finishes
   * with them, and verification names those that nothing does.
   */
  #clearUncommitted(issuing: boolean): void {
    for (const folder of ["content", CHECKPOINTS_FOLDER, OBJECTS_FOLDER]) {
      for (const file of filesUnder(join(this.#root, folder)).filter(isHalfWritten))
        rmSync(join(this.#root, folder, file), { force: true });
    }
    for (const [path, committed] of this.#snapshots.uncommitted) {
      const isRecord = path.startsWith(`${RECORDS_FOLDER}/`);
      // What is issued under the ID that content already has is written over, never away.
      if (isRecord && (!issuing || this.#records.has(path))) continue;
      const full = join(this.#root, path);
      if (committed === 0) rmSync(full, { force: true });
      else writeDurably(full, firstLines(full, committed));
    }
  }

  #writeAll(files: ReadonlyMap<string, string>): Promise<void> {
    return writeAllDurably([...files].map(([path, data]) => [join(this.#root, path), data]));
  }

  /** A document's captures as they will stand in its file. */
  #withCaptures(id: DocumentId, lines: readonly string[]): Written {
    const path = join(this.#root, capturesPath(id));
    const before = this.#snapshots.captures.get(id)?.length ?? 0;
    return [path, `${firstLines(path, before)}${lines.join("\n")}\n`];
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
