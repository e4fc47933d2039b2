/**
 * Reads `snapshots/`: the ledger, and the captures it commits. What stands there without a ledger
 * line is an unfinished write; it is not part of the archive, and is named by `uncommitted`.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#base/hash.ts";
import { type DocumentId, type Sha256, isDocumentId } from "#base/ids.ts";
import { filesUnder, isHalfWritten, readIfThere } from "#base/files.ts";
import { type Problem, problem } from "#base/problems.ts";
import { evidenceName, parseLedgerLine } from "#ledger/line.ts";
import { type Capture, capture, inSchemaOrder } from "#schema/capture.ts";
import type { CaptureLine, LedgerLine, VersionLine } from "#schema/ledger-line.ts";
import {
  CAPTURES_FOLDER,
  CHECKPOINTS_FOLDER,
  LEDGER_FILE_LINES,
  LEDGER_FOLDER,
  RECORDS_FOLDER,
  capturesPath,
  ledgerPath,
  objectPath,
  recordPath,
} from "./layout.ts";
import { ValidFiles } from "./valid-files.ts";

export interface Snapshots {
  /** Every event, in the order in which it happened. */
  readonly ledger: readonly LedgerLine[];
  /** The same as they stand in the files, without their newlines: the leaves of the log. */
  readonly lines: readonly string[];
  /** Committed captures by document, in the order in which they were recorded. */
  readonly captures: ReadonlyMap<DocumentId, readonly Capture[]>;
  /** The number of each text of a document, by its SHA-256. */
  readonly versions: ReadonlyMap<DocumentId, ReadonlyMap<Sha256, number>>;
  /** Files with lines that the ledger does not commit, and how many lines it does. */
  readonly uncommitted: ReadonlyMap<string, number>;
}

/** What is known where the ledger cannot be read at all. */
const NOTHING: Snapshots = {
  ledger: [],
  lines: [],
  captures: new Map(),
  versions: new Map(),
  uncommitted: new Map(),
};

/** Reads and checks ledger and captures against each other; faults are added to `problems`. */
export function readSnapshots(root: string, problems: Problem[]): Snapshots {
  const uncommitted = new Map<string, number>();
  const valid = new ValidFiles();
  const read = readLedger(root, problems, uncommitted, valid);
  if (read === undefined) return NOTHING;
  const { ledger, lines: leaves } = read;
  const committed = new Map<DocumentId, (CaptureLine | VersionLine)[]>();
  for (const line of ledger) {
    if (line.type !== "capture" && line.type !== "version") continue;
    if (!committed.has(line.document)) committed.set(line.document, []);
    committed.get(line.document)!.push(line);
  }
  const captures = new Map<DocumentId, Capture[]>();
  const versions = new Map<DocumentId, Map<Sha256, number>>();
  for (const [id, lines] of committed) {
    captures.set(id, readCaptures(root, id, lines, { problems, uncommitted, valid }));
    versions.set(id, numbersOf(id, lines, problems));
  }
  for (const file of filesUnder(join(root, CAPTURES_FOLDER))) {
    const id = file.replace(/\.jsonl$/u, "");
    if (!isDocumentId(id) || !captures.has(id)) uncommitted.set(`${CAPTURES_FOLDER}/${file}`, 0);
  }
  for (const file of strayRecords(root, ledger)) uncommitted.set(file, 0);
  valid.save();
  return { ledger, lines: leaves, captures, versions, uncommitted };
}

/** Records that no ledger line names, and halves of files. */
function strayRecords(root: string, ledger: readonly LedgerLine[]): string[] {
  const named = new Set(
    ledger.flatMap((line) =>
      line.type === "record" ? [recordPath(line.record, line.number)] : [],
    ),
  );
  const filesOf = (folder: string) =>
    filesUnder(join(root, folder)).map((name) => `${folder}/${name}`);
  return [
    ...filesOf(RECORDS_FOLDER).filter((file) => !named.has(file)),
    ...filesOf(CHECKPOINTS_FOLDER).filter(isHalfWritten),
  ];
}

/** The lines of a file that ends with a newline; a torn last line counts as not written. */
function linesOf(bytes: Buffer | undefined): string[] {
  return bytes === undefined ? [] : bytes.toString("utf8").split("\n").slice(0, -1);
}

/** A line that `git merge` writes around what it could not merge. */
export const isConflictMarker = (line: string): boolean =>
  /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/u.test(line);

function readLedger(
  root: string,
  problems: Problem[],
  uncommitted: Map<string, number>,
  valid: ValidFiles,
) {
  const ledger: LedgerLine[] = [];
  const leaves: string[] = [];
  let file = 0;
  for (; ; file++) {
    const path = ledgerPath(file);
    const bytes = readIfThere(join(root, path));
    const lines = linesOf(bytes);
    if (bytes !== undefined && valid.has(bytes)) {
      for (const text of lines) {
        ledger.push(JSON.parse(text) as LedgerLine);
        leaves.push(text);
      }
      if (lines.length < LEDGER_FILE_LINES) break;
      continue;
    }
    const conflict = lines.findIndex(isConflictMarker);
    if (conflict >= 0) {
      const what = "git left marks of a conflict in the ledger";
      problems.push(problem("snapshot/merge", { what, file: path, line: conflict + 1 }));
      return undefined;
    }
    const before = problems.length;
    lines.forEach((text, index) => {
      const line = parseLedgerLine(text);
      if (line !== undefined) {
        ledger.push(line);
        leaves.push(text);
      } else {
        const what = "the line is no ledger line in canonical JSON";
        problems.push(problem("snapshot/ledger-line", { what, file: path, line: index + 1 }));
      }
    });
    if (bytes !== undefined && problems.length === before) valid.add(bytes);
    if (lines.length < LEDGER_FILE_LINES) break;
  }
  for (const name of filesUnder(join(root, LEDGER_FOLDER))) {
    const path = `${LEDGER_FOLDER}/${name}`;
    // A later file without all earlier ones full was written before its commit, or they were cut.
    if (!/^\d{4,}\.jsonl$/u.test(name) || Number.parseInt(name, 10) > file)
      uncommitted.set(path, 0);
  }
  return { ledger, lines: leaves };
}

