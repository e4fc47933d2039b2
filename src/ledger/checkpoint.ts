/**
 * A checkpoint (c2sp.org/tlog-checkpoint): the state of the log at one size, as the text of a
 * signed note.
 *
 * @example
 * archive.example/log
 * 20852163
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { parseHash, printBase64 } from "./base64.ts";
import { parseDecimal } from "./decimal.ts";
import { emptyTreeHash, sameBytes } from "./hash.ts";
import { type Signature, parseNote, printNote, readText } from "./note.ts";
import { Rejected } from "./rejected.ts";
import type { TreeHead } from "./tree.ts";

export interface Checkpoint extends TreeHead {
  /** Names the log; at most 255 bytes. */
  readonly origin: string;
  /** Further lines, which no monitor can check; ours have none. */
  readonly extensions: readonly string[];
}

const ORIGIN_LIMIT = 255;

export const printCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, size, printBase64(root), ...extensions].map((line) => `${line}\n`).join("");

/** The inverse of {@link printCheckpoint}. */
export function parseCheckpoint(source: Uint8Array | string): Checkpoint | Rejected {
  const text = readText(source);
  if (text instanceof Rejected) return text;
  if (!text.endsWith("\n")) return new Rejected("the checkpoint does not end in a line feed");
  const lines = text.slice(0, -1).split("\n");
  const [origin = "", sizeLine = "", rootLine = "", ...extensions] = lines;
  if (lines.includes("")) return new Rejected("the checkpoint holds an empty line");
  if (utf8ToBytes(origin).length > ORIGIN_LIMIT)
    return new Rejected("the origin is over 255 bytes");
  const size = parseDecimal(sizeLine);
  if (size === undefined) return new Rejected("the second line is not the size of a tree");
  const root = parseHash(rootLine);
  if (root === undefined) return new Rejected("the third line is not the root of a tree");
  if (size === 0 && !sameBytes(root, emptyTreeHash())) {
    return new Rejected("the root is not that of the tree without entries");
  }
  return { origin, size, root, extensions };
}

/** A checkpoint as it is published, with the signatures it carries. */
export interface PublishedCheckpoint extends Checkpoint {
  /** None where the archive signs nothing: what is published is then the text alone. */
  readonly signatures: readonly Signature[];
}

export function printPublished(published: PublishedCheckpoint): string {
  const text = printCheckpoint(published);
  return published.signatures.length === 0 ? text : printNote({ ...published, text });
}

/** The inverse of {@link printPublished}. Signatures are read here, not checked. */
export function parsePublished(source: Uint8Array | string): PublishedCheckpoint | Rejected {
  const whole = readText(source);
  if (whole instanceof Rejected) return whole;
  const note = whole.includes("\n\n") ? parseNote(whole) : { text: whole, signatures: [] };
  if (note instanceof Rejected) return note;
  const checkpoint = parseCheckpoint(note.text);
  return checkpoint instanceof Rejected
    ? checkpoint
    : { ...checkpoint, signatures: note.signatures };
}
