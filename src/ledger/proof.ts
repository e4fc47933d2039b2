/**
 * A proof that an entry is in the log, checked without the log (c2sp.org/tlog-proof): the entry's
 * index, the hashes from its sibling up to a child of the root, and the checkpoint.
 *
 * @example
 * c2sp.org/tlog-proof@v1
 * index 73894
 * gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
 * B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
 *
 * archive.example/log
 * 109482
 * sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=
 *
 * — archive.example/log hI2DJw…
 */
import { parseBase64, parseHash, printBase64 } from "./base64.ts";
import { type PublishedCheckpoint, parsePublished, printPublished } from "./checkpoint.ts";
import { parseDecimal } from "./decimal.ts";
import type { Hash } from "./hash.ts";
import { readText } from "./note.ts";
import { Rejected } from "./rejected.ts";

export interface Proof {
  /** Anything; nothing vouches for it. Ours have none. */
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly hashes: readonly Hash[];
  readonly checkpoint: PublishedCheckpoint;
}

const FIRST_LINE = "c2sp.org/tlog-proof@v1";

export function printProof({ extra, index, hashes, checkpoint }: Proof): string {
  const extraLine = extra === undefined ? [] : [`extra ${printBase64(extra)}`];
  const head = [FIRST_LINE, ...extraLine, `index ${index}`, ...hashes.map(printBase64)];
  return `${head.join("\n")}\n\n${printPublished(checkpoint)}`;
}

/** The inverse of {@link printProof}. That the proof holds is not said by its being read. */
export function parseProof(source: Uint8Array | string): Proof | Rejected {
  const text = readText(source);
  if (text instanceof Rejected) return text;
  const end = text.indexOf("\n\n");
  if (end < 0) return new Rejected("no blank line separates the proof from its checkpoint");
  const head = parseHead(text.slice(0, end).split("\n"));
  if (head instanceof Rejected) return head;
  const checkpoint = parsePublished(text.slice(end + 2));
  return checkpoint instanceof Rejected ? checkpoint : { ...head, checkpoint };
}

function parseHead([first, ...rest]: readonly string[]): Omit<Proof, "checkpoint"> | Rejected {
  if (first !== FIRST_LINE) return new Rejected(`the first line is not ${FIRST_LINE}`);
  const extraLine = rest[0]?.startsWith("extra ") === true ? rest.shift() : undefined;
  const extra = parseBase64(extraLine?.slice("extra ".length) ?? "");
  if (extra === undefined) return new Rejected("the extra data is not base64");
  const [indexLine = "", ...hashLines] = rest;
  const index = indexLine.startsWith("index ") ? parseDecimal(indexLine.slice(6)) : undefined;
  if (index === undefined) return new Rejected("no line gives the index of the entry");
  const hashes = hashLines.map(parseHash);
  if (!hashes.every((hash) => hash !== undefined)) {
    return new Rejected(`line ${hashes.indexOf(undefined) + 1} of the hashes is not one`);
  }
  return { ...(extraLine === undefined ? {} : { extra }), index, hashes };
}
