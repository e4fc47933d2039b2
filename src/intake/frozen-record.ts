/** Freezes a draft into an issued version: the bytes of its `record.json`, and its ledger line. */
import type { Draft } from "#archive/draft.ts";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId, ProvisionPath } from "#base/ids.ts";
import { type IssuedRecord, issuedRecord } from "#schema/issued-record.ts";
import type { RecordLine } from "#schema/ledger-line.ts";

export interface FrozenRecord {
  readonly bytes: string;
  readonly line: RecordLine;
}

/** What a version is issued as. */
interface As {
  readonly id: ProvisionId;
  readonly number: number;
  readonly path: ProvisionPath;
  readonly now: Instant;
  readonly correction: IssuedRecord["correction"];
}

export function freeze({ analysis, evidence }: Draft, as: As): FrozenRecord {
  const { correction, id, now, number, path } = as;
  const hashes = {
    evidence: sha256(canonicalJson(evidence)),
    analysis: sha256(canonicalJson(analysis)),
  };
  // Parsed, so that what is issued is what every reader will accept.
  const record = issuedRecord.parse({
    format: "muniment/record/1",
    id,
    number,
    issued: now,
    path,
    evidence,
    evidenceSha256: hashes.evidence,
    analysis,
    analysisSha256: hashes.analysis,
    correction,
  });
  const bytes = `${canonicalJson(record)}\n`;
  const line: RecordLine = {
    type: "record",
    recorded: now,
    record: id,
    number,
    document: evidence.document.id,
    path,
    sha256: sha256(bytes),
    ...hashes,
    text: evidence.text,
  };
  return { bytes, line };
}
