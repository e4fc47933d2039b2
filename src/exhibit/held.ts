import type { Sha256 } from "#base/ids.ts";

/** A file of an exhibit's payload. */
export interface Held {
  /** Under `data/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
  readonly mediaType: string;
  /** What it is, as a sentence without its full stop. */
  readonly what: string;
  /** Where the site serves the same bytes, whole; undefined where it does not. */
  readonly url: string | undefined;
}
