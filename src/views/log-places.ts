/** Where the lines that give addresses stand in the log, with the proofs of them. */
import { recordVersion } from "#archive/records.ts";
import type { DocumentId, ProvisionId } from "#base/ids.ts";
import { coveringCheckpoint } from "./log-claim.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

/** The place of a ledger line in the log. */
export interface LogPlace {
  /** What the line is of: `MU-D-00001 v4`. */
  readonly name: string;
  /** Counted from 0. */
  readonly leaf: number;
  /** Where it has one: a line that gave an address, once a checkpoint covers it. */
  readonly proof: string | undefined;
}

const leaves = oncePerSite(({ archive }) => {
  const found = new Map<string, number>();
  archive.ledger.forEach((line, leaf) => {
    if (line.type === "version") found.set(`${line.document} v${line.number}`, leaf);
    if (line.type === "record") found.set(recordVersion(line.record, line.number), leaf);
  });
  return found;
});

/** The place of a version of a document, or of an issued version of a record. */
export function logPlace(id: DocumentId | ProvisionId, number: number, site: Site): LogPlace {
  const name = `${id} v${number}`;
  const leaf = leaves(site).get(name)!;
  const isCovered = coveringCheckpoint(leaf, site) !== undefined;
  return { name, leaf, proof: isCovered ? site.urls.proof(id, number) : undefined };
}
