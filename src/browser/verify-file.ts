/** What is said of a file once its hash is known. */
import { Rejected } from "#ledger/rejected.ts";
import type { KnownUse } from "./verify-known.ts";

export interface Verdict {
  readonly state: "holds" | "fails" | "unchecked";
  readonly words: string;
}

/** What a file's own name says its hash is: `/evidence/` names files so. */
export const hashInName = (name: string): string | undefined =>
  /^([0-9a-f]{64})(?:\.|$)/u.exec(name)?.[1];

/** Whether the archive knows the file. */
export function knownVerdict(
  name: string,
  hash: string,
  uses: readonly KnownUse[] | Rejected,
): Verdict {
  if (uses instanceof Rejected) {
    return {
      state: "unchecked",
      words: `Hashed, but not looked up: ${uses.reason}. The hash can still be compared by eye.`,
    };
  }
  if (uses.length > 0)
    return { state: "holds", words: "This archive knows this file, bit for bit." };
  const inName = hashInName(name);
  return {
    state: "fails",
    words:
      inName !== undefined && inName !== hash
        ? "None of this archive’s files. Its name gives another hash: the bytes were altered, or not downloaded whole."
        : "None of this archive’s files. If it was one, it was altered: a single changed bit gives another hash.",
  };
}

/** What comparing with hashes that the reader has gives; undefined where there are none. */
export function comparedVerdict(hash: string, expected: string): Verdict | undefined {
  const hashes = expected.toLowerCase().match(/\b[0-9a-f]{64}\b/gu);
  if (hashes === null) return undefined;
  const which = hashes.length === 1 ? "the hash" : `one of the ${hashes.length} hashes`;
  return hashes.includes(hash)
    ? { state: "holds", words: `It is ${which} that you entered.` }
    : { state: "fails", words: `It is not ${which} that you entered.` };
}

/** `1 byte`, `14,306 bytes`, `312.4 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes === 1) return "1 byte";
  if (bytes < 1_000_000) return `${String(bytes).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",")} bytes`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
