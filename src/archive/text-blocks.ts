/**
 * The texts of one document, taken apart: every passage stored once, every text a list of numbers.
 * A long document's are kept in a file from one command to the next, so that opening an archive
 * costs what changed; the file may be deleted at any time.
 *
 * The file: `MUNITXT1`, the length of the head as uint32 (all numbers little-endian), the head as
 * JSON, padding to a multiple of 4, where each passage ends as uint32, the passages of every text
 * as uint32, the passages as UTF-8, and the SHA-256 of all that.
 */
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { type Signature, isSettled, readIfThere, writeWhole } from "#base/files.ts";
import { isErrorPage } from "#text/error-page.ts";
import { languageOf } from "#text/language.ts";
import { codePoints, parseText } from "#text/passage.ts";

/** What is known of a text without its words. */
export interface TextHead {
  readonly text: Sha256;
  /** Of the object that holds it, when it was read and its hash was right. */
  readonly object: Signature;
  /** UTF-16 units. */
  readonly length: number;
  /** Unicode code points. */
  readonly codePoints: number;
  readonly language: string | null;
  readonly errorPage: boolean;
  /** How many passages it has. */
  readonly passages: number;
}

/** The texts of one document. */
export interface TextBlock {
  readonly heads: readonly TextHead[];
  /** How many distinct passages they have. */
  readonly size: number;
  /** The words, read when they are asked for. */
  load(): BlockWords;
}

export interface BlockWords {
  /** Bytes that can be let go and read again. */
  readonly bytes: number;
  /** Passages of a text, by their place in the block. */
  passagesOf(text: number): number[];
  textOf(passage: number): string;
}

/** Takes texts apart as they come. */
export class BlockMaker {
  readonly #numbers = new Map<string, number>();
  readonly #heads: TextHead[] = [];
  readonly #texts: Uint32Array[] = [];

  add(text: Sha256, object: Signature, bytes: Buffer): void {
    const words = bytes.toString("utf8");
    const passages = parseText(words);
    this.#texts.push(Uint32Array.from(passages, (passage) => this.#numberOf(passage)));
    this.#heads.push({
      text,
      object,
      length: words.length,
      codePoints: codePoints(words),
      language: languageOf(words) ?? null,
      errorPage: isErrorPage(passages),
      passages: passages.length,
    });
  }

  #numberOf(passage: string): number {
    const known = this.#numbers.get(passage);
    if (known !== undefined) return known;
    this.#numbers.set(passage, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The texts in memory, for as long as they are used. */
  inMemory(): TextBlock {
    const passages = [...this.#numbers.keys()];
    const texts = this.#texts;
    const words: BlockWords = {
      bytes: 0,
      passagesOf: (text) => [...texts[text]!],
      textOf: (passage) => passages[passage]!,
    };
    return { heads: this.#heads, size: passages.length, load: () => words };
  }

  /** The texts as a file. */
  print(program: string): Buffer {
    const encoded = [...this.#numbers.keys()].map((passage) => Buffer.from(passage, "utf8"));
    let end = 0;
    const ends = Uint32Array.from(encoded, ({ length }) => (end += length));
    const head = Buffer.from(
      JSON.stringify({ program, size: encoded.length, bytes: end, heads: this.#heads }),
    );
    const lead = Buffer.alloc(LEAD);
    lead.write(MAGIC, "latin1");
    lead.writeUInt32LE(head.length, MAGIC.length);
    const parts = [
      lead,
      head,
      Buffer.alloc(padding(head.length)),
      bytesOf(ends),
      ...this.#texts.map(bytesOf),
      ...encoded,
    ];
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return Buffer.concat([...parts, hash.digest()]);
  }
}

const MAGIC = "MUNITXT1";
const LEAD = MAGIC.length + 4;
const SEAL = 32;

const padding = (length: number): number => (4 - ((LEAD + length) % 4)) % 4;
const bytesOf = ({ buffer, byteLength, byteOffset }: Uint32Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

interface Head {
  readonly program: string;
  readonly size: number;
  readonly bytes: number;
  readonly heads: readonly TextHead[];
}

interface Parsed {
  readonly head: Head;
  /** SHA-256 of everything before it. */
  readonly seal: string;
  /** Where the numbers begin. */
  readonly start: number;
}

/** What a file of texts holds; undefined where it is damaged, or of another program. */
function parse(file: Buffer, program: string): Parsed | undefined {
  if (file.length < LEAD + SEAL || file.toString("latin1", 0, MAGIC.length) !== MAGIC) return;
  const seal = file.subarray(-SEAL).toString("hex");
  if (sha256(file.subarray(0, -SEAL)) !== seal) return;
  const length = file.readUInt32LE(MAGIC.length);
  const head = JSON.parse(file.toString("utf8", LEAD, LEAD + length)) as Head;
  if (head.program !== program) return;
  return { head, seal, start: LEAD + length + padding(length) };
}

/** A file that keeps the texts of a document. */
export class KeptBlock {
  readonly #path: string;
  readonly #program: string;
  readonly #remake: () => BlockMaker;

  /**
   * @param program what makes texts into blocks: the hash of its code
   * @param remake takes the texts apart again, should the file go or change while it is used
   */
  constructor(path: string, program: string, remake: () => BlockMaker) {
    this.#path = path;
    this.#program = program;
    this.#remake = remake;
  }

  /** What was kept, where it can be relied on. */
  read(): TextBlock | undefined {
    const file = readIfThere(this.#path);
    const parsed = file && parse(file, this.#program);
    if (parsed === undefined) return undefined;
    // An object written in the moment in which its block was may have been written again since.
    const written = statSync(this.#path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (!parsed.head.heads.every(({ object }) => isSettled(object, written))) return undefined;
    return this.#lazily(parsed.head.heads, parsed.head.size, parsed.seal);
  }

  /** Keeps what the maker was given. */
  write(maker: BlockMaker): TextBlock {
    const file = maker.print(this.#program);
    writeWhole(this.#path, file);
    const { heads, size } = maker.inMemory();
    return this.#lazily(heads, size, file.toString("hex", file.length - SEAL));
  }

  #lazily(heads: readonly TextHead[], size: number, seal: string): TextBlock {
    const load = (): BlockWords => {
      const file = readIfThere(this.#path);
      const parsed = file && parse(file, this.#program);
      if (file === undefined || parsed?.seal !== seal) return this.#remake().inMemory().load();
      return wordsIn(file, parsed);
    };
    return { heads, size, load };
  }
}

function numbersAt(all: Uint32Array, start: number, count: number): number[] {
  const numbers: number[] = [];
  for (let index = start; index < start + count; index++) numbers.push(all[index]!);
  return numbers;
}

function wordsIn(file: Buffer, { head: { bytes, heads, size }, start }: Parsed): BlockWords {
  const whole = new Uint32Array(
    file.buffer.slice(file.byteOffset + start, file.byteOffset + file.length - SEAL - bytes),
  );
  const ends = whole.subarray(0, size);
  const words = file.subarray(file.length - SEAL - bytes, file.length - SEAL);
  let first = size;
  const starts = heads.map(({ passages }) => (first += passages) - passages);
  const texts: string[] = [];
  return {
    // Words that were asked for are kept too, two bytes a letter at most.
    bytes: file.length + whole.byteLength + 2 * bytes,
    passagesOf: (text) => numbersAt(whole, starts[text]!, heads[text]!.passages),
    textOf: (passage) =>
      (texts[passage] ??= words.toString(
        "utf8",
        passage === 0 ? 0 : ends[passage - 1]!,
        ends[passage],
      )),
  };
}
