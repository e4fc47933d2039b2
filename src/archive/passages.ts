/**
 * The passages of an archive by number, each document's in a row. A version is a list of numbers;
 * comparison, history and search work on the numbers. Words are read when they are asked for, and
 * let go when those of other documents are.
 */
import type { BlockWords, TextBlock } from "./text-blocks.ts";

/** Bytes of words that are held at once, in about. */
const HELD = 64 * 1024 * 1024;

interface Shelf {
  readonly block: TextBlock;
  /** Number of its first passage. */
  readonly first: number;
}

export class Passages {
  readonly #shelves: Shelf[] = [];
  /** Words in memory; those asked for last stand last. */
  readonly #held = new Map<Shelf, BlockWords>();
  #size = 0;
  #bytes = 0;
  #latest: { shelf: Shelf; words: BlockWords } | undefined;

  /** Adds the texts of a document; gives what reads the passages of each. */
  add(block: TextBlock): (text: number) => number[] {
    const shelf = { block, first: this.#size };
    this.#shelves.push(shelf);
    this.#size += block.size;
    return (text) => {
      const passages = this.#wordsOf(shelf).passagesOf(text);
      for (let index = 0; index < passages.length; index++) passages[index]! += shelf.first;
      return passages;
    };
  }

  readonly textOf = (passage: number): string => {
    const latest = this.#latest;
    if (latest !== undefined) {
      const place = passage - latest.shelf.first;
      if (place >= 0 && place < latest.shelf.block.size) return latest.words.textOf(place);
    }
    const shelf = this.#shelfOf(passage);
    return this.#wordsOf(shelf).textOf(passage - shelf.first);
  };

  /** How many there are; those that documents share are counted in each. */
  get size(): number {
    return this.#size;
  }

  #shelfOf(passage: number): Shelf {
    let [low, high] = [0, this.#shelves.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#shelves[middle]!.first <= passage) low = middle;
      else high = middle - 1;
    }
    return this.#shelves[low]!;
  }

  #wordsOf(shelf: Shelf): BlockWords {
    if (this.#latest?.shelf === shelf) return this.#latest.words;
    const words = this.#held.get(shelf) ?? this.#loaded(shelf);
    // Set anew, it stands last.
    this.#held.delete(shelf);
    this.#held.set(shelf, words);
    this.#latest = { shelf, words };
    return words;
  }

  #loaded(shelf: Shelf): BlockWords {
    const words = shelf.block.load();
    this.#bytes += words.bytes;
    for (const [other, { bytes }] of this.#held) {
      if (this.#bytes <= HELD) break;
      this.#held.delete(other);
      this.#bytes -= bytes;
    }
    return words;
  }
}
