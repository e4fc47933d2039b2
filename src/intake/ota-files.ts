/** Reads files of a collection and derives their texts; holds what is new at once. */
import { ObjectFiles, type ObjectNames } from "#archive/object-files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { languageOf } from "#text/language.ts";
import { type DerivedText, deriveText } from "./derive.ts";
import { BlobReader, type Repository } from "./git.ts";

/** The distinct files of one document, in the order of their recording. */
export interface FilesOfDocument {
  readonly blobs: readonly string[];
  /** Those whose language is asked for. */
  readonly told: readonly string[];
}

/** What is known of a file's text after it was derived. */
export interface Derived {
  readonly source: Sha256;
  readonly bytes: number;
  readonly text: Sha256;
  readonly outline: string;
  /** Undefined also where it was not asked for. */
  readonly language: string | undefined;
}

export interface DerivedFiles {
  /** In the order of the blobs; undefined for what is not UTF-8. */
  readonly derived: readonly (Derived | undefined)[];
  /** Not flushed yet. */
  readonly objects: ObjectNames;
}

/** Where files come from and go to. */
export interface FilesPlace {
  readonly repository: Repository;
  /** Of the archive. */
  readonly root: string;
  /** Texts that the archive holds, or held. */
  readonly numbered: readonly Sha256[];
}

export class FileDeriver {
  readonly #root: string;
  readonly #numbered: ReadonlySet<Sha256>;
  readonly #reader: BlobReader;

  constructor({ numbered, repository, root }: FilesPlace) {
    this.#root = root;
    this.#numbered = new Set(numbered);
    this.#reader = new BlobReader(repository);
  }

  /** Of each new text, holds it and the bytes that brought it. */
  async derive({ blobs, told }: FilesOfDocument): Promise<DerivedFiles> {
    const objects = new ObjectFiles(this.#root);
    const derived: (Derived | undefined)[] = [];
    await this.#reader.read(blobs, async (blob, bytes) => {
      const each = await deriveMarkdown(bytes);
      if (each === undefined) {
        derived.push(undefined);
        return;
      }
      const { outline, text } = each;
      const [source, name] = [sha256(bytes), sha256(text)];
      if (!this.#numbered.has(name) && !objects.has(name)) {
        objects.put(text, name);
        objects.put(bytes, source);
      }
      const language = told.includes(blob) ? languageOf(text) : undefined;
      derived.push({ source, bytes: bytes.length, text: name, outline, language });
    });
    return { derived, objects: objects.names };
  }

  async end(): Promise<void> {
    await this.#reader.end();
  }
}

/** Undefined for bytes that are not UTF-8. */
async function deriveMarkdown(bytes: Buffer): Promise<DerivedText | undefined> {
  try {
    return await deriveText(bytes, { extractor: "markdown/1" });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
