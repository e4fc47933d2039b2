/** Numbers that look random and are the same in every run: mulberry32, by its seed. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(all: readonly T[]): T {
    return all[Math.floor(this.next() * all.length)]!;
  }

  /** Small ones of a list often, the last ones seldom. */
  pickEarly<T>(all: readonly T[]): T {
    const early = this.next();
    return all[Math.floor(early * early * early * all.length)]!;
  }

  /** Around `median`, `spread` times as much or as little two times in three. */
  around(median: number, spread: number): number {
    let normal = -6;
    for (let draws = 0; draws < 12; draws++) normal += this.next();
    return median * spread ** normal;
  }
}
