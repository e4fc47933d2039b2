import { type PassageKind, codePoints } from "./passage.ts";

/**
 * The passages of an archive, each stored once under a number. A version is a list of numbers;
 * comparison, history and search work on the numbers.
 */
export class PassagePool {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  /** The number of a passage, given now if it is new. */
  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    this.#numbers.set(text, number);
    this.#texts.push(text);
    return number;
  }

  readonly textOf = (passage: number): string => this.#texts[passage]!;

  get size(): number {
    return this.#texts.length;
  }
}

/** One version's text as passage numbers, with what each passage is. */
export interface VersionText {
  readonly passages: readonly number[];
  readonly kinds: readonly PassageKind[];
}

/** Code points from the beginning of the canonical text to the beginning of each passage. */
export function passageStarts(passages: readonly string[]): number[] {
  let start = 0;
  return passages.map((text) => {
    const here = start;
    start += codePoints(text) + 2;
    return here;
  });
}
