/** What a collection is like, in numbers that can be held against the largest public one. */
import type { Blocks } from "./history.ts";

export interface Shape {
  readonly documents: number;
  readonly versions: number;
  /** Versions of the documents with the fewest and the most. */
  readonly fewest: number;
  readonly most: number;
  /** Distinct texts, and their bytes. */
  readonly texts: number;
  readonly bytes: number;
  /** Bytes of the distinct passages in them. */
  readonly passages: number;
  readonly technical: number;
  /** Versions whose text the document had before. */
  readonly returning: number;
}

/** Counts a collection while it is made, document by document. */
export class ShapeCount {
  readonly #counts: number[] = [];
  #seen = new Set<string>();
  #totals = { texts: 0, bytes: 0, passages: 0, technical: 0, returning: 0 };

  /** Another document begins. */
  begin(): void {
    this.#counts.push(0);
    this.#seen = new Set();
  }

  version(isTechnical: boolean, isReturning: boolean): void {
    this.#counts[this.#counts.length - 1]!++;
    if (isTechnical) this.#totals.technical++;
    if (isReturning) this.#totals.returning++;
  }

  /** A text that was not there before. One that is only laid out otherwise brings no passages. */
  text(blocks: Blocks, bytes: number, isTechnical: boolean): void {
    this.#totals.texts++;
    this.#totals.bytes += bytes;
    for (const block of blocks) {
      if (this.#seen.has(block)) continue;
      this.#seen.add(block);
      if (!isTechnical) this.#totals.passages += Buffer.byteLength(block);
    }
  }

  get shape(): Shape {
    const counts = this.#counts;
    return {
      documents: counts.length,
      versions: counts.reduce((a, b) => a + b, 0),
      fewest: Math.min(...counts),
      most: Math.max(...counts),
      ...this.#totals,
    };
  }
}
