/** One part of the search index: its pages, and the words on them, read as they are needed. */
import type { EntryList, SearchPart } from "#text/search-parts.ts";
import { type FetchFile, Unreadable, readJson, readPacked } from "./index-files.ts";
import {
  type PartContents,
  type Places,
  type WordFile,
  isBefore,
  readContents,
  readWords,
} from "./pagefind.ts";

/** A word of the index and where it stands. */
export interface IndexedWord {
  readonly word: string;
  readonly places: readonly Places[];
}

/** What a page is filtered and sorted by. */
export interface PageFacts {
  /** `2026-04-18`; empty for a page without a date. */
  readonly day: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** The text of a page as Pagefind wrote it. `anchors` are at the word with that number. */
export interface PageText {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly anchors: readonly { readonly id: string; readonly location: number }[];
}

export class IndexPart {
  readonly contents: PartContents;
  /** By the number of the page. */
  readonly facts: readonly PageFacts[];
  readonly #folder: string;
  readonly #fetch: FetchFile;
  readonly #files = new Map<WordFile, Promise<ReadonlyMap<string, readonly Places[]>>>();

  constructor(
    folder: string,
    fetchFile: FetchFile,
    contents: PartContents,
    facts: readonly PageFacts[],
  ) {
    this.#folder = folder;
    this.#fetch = fetchFile;
    this.contents = contents;
    this.facts = facts;
  }

  /** A word, if the part has it. @throws {Unreadable} */
  async word(word: string): Promise<IndexedWord[]> {
    const places = (await this.#wordsFrom(word, false)).flatMap((words) => words.get(word) ?? []);
    return places.length === 0 ? [] : [{ word, places }];
  }

  /** Every word that begins so. @throws {Unreadable} */
  async wordsWith(beginning: string): Promise<IndexedWord[]> {
    return (await this.#wordsFrom(beginning, true)).flatMap((words) =>
      [...words].flatMap(([word, places]) => (word.startsWith(beginning) ? { word, places } : [])),
    );
  }

  /** @throws {Unreadable} */
  text(page: number): Promise<PageText> {
    const { id } = this.contents.pages[page]!;
    return readPacked(
      this.#fetch,
      `${this.#folder}/fragment/${id}.pf_fragment`,
      (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as PageText,
    );
  }

  /** The file in which a word would lie, and those after it that may hold longer ones. */
  #wordsFrom(word: string, isBeginning: boolean) {
    const { files } = this.contents;
    const last = files.findLastIndex(({ from }) => !isBefore(word, from));
    const end = isBeginning
      ? files.findIndex(({ from }, index) => index > last && !from.startsWith(word))
      : last + 1;
    const chosen = files.slice(Math.max(last, 0), end < 0 ? files.length : end);
    return Promise.all(chosen.map((file) => this.#read(file)));
  }

  #read(file: WordFile): Promise<ReadonlyMap<string, readonly Places[]>> {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const name = `${this.#folder}/index/${file.id}.pf_index`;
    const words = readPacked(this.#fetch, name, readWords);
    this.#files.set(file, words);
    // What failed is tried again by the next search.
    words.catch(() => this.#files.delete(file));
    return words;
  }
}

/** Opens a part. @throws {Unreadable} */
export async function openPart(
  { contents, folder }: SearchPart,
  fetchFile: FetchFile,
): Promise<IndexPart> {
  const list = `${folder}/entries.json`;
  const [read, entries] = await Promise.all([
    readPacked(fetchFile, `${folder}/${contents}`, readContents),
    readJson<EntryList>(fetchFile, list),
  ]);
  const facts = read.pages.flatMap(({ id }) => factsOf(id, entries));
  if (facts.length < read.pages.length) throw new Unreadable(list, "it tells of other pages");
  return new IndexPart(folder, fetchFile, read, facts);
}

function factsOf(id: string, { entries, values }: EntryList): PageFacts[] {
  const entry = entries[id];
  if (entry === undefined) return [];
  const [day, ...indexes] = entry;
  const filters: Record<string, string[]> = {};
  for (const index of indexes) {
    const [name, value] = values[index]!;
    (filters[name] ??= []).push(value);
  }
  return [{ day, filters }];
}
