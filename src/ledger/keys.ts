/**
 * The keys of signed notes (c2sp.org/signed-note): who signs is named by a key name and an ID that
 * follows from name and key.
 *
 * @example
 * archive.example/log+5911d5dd+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4              verifies
 * PRIVATE+KEY+archive.example/log+5911d5dd+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f  signs
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { parseBase64, printBase64 } from "./base64.ts";
import { PUBLIC_KEY_LENGTH, SEED_LENGTH, publicKeyOf } from "./ed25519.ts";
import { Rejected } from "./rejected.ts";

declare const brand: unique symbol;
/** Any text without white space, `+` and control characters; a URL without its scheme is usual. */
export type KeyName = string & { readonly [brand]: "KeyName" };
/** Eight lower-case hexadecimal digits: the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
export type KeyId = string & { readonly [brand]: "KeyId" };

/**
 * What a key signs: `note` the text itself, as a log does; `cosignature` a text with the time at
 * which it was seen, as a witness does (c2sp.org/tlog-cosignature).
 */
export type KeyUse = "note" | "cosignature";

const TYPE_BYTE: Readonly<Record<KeyUse, number>> = { note: 0x01, cosignature: 0x04 };

export interface VerifierKey {
  readonly name: KeyName;
  readonly id: KeyId;
  readonly use: KeyUse;
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
}

/** A key that signs notes, and the key that verifies them. */
export interface SignerKey {
  readonly verifier: VerifierKey;
  readonly seed: Uint8Array;
}

export const isKeyName = (text: string): text is KeyName =>
  /^[^\p{White_Space}+\u0000-\u001f]+$/u.test(text) && text.isWellFormed();

const keyBytes = (use: KeyUse, key: Uint8Array): Uint8Array =>
  concatBytes(Uint8Array.of(TYPE_BYTE[use]), key);

/** The key of a name; its ID follows. */
export function verifierKey(name: KeyName, use: KeyUse, publicKey: Uint8Array): VerifierKey {
  const digest = sha256(concatBytes(utf8ToBytes(`${name}\n`), keyBytes(use, publicKey)));
  return { name, id: bytesToHex(digest.subarray(0, 4)) as KeyId, use, publicKey };
}

/** The key that a seed of 32 random bytes makes. */
export async function signerKey(name: KeyName, seed: Uint8Array): Promise<SignerKey> {
  return { verifier: verifierKey(name, "note", await publicKeyOf(seed)), seed };
}

export const printVerifierKey = ({ name, id, use, publicKey }: VerifierKey): string =>
  `${name}+${id}+${printBase64(keyBytes(use, publicKey))}`;

/** The inverse of {@link printVerifierKey}. */
export function parseVerifierKey(text: string): VerifierKey | Rejected {
  const parts = parseParts(text);
  if (parts instanceof Rejected) return parts;
  const { name, type, key } = parts;
  const use = type === TYPE_BYTE.note ? "note" : "cosignature";
  if (type !== TYPE_BYTE[use]) {
    return new Rejected(`signatures of type ${type} are not checked here: Ed25519 is 1 or 4`);
  }
  if (key.length !== PUBLIC_KEY_LENGTH) return new Rejected("the public key is not 32 bytes long");
  const parsed = verifierKey(name, use, key);
  return printVerifierKey(parsed) === text ? parsed : new Rejected(OTHER_ID);
}

/** What stands before the public key in its DER form (RFC 8410 §4). */
const SPKI_HEADER = hexToBytes("302a300506032b6570032100");

/** The public key as `openssl` reads it. */
export const printPem = ({ publicKey }: VerifierKey): string =>
  `-----BEGIN PUBLIC KEY-----\n${printBase64(concatBytes(SPKI_HEADER, publicKey))}\n-----END PUBLIC KEY-----\n`;

const PRIVATE = "PRIVATE+KEY+";

/** As Go's sumdb/note writes it. Whoever holds this text can sign as the archive. */
export const printSignerKey = ({ verifier: { name, id }, seed }: SignerKey): string =>
  `${PRIVATE}${name}+${id}+${printBase64(keyBytes("note", seed))}`;

/** The inverse of {@link printSignerKey}. Reasons hold nothing of the key. */
export async function parseSignerKey(text: string): Promise<SignerKey | Rejected> {
  if (!text.startsWith(PRIVATE)) return new Rejected(`the key does not begin with ${PRIVATE}`);
  const parts = parseParts(text.slice(PRIVATE.length));
  if (parts instanceof Rejected) return parts;
  if (parts.type !== TYPE_BYTE.note) return new Rejected("the key is not one for Ed25519 notes");
  if (parts.key.length !== SEED_LENGTH) return new Rejected("the private key is not 32 bytes long");
  const parsed = await signerKey(parts.name, parts.key);
  return printSignerKey(parsed) === text ? parsed : new Rejected(OTHER_ID);
}

const OTHER_ID = "the key ID is not the one that follows from name and key";

/** Name, type and bytes of a key. Its base64 may hold a `+`: only the first two separate. */
function parseParts(text: string) {
  const [, name = "", base64 = ""] = /^([^+]*)\+[0-9a-f]{8}\+(.*)$/u.exec(text) ?? [];
  if (!isKeyName(name)) return new Rejected("the key is not written name+ID+base64");
  const bytes = parseBase64(base64);
  const type = bytes?.[0];
  if (bytes === undefined || type === undefined) return new Rejected("the key is not base64");
  return { name, type, key: bytes.subarray(1) };
}
