/**
 * Remembers what a function gave for a text. It forgets everything when the texts become too long
 * together: they come in runs of alike ones, so what is still needed is soon there again.
 */
export class Memory<Given> {
  readonly #most: number;
  readonly #known = new Map<string, Given>();
  #length = 0;

  /** @param most UTF-16 units of the texts together */
  constructor(most: number) {
    this.#most = most;
  }

  get(text: string, give: (text: string) => Given): Given {
    const before = this.#known.get(text);
    if (before !== undefined) return before;
    if (this.#length > this.#most) this.#forget();
    const own = detached(text);
    const given = give(own);
    this.#known.set(own, given);
    this.#length += own.length;
    return given;
  }

  #forget(): void {
    this.#known.clear();
    this.#length = 0;
  }
}

/** The same text, which does not keep alive a longer one that it was cut from. */
const detached = (text: string): string => ` ${text}`.slice(1);
