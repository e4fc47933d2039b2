/**
 * What foreign bytes give instead of a value: a note, tile or proof that is not one, or that does
 * not hold. It is returned, never thrown; who called says which file it was and what to do.
 */
export class Rejected {
  /** What is wrong, as a clause without its full stop: `the text does not end in a line feed`. */
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}
