/** Where the texts of an archive's documents are read from: the objects, or what was kept of them. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import type { Problem } from "#base/problems.ts";
import { type Signature, filesUnder, keepNewest, signatureOf, sizeIn } from "#base/files.ts";
import { objectPath } from "./layout.ts";
import { readCheckedObject } from "./snapshots.ts";
import { BlockMaker, KeptBlock, type TextBlock } from "./text-blocks.ts";

const PROJECT = join(import.meta.dirname, "../..");
const KEPT = join(PROJECT, ".cache/texts");
/** Of so many archives texts are kept. */
const MOST_ARCHIVES = 8;
/** Bytes: the texts of a shorter document are read each time. */
const WORTH_KEEPING = 4000;

/** A text that a document holds, and what to call it where it is not there. */
export interface NamedText {
  readonly text: Sha256;
  readonly role: string;
}

export class TextShelf {
  #program: string | undefined;
  /** What was found kept and not asked for yet. */
  readonly #found = new Map<DocumentPath, TextBlock>();

  /** Bytes of a document's texts that have to be taken apart, and will be kept then. */
  bytesDue(root: string, path: DocumentPath, texts: readonly NamedText[]): number {
    const { bytes, signatures } = sizeOf(root, texts);
    if (bytes < WORTH_KEEPING) return 0;
    const before = this.#kept(root, path, () => new BlockMaker()).read();
    if (before === undefined || !holdsAll(before, texts, signatures)) return bytes;
    this.#found.set(path, before);
    return 0;
  }

  /** The texts of a document that can be read; what is wrong with others is added to `problems`. */
  blockOf(
    root: string,
    path: DocumentPath,
    texts: readonly NamedText[],
    problems: Problem[],
  ): TextBlock {
    const found = this.#found.get(path);
    if (found !== undefined) return found;
    const { bytes, signatures } = sizeOf(root, texts);
    const make = (faults: Problem[]) => makeBlock(root, texts, signatures, faults);
    if (bytes < WORTH_KEEPING) return make(problems).inMemory();
    const kept = this.#kept(root, path, () => make([]));
    const before = kept.read();
    if (before !== undefined && holdsAll(before, texts, signatures)) return before;
    const faults: Problem[] = [];
    const maker = make(faults);
    problems.push(...faults);
    return faults.length === 0 ? kept.write(maker) : maker.inMemory();
  }

  #kept(root: string, path: DocumentPath, remake: () => BlockMaker): KeptBlock {
    const name = sha256(path).slice(0, 32);
    return new KeptBlock(join(folderFor(root), `${name}.texts`), this.#programHash(), remake);
  }

  #programHash(): string {
    this.#program ??= hashOfProgram();
    return this.#program;
  }
}

function sizeOf(root: string, texts: readonly NamedText[]) {
  const signatures = texts.map(({ text }) => signatureOf(join(root, objectPath(text))));
  const bytes = signatures.reduce((sum, each) => sum + (each === undefined ? 0 : sizeIn(each)), 0);
  return { bytes, signatures };
}

const holdsAll = (
  { heads }: TextBlock,
  texts: readonly NamedText[],
  signatures: readonly (Signature | undefined)[],
): boolean =>
  heads.length === texts.length &&
  heads.every(
    ({ object, text }, index) => text === texts[index]!.text && object === signatures[index],
  );

function makeBlock(
  root: string,
  texts: readonly NamedText[],
  signatures: readonly (Signature | undefined)[],
  problems: Problem[],
): BlockMaker {
  const maker = new BlockMaker();
  texts.forEach(({ role, text }, index) => {
    const bytes = readCheckedObject(root, text, problems, role);
    if (bytes !== undefined) maker.add(text, signatures[index] ?? ("" as Signature), bytes);
  });
  return maker;
}

/** Everything that decides what a text's passages are, and what is told of a text. */
function hashOfProgram(): string {
  const rooms = join(PROJECT, "src/text");
  const code = [
    ...filesUnder(rooms).map((file) => join(rooms, file)),
    join(import.meta.dirname, "text-blocks.ts"),
    join(PROJECT, "node_modules/franc-min/package.json"),
  ];
  return sha256(canonicalJson(code.map((file) => sha256(readFileSync(file)))));
}

/** The folder for an archive; of many archives, those opened last keep theirs. */
function folderFor(root: string): string {
  const folder = join(KEPT, sha256(root).slice(0, 32));
  if (existsSync(folder)) return folder;
  mkdirSync(folder, { recursive: true });
  keepNewest(KEPT, MOST_ARCHIVES);
  return folder;
}

/** Lets go of what is kept of an archive's words, as when some of them are removed. */
export const forgetTexts = (root: string): void =>
  rmSync(join(KEPT, sha256(root).slice(0, 32)), { recursive: true, force: true });
