/**
 * The formats of Pagefind 1.5: which pages a part of the index has, which of its files holds a
 * word, and where on the pages each word stands. (pagefind/src/index/index_metadata.rs and
 * index_words.rs)
 */
import { CborReader } from "./cbor.ts";
import { risingOf } from "./rising.ts";

/** A page of a part. */
export interface IndexedPage {
  /** Names the file with its text: `en_b9924af`. */
  readonly id: string;
  /** How many words it has. */
  readonly words: number;
}

/** A file with the places of words, in order of the words. */
export interface WordFile {
  /** No word in it comes before; the words of the file before it do. */
  readonly from: string;
  /** `en_22d35bd` */
  readonly id: string;
}

/** What a part holds. */
export interface PartContents {
  /** By number. */
  readonly pages: readonly IndexedPage[];
  /** In order of their words. */
  readonly files: readonly WordFile[];
  /** Names of what is indexed beside the text, by number: `title`. */
  readonly fields: readonly string[];
}

/** Where a word stands on a page. */
export interface Places {
  readonly page: number;
  /** Positions in the text, counted in words; rising. */
  readonly locations: readonly number[];
  /** How much they weigh together; a word of plain text weighs 1. */
  readonly weight: number;
  /** Numbers of the fields that hold it. */
  readonly fields: readonly number[];
}

export function readContents(bytes: Uint8Array): PartContents {
  const cbor = new CborReader(bytes);
  expectArray(cbor, 6);
  cbor.text();
  const pages = cbor.list(() => {
    expectArray(cbor, 2);
    return { id: cbor.text(), words: cbor.number() };
  });
  const files = cbor.list(() => {
    expectArray(cbor, 3);
    const from = cbor.text();
    cbor.text();
    return { from, id: cbor.text() };
  });
  // Filters and orders, which this archive keeps by itself.
  for (const _ of ["filters", "sorts"]) expectArray(cbor, 0);
  return { pages, files, fields: cbor.list(() => cbor.text()) };
}

/** The words of a file, without accents and endings, each with its places in order of the pages. */
export function readWords(bytes: Uint8Array): Map<string, readonly Places[]> {
  const cbor = new CborReader(bytes);
  expectArray(cbor, 1);
  const words = new Map<string, readonly Places[]>();
  for (let left = cbor.array(); left > 0; left--) {
    expectArray(cbor, 3);
    const word = cbor.text();
    const plain = readPlaces(cbor);
    const accented = cbor.list(() => {
      expectArray(cbor, 2);
      cbor.text();
      return readPlaces(cbor);
    });
    words.set(word, together([plain, ...accented]));
  }
  return words;
}

/** A weight of 1 as it is written. */
const UNIT = 24;
/** The weight where none is written. */
const UNWRITTEN = 25;

function readPlaces(cbor: CborReader): Places[] {
  let page = 0;
  return cbor.list(() => {
    const length = cbor.array();
    page += cbor.number();
    const [locations, weight] = readLocations(cbor);
    return { page, locations, weight, fields: length > 2 ? readFields(cbor) : [] };
  });
}

/** Each number is a step from the one before; a negative one is a weight, after which steps begin anew. */
function readLocations(cbor: CborReader): [number[], number] {
  const locations: number[] = [];
  let [at, weight, sum] = [0, UNWRITTEN, 0];
  for (let left = cbor.array(); left > 0; left--) {
    const number = cbor.number();
    if (number < 0) [at, weight] = [0, -1 - number];
    else {
      at += number;
      sum += weight;
      locations.push(at);
    }
  }
  return [locations.toSorted((a, b) => a - b), sum / UNIT];
}

/** A negative number is a field, and after it come the positions in it. */
function readFields(cbor: CborReader): number[] {
  return cbor.list(() => cbor.number()).flatMap((number) => (number < 0 ? [-1 - number] : []));
}

/** The places of the forms of a word, page by page. */
function together(forms: readonly (readonly Places[])[]): readonly Places[] {
  const held = forms.filter((form) => form.length > 0);
  if (held.length < 2) return held[0] ?? [];
  return [...Map.groupBy(held.flat(), ({ page }) => page).values()]
    .map(placesOnOnePage)
    .toSorted((a, b) => a.page - b.page);
}

/** What several words, or forms of one, have on one page. */
export const placesOnOnePage = (all: readonly Places[]): Places =>
  all.length === 1
    ? all[0]!
    : {
        page: all[0]!.page,
        locations: risingOf(all.flatMap(({ locations }) => locations)),
        weight: all.reduce((sum, { weight }) => sum + weight, 0),
        fields: [...new Set(all.flatMap(({ fields }) => fields))],
      };

function expectArray(cbor: CborReader, length: number): void {
  const found = cbor.array();
  if (found !== length) throw new Error(`an array of ${found} where ${length} should be`);
}

/** Pagefind's order of words: that of their code points. */
export function isBefore(word: string, other: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at++;
  if (at === word.length || at === other.length) return word.length < other.length;
  // Where the second half of a pair differs, the first halves are the same.
  return word.codePointAt(at)! < other.codePointAt(at)!;
}
