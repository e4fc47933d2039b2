/**
 * What the ledger obliges a site to serve, in the words that checks need: where each file lies,
 * and which bytes it must hold.
 */
import type { Sha256 } from "#base/ids.ts";
import { obligedPaths } from "#ledger/line.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";

/** An address that answers for ever, and, where it names bytes, their hash. */
export interface Obligation {
  /** From the site's root, without its first slash; a page ends in a slash. */
  readonly path: string;
  readonly sha256: Sha256 | undefined;
}

/** Everything that lines oblige to, each address once, but what a removal among them discharges. */
export function obligationsOf(ledger: readonly LedgerLine[]): Obligation[] {
  const discharged = new Set(
    ledger.flatMap((line) => (line.type === "removal" ? line.discharges : [])),
  );
  const owed = ledger.flatMap((line) =>
    obligedPaths(line).map((address) => [address, boundHash(address, line)] as const),
  );
  return [...new Map(owed)]
    .filter(([address]) => !discharged.has(address))
    .map(([address, sha256]) => ({ path: address.slice(1), sha256 }));
}

/** The hash that a line gives the bytes at one of its addresses; pages have none. */
function boundHash(address: string, line: LedgerLine): Sha256 | undefined {
  const [, evidence] = /^\/evidence\/([0-9a-f]{64})\./u.exec(address) ?? [];
  if (evidence !== undefined) return evidence as Sha256;
  if (address.endsWith("/text.txt") && "text" in line) return line.text;
  if (address.endsWith("/record.json") && line.type === "record") return line.sha256;
  return undefined;
}
