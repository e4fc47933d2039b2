/** Where the texts of an archive's documents are read from: the objects, or what was kept of them. */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import type { Problem } from "#base/problems.ts";
import { type Signature, signatureOf, sizeIn } from "#base/files.ts";
import { objectPath } from "./layout.ts";
import { readCheckedObject } from "./snapshots.ts";
import { BlockMaker, KeptBlock, type TextBlock } from "./text-blocks.ts";

const PROJECT = join(import.meta.dirname, "../..");
const KEPT = join(PROJECT, ".cache/texts");
/** Of so many archives texts are kept. */
const MOST_ARCHIVES = 8;
/** Bytes: the texts of a shorter document are read each time. */
const WORTH_KEEPING = 250_000;

/** A text that a document holds, and what to call it where it is not there. */
interface NamedText {
  readonly text: Sha256;
  readonly role: string;
}

export class TextShelf {
  #program: string | undefined;

  /** The texts of a document that can be read; what is wrong with others is added to `problems`. */
  blockOf(
    root: string,
    path: DocumentPath,
    texts: readonly NamedText[],
    problems: Problem[],
  ): TextBlock {
    const signatures = texts.map(({ text }) => signatureOf(join(root, objectPath(text))));
    const bytes = signatures.reduce((sum, each) => sum + (each === undefined ? 0 : sizeIn(each)), 0);
    const make = (found: Problem[]) => makeBlock(root, texts, signatures, found);
    if (bytes < WORTH_KEEPING) return make(problems).inMemory();
    const name = sha256(path).slice(0, 32);
    const kept = new KeptBlock(join(folderFor(root), `${name}.texts`), this.#programHash(), () =>
      make([]),
    );
    const before = kept.read();
    if (before !== undefined && holdsAll(before, texts, signatures)) return before;
    const faults: Problem[] = [];
    const maker = make(faults);
    problems.push(...faults);
    return faults.length === 0 ? kept.write(maker) : maker.inMemory();
  }

  #programHash(): string {
    this.#program ??= hashOfProgram();
    return this.#program;
  }
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
  const others = readdirSync(KEPT)
    .map((name) => ({ name, used: statSync(join(KEPT, name), { throwIfNoEntry: false })?.mtimeMs }))
    .toSorted((a, b) => (b.used ?? 0) - (a.used ?? 0));
  for (const { name } of others.slice(MOST_ARCHIVES))
    rmSync(join(KEPT, name), { recursive: true, force: true });
  return folder;
}

/** Lets go of what is kept of an archive's words, as when some of them are removed. */
export const forgetTexts = (root: string): void =>
  rmSync(join(KEPT, sha256(root).slice(0, 32)), { recursive: true, force: true });