/** What the files of all documents are read with. */
interface Reading {
  readonly problems: Problem[];
  readonly uncommitted: Map<string, number>;
  readonly valid: ValidFiles;
}

function readCaptures(
  root: string,
  id: DocumentId,
  ledger: readonly (CaptureLine | VersionLine)[],
  { problems, uncommitted, valid }: Reading,
): Capture[] {
  const file = capturesPath(id);
  const bytes = readIfThere(join(root, file));
  const lines = linesOf(bytes);
  const events = ledger.filter((line) => line.type === "capture");
  if (lines.length > events.length) uncommitted.set(file, events.length);
  const isValid = bytes !== undefined && valid.has(bytes);
  const before = problems.length;
  const captures = events.flatMap((event, index) =>
    readCapture(lines[index], event, { file, line: index + 1 }, problems, isValid),
  );
  const isWhole = lines.length === events.length && problems.length === before;
  if (!isValid && bytes !== undefined && isWhole) valid.add(bytes);
  return captures;
}

/** The capture that a ledger line commits; `isValid` where its line was found to hold one. */
function readCapture(
  text: string | undefined,
  event: CaptureLine,
  place: { readonly file: string; readonly line: number },
  problems: Problem[],
  isValid: boolean,
): Capture[] {
  if (text === undefined) {
    const what = `the ledger records capture ${place.line} of ${event.document}, and the file ends before it`;
    problems.push(problem("snapshot/capture-line", { what, ...place }));
    return [];
  }
  if (sha256(text) !== event.capture) {
    const what = `the capture of ${event.at} is not what was recorded: its line's SHA-256 is another`;
    problems.push(problem("snapshot/capture-line", { what, ...place }));
    return [];
  }
  const held = isValid
    ? inSchemaOrder(JSON.parse(text) as Capture)
    : parseCapture(text, place, problems);
  if (held === undefined) return [];
  const differing = differences(event, held);
  if (differing.length > 0) {
    const what = `the ledger's line for the capture of ${held.at} says otherwise about: ${differing.join(", ")}`;
    problems.push(problem("snapshot/capture-line", { what, ...place }));
  }
  return [held];
}

function parseCapture(
  text: string,
  place: { readonly file: string; readonly line: number },
  problems: Problem[],
): Capture | undefined {
  const parsed = capture.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const what = `the line does not hold a capture: ${parsed.error.issues[0]?.message ?? ""}`;
  problems.push(problem("snapshot/capture-line", { what, ...place }));
  return undefined;
}

/** What a ledger line repeats of a capture, and does not repeat rightly. */
function differences(event: CaptureLine, held: Capture): string[] {
  const differing: string[] = [];
  if (event.at !== held.at) differing.push("at");
  if (event.document !== held.document) differing.push("document");
  if (!isEvidence(event.evidence, held)) differing.push("evidence");
  if (event.recorded !== held.recorded) differing.push("recorded");
  if (event.text !== held.text.sha256) differing.push("text");
  return differing;
}

function isEvidence(names: readonly string[], { kept, sources }: Capture): boolean {
  if (!kept) return names.length === 0;
  return (
    names.length === sources.length &&
    sources.every((source, at) => evidenceName(source.sha256, source.mediaType) === names[at])
  );
}

function numbersOf(
  id: DocumentId,
  ledger: readonly (CaptureLine | VersionLine)[],
  problems: Problem[],
) {
  const numbers = new Map<Sha256, number>();
  const report = (what: string) =>
    problems.push(problem("snapshot/version-number", { what, file: LEDGER_FOLDER }));
  ledger.forEach((line, index) => {
    if (line.type === "capture") {
      if (!numbers.has(line.text)) {
        report(
          `the capture of ${id} at ${line.at} has a text that no version line numbers before it`,
        );
      }
      return;
    }
    const next = ledger[index + 1];
    if (next?.type !== "capture" || next.text !== line.text || next.recorded !== line.recorded) {
      report(`version ${line.number} of ${id} is not followed by the capture that brought it`);
    }
    if (line.number !== numbers.size + 1) {
      report(`${id} has version ${line.number} where version ${numbers.size + 1} is due`);
    }
    if (numbers.has(line.text)) report(`${id} numbers the text ${line.text} twice`);
    numbers.set(line.text, line.number);
  });
  return numbers;
}

/** The bytes of an object, undefined when it is not there. Their hash is not checked. */
export const readObject = (root: string, name: Sha256): Buffer | undefined =>
  readIfThere(join(root, objectPath(name)));

/** The bytes of an object, checked against its name; else what is wrong is added to `problems`. */
export function readCheckedObject(
  root: string,
  name: Sha256,
  problems: Problem[],
  role: string,
): Buffer | undefined {
  const file = objectPath(name);
  const bytes = readObject(root, name);
  if (bytes === undefined) {
    problems.push(problem("snapshot/missing-object", { what: `${role} is not there`, file }));
  } else if (sha256(bytes) !== name) {
    const what = `${role} was changed: the SHA-256 of its bytes is ${sha256(bytes)}`;
    problems.push(problem("snapshot/changed-object", { what, file }));
    return undefined;
  }
  return bytes;
}

export const holdsObject = (root: string, name: Sha256): boolean =>
  existsSync(join(root, objectPath(name)));
