/**
 * An entry bundle: for each entry its length, as two bytes with the higher first, and its bytes
 * (c2sp.org/tlog-tiles, "Log entries").
 *
 * @example
 * 00 02 7b 7d 00 01 78      the entries `{}` and `x`
 */
import { concatBytes } from "@noble/hashes/utils.js";
import { Rejected } from "./rejected.ts";

/** The longest entry that two bytes can count. */
export const ENTRY_LIMIT = 0xffff;
const PREFIX = 2;

export function printBundle(entries: readonly Uint8Array[]): Uint8Array | Rejected {
  const long = entries.findIndex(({ length }) => length > ENTRY_LIMIT);
  if (long >= 0) {
    const length = entries[long]!.length;
    return new Rejected(`entry ${long} is ${length} bytes long, more than ${ENTRY_LIMIT}`);
  }
  return concatBytes(...entries.flatMap((entry) => [lengthBytes(entry), entry]));
}

const lengthBytes = ({ length }: Uint8Array): Uint8Array =>
  Uint8Array.of(Math.floor(length / 0x100), length % 0x100);

/** The inverse of {@link printBundle}, for a bundle of this many entries. */
export function parseBundle(bytes: Uint8Array, width: number): Uint8Array[] | Rejected {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const begins = at + PREFIX;
    const ends = begins + (bytes[at]! * 0x100 + (bytes[at + 1] ?? 0));
    if (ends > bytes.length)
      return new Rejected(`entry ${entries.length} of the bundle is cut off`);
    entries.push(bytes.slice(begins, ends));
    at = ends;
  }
  return entries.length === width
    ? entries
    : new Rejected(`the bundle holds ${entries.length} entries instead of ${width}`);
}
