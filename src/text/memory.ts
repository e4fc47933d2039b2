/**
 * Remembers what a function gave for a text. It forgets everything when the texts become too long
 * together: they come in runs of alike ones, so what is still needed is soon there again.
 */
export class Memory<Given> {
  readonly #most: number;
  readonly #known = new Map<string, Remembered<Given>>();
  #length = 0;
  #last: Remembered<Given> | undefined;

  /** @param most UTF-16 units of the texts together */
  constructor(most: number) {
    this.#most = most;
  }

  get(text: string, give: (text: string) => Given): Given {
    // Texts mostly come in the order in which they came before; to compare is faster than to look up.
    let found = this.#last?.next;
    if (found?.text !== text) {
      found = this.#known.get(text) ?? this.#remember(text, give);
      if (this.#last !== undefined) this.#last.next = found;
    }
    this.#last = found;
    return found.given;
  }

  #remember(text: string, give: (text: string) => Given): Remembered<Given> {
    if (this.#length > this.#most) this.#forget();
    const own = detached(text);
    const remembered = { text: own, given: give(own), next: undefined };
    this.#known.set(own, remembered);
    this.#length += own.length;
    return remembered;
  }

  #forget(): void {
    this.#known.clear();
    this.#length = 0;
    this.#last = undefined;
  }
}

interface Remembered<Given> {
  readonly text: string;
  readonly given: Given;
  /** What came after it when it last came. */
  next: Remembered<Given> | undefined;
}

/** The same text, which does not keep alive a longer one that it was cut from. */
const detached = (text: string): string => ` ${text}`.slice(1);
