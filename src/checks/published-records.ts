/**
 * Claims about a published record: its parts have the hashes that the log binds, the quotation
 * stands at its place in the text, and the capture that it cites is one that the log recorded.
 */
import { canonicalJson } from "#base/canonical-json.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { type IssuedRecord, issuedRecord } from "#schema/issued-record.ts";
import type { RecordLine } from "#schema/ledger-line.ts";

/** Everything that is wrong with a record, as clauses. */
export function faultsOfRecord(
  bytes: Uint8Array,
  text: Uint8Array | undefined,
  line: RecordLine,
  captures: ReadonlySet<Sha256>,
): string[] {
  const record = parseRecord(bytes);
  if (record === undefined) return ["record.json holds no record"];
  const { analysis, analysisSha256, evidence, evidenceSha256, id, number } = record;
  const claims = {
    "it is another record": id === line.record && number === line.number,
    "its evidence has another hash": binds(evidence, evidenceSha256, line.evidence),
    "its analysis has another hash": binds(analysis, analysisSha256, line.analysis),
    "it quotes another text": evidence.text === line.text,
    "its capture has another hash":
      sha256(canonicalJson(evidence.capture)) === evidence.captureLine,
    "the log has no such capture": captures.has(evidence.captureLine),
    "the quotation does not stand at its place in the text":
      text === undefined || stands(evidence.quotation, text),
  };
  return Object.entries(claims).flatMap(([fault, holds]) => (holds ? [] : [fault]));
}

function parseRecord(bytes: Uint8Array): IssuedRecord | undefined {
  try {
    return issuedRecord.safeParse(JSON.parse(Buffer.from(bytes).toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

const binds = (part: Parameters<typeof canonicalJson>[0], stated: Sha256, bound: Sha256): boolean =>
  stated === bound && sha256(canonicalJson(part)) === bound;

function stands({ end, start, text }: IssuedRecord["evidence"]["quotation"], source: Uint8Array) {
  const points = Array.from(Buffer.from(source).toString("utf8"));
  return points.slice(start, end).join("") === text;
}
