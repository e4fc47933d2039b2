/**
 * A signed note (c2sp.org/signed-note): a text, a blank line, and a line for each signature. The
 * last blank line separates them, so that the text may hold blank lines itself.
 *
 * @example
 * archive.example/log
 * 3
 * sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=
 *
 * — archive.example/log WRHV3aDqASkM6dKNilaTdTib6a4PWpSEcAraEnuPD4h/r5Zwr/cmDEolJucnuAgF…
 */
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import { parseBase64, printBase64 } from "./base64.ts";
import { type KeyId, type KeyName, isKeyName } from "./keys.ts";
import { Rejected } from "./rejected.ts";

export interface Note {
  /** What is signed: ends in a line feed. */
  readonly text: string;
  readonly signatures: readonly Signature[];
}

export interface Signature {
  readonly name: KeyName;
  readonly id: KeyId;
  /** What the key made of the text: for Ed25519, 64 bytes. Without the key ID. */
  readonly bytes: Uint8Array;
}

const NOTE_LIMIT = 1_000_000;
const SIGNATURE_LIMIT = 100;
const ID_LENGTH = 4;
const DASH = "\u2014";

export const printNote = ({ text, signatures }: Note): string =>
  `${text}\n${signatures.map((each) => `${printSignature(each)}\n`).join("")}`;

const printSignature = ({ name, id, bytes }: Signature): string =>
  `${DASH} ${name} ${printBase64(concatBytes(hexToBytes(id), bytes))}`;

/** The inverse of {@link printNote}. Signatures are read here, not checked. */
export function parseNote(source: Uint8Array | string): Note | Rejected {
  const whole = readText(source);
  if (whole instanceof Rejected) return whole;
  const split = whole.lastIndexOf("\n\n");
  if (split < 0) return new Rejected("no blank line separates a text from signatures");
  if (!whole.endsWith("\n") || whole.length === split + 2) {
    return new Rejected("the note does not end in a line with a signature");
  }
  const signatures = parseSignatures(whole.slice(split + 2, -1).split("\n"));
  return signatures instanceof Rejected
    ? signatures
    : { text: whole.slice(0, split + 1), signatures };
}

/** Text of a note or proof: UTF-8 without control characters but the line feed, of sensible size. */
export function readText(source: Uint8Array | string): string | Rejected {
  if (source.length > NOTE_LIMIT) return new Rejected(`it is longer than ${NOTE_LIMIT} bytes`);
  const text = typeof source === "string" ? source : decode(source);
  if (text?.isWellFormed() !== true) return new Rejected("it is not UTF-8");
  return /[\u0000-\u0009\u000b-\u001f]/u.test(text)
    ? new Rejected("it holds a control character other than the line feed")
    : text;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    // A byte order mark is part of what was signed, not of the encoding.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseSignatures(lines: readonly string[]): Signature[] | Rejected {
  if (lines.length > SIGNATURE_LIMIT)
    return new Rejected(`it has more than ${SIGNATURE_LIMIT} signatures`);
  const signatures: Signature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === undefined)
      return new Rejected(`this is not the line of a signature: ${shown(line)}`);
    signatures.push(signature);
  }
  return signatures;
}

/** Foreign text in a reason, cut where it is long. */
const shown = (line: string): string =>
  JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);

function parseSignature(line: string): Signature | undefined {
  const [dash, name = "", base64 = "", more] = line.split(" ");
  const bytes = parseBase64(base64);
  if (dash !== DASH || !isKeyName(name) || more !== undefined || bytes === undefined)
    return undefined;
  if (bytes.length <= ID_LENGTH) return undefined;
  const id = bytesToHex(bytes.subarray(0, ID_LENGTH)) as KeyId;
  return { name, id, bytes: bytes.subarray(ID_LENGTH) };
}
