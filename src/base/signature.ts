/**
 * Telling without reading that a file is what it was: by its size, its times and its place on the
 * disk, as git's index does. A program that sets times back can deceive it; `--full` reads again.
 */
import { type Stats, statSync } from "node:fs";

/** `size mtime ctime inode`; changes whenever the file is written, replaced or touched. */
export type Signature = string & { readonly __brand: "Signature" };

/** What a file system may take for the same moment, in milliseconds. */
const MOMENT = 20;

export const signatureIn = ({ ctimeMs, ino, mtimeMs, size }: Stats): Signature =>
  `${size} ${mtimeMs} ${ctimeMs} ${ino}` as Signature;

/** The signature of a file; undefined when there is no such file. */
export function signatureOf(path: string): Signature | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? signatureIn(stats) : undefined;
}

export const sizeIn = (signature: Signature): number => Number.parseInt(signature, 10);

/**
 * Whether a file was last written well before a moment. One that was not may be written again
 * without its signature showing it.
 * @param moment in milliseconds, of the clock that gives files their times
 */
export function isSettled(signature: Signature, moment: number): boolean {
  const [, mtime, ctime] = signature.split(" ").map(Number);
  return Math.max(mtime!, ctime!) < moment - MOMENT;
}
