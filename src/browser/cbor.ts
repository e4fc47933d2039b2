/**
 * Reads the part of CBOR (RFC 8949) in which Pagefind writes: arrays of known length, text, and
 * whole numbers. What is anything else throws: the file is not what Pagefind wrote.
 */
const decoder = new TextDecoder("utf-8", { fatal: true });

const MAJOR = { unsigned: 0, negative: 1, text: 3, array: 4 } as const;

export class CborReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Begins an array; gives its length. */
  array(): number {
    return this.#head(MAJOR.array);
  }

  /** An array, each of its items read by `item`. */
  list<T>(item: () => T): T[] {
    return Array.from({ length: this.array() }, item);
  }

  text(): string {
    const length = this.#head(MAJOR.text);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Error("CBOR ends in the middle of a text");
    const text = decoder.decode(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return text;
  }

  /** A whole number, negative too. */
  number(): number {
    const isNegative = this.#bytes[this.#at]! >> 5 === MAJOR.negative;
    return isNegative ? -1 - this.#head(MAJOR.negative) : this.#head(MAJOR.unsigned);
  }

  #head(major: number): number {
    const first = this.#byte();
    if (first >> 5 !== major) throw new Error(`CBOR has ${first >> 5} where ${major} should be`);
    const short = first & 31;
    if (short < 24) return short;
    if (short > 26) throw new Error("CBOR has a length that Pagefind never writes");
    let value = 0;
    for (let left = 1 << (short - 24); left > 0; left--) value = value * 256 + this.#byte();
    return value;
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error("CBOR ends too early");
    return byte;
  }
}
