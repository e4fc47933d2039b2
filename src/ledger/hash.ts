/** The hashes of the log's Merkle tree: SHA-256 as RFC 6962 §2.1 applies it. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Sha256 } from "#base/ids.ts";

declare const brand: unique symbol;
/** The 32 bytes of a SHA-256. */
export type Hash = Uint8Array & { readonly [brand]: "Hash" };

export const HASH_LENGTH = 32;
const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

export const isHash = (bytes: Uint8Array): bytes is Hash => bytes.length === HASH_LENGTH;

/** The hash of a leaf: SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array): Hash =>
  sha256.create().update(LEAF).update(entry).digest() as Hash;

/** The hash of two subtrees: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  sha256.create().update(NODE).update(left).update(right).digest() as Hash;

/** The hash of the tree without leaves: SHA-256 of nothing. */
export const emptyTreeHash = (): Hash => sha256(new Uint8Array()) as Hash;

/** As people compare it: 64 hexadecimal digits. */
export const hashHex = (hash: Hash): Sha256 => bytesToHex(hash) as Sha256;

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
