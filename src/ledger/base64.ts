/**
 * Base64 of RFC 4648 §4, in the one spelling that printing gives: padded, without white space,
 * unused bits zero. A second spelling of a signature or hash would be a second file of the same
 * meaning.
 */
import { type Hash, isHash } from "./hash.ts";

const CHUNK = 0x8000;

export function printBase64(bytes: Uint8Array): string {
  let binary = "";
  // One call takes a limited number of arguments.
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** The inverse of {@link printBase64}; undefined for text that it never prints. */
export function parseBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));
  return printBase64(bytes) === text ? bytes : undefined;
}

/** The hash that a line of base64 spells; undefined where it spells none. */
export function parseHash(line: string): Hash | undefined {
  const bytes = parseBase64(line);
  return bytes !== undefined && isHash(bytes) ? bytes : undefined;
}
