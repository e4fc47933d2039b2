/** Hashes a file slice by slice: memory holds one slice, however large the file is. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Sha256 } from "#base/ids.ts";

const SLICE = 4 * 1024 * 1024;

/**
 * SHA-256 of a file; after each slice `read` is told how many bytes were.
 *
 * @throws DOMException where the file cannot be read, as a folder cannot.
 */
export async function hashFile(file: Blob, read: (bytes: number) => void): Promise<Sha256> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += SLICE) {
    const slice = file.slice(at, at + SLICE);
    hash.update(new Uint8Array(await slice.arrayBuffer()));
    read(Math.min(at + SLICE, file.size));
  }
  return hexOf(hash.digest());
}

/** SHA-256 of bytes, also where the browser offers none: on a page that did not come over HTTPS. */
export const hashBytes = (bytes: Uint8Array): Sha256 => hexOf(sha256(bytes));

const hexOf = (digest: Uint8Array): Sha256 => bytesToHex(digest) as Sha256;
