/**
 * Archives in which something is issued, written line by line through the schemas and the log's
 * own code: for tests of what is made of it, whatever the commands do.
 */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId, ProvisionPath, Sha256 } from "#base/ids.ts";
import { draftOf } from "#archive/draft.ts";
import { checkpointPath, ledgerPath, objectPath, recordPath } from "#archive/layout.ts";
import { type Archive, openArchive } from "#archive/open.ts";
import { NO_LEAVES, accumulatedRoot, append } from "#ledger/accumulator.ts";
import { printCheckpoint, printPublished } from "#ledger/checkpoint.ts";
import { leafHash } from "#ledger/hash.ts";
import type { SignerKey } from "#ledger/keys.ts";
import { printLedgerLine } from "#ledger/line.ts";
import { signText } from "#ledger/signatures.ts";
import { type IssuedRecord, issuedRecord } from "#schema/issued-record.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";
import type { Notice } from "#schema/notice.ts";
import { writeFiles } from "./folders.ts";

export const ISSUED = "2026-10-01T12:00:00Z" as Instant;

/** Appends lines to the ledger, which must not be full. */
export function appendLines(root: string, lines: readonly LedgerLine[]): void {
  const text = lines.map((line) => `${printLedgerLine(line)}\n`).join("");
  appendFileSync(join(root, ledgerPath(0)), text);
}

/** Keeps a notice as an object; its hash, as a ledger line names it. */
export function putNotice(root: string, notice: Notice): Sha256 {
  const bytes = canonicalJson(notice);
  writeFiles(root, { [objectPath(sha256(bytes))]: bytes });
  return sha256(bytes);
}

/** Writes a checkpoint over the whole ledger; without a key, an unsigned one. */
export async function putCheckpoint(root: string, key?: SignerKey): Promise<number> {
  const lines = readFileSync(join(root, ledgerPath(0)), "utf8")
    .split("\n")
    .slice(0, -1);
  const tree = lines.reduce((held, line) => append(held, leafHash(utf8ToBytes(line))), NO_LEAVES);
  const { origin } = openArchive(root).content.settings;
  const name = key?.verifier.name ?? `${new URL(origin).host}/log`;
  const checkpoint = { origin: name, size: tree.size, root: accumulatedRoot(tree), extensions: [] };
  const signatures = key === undefined ? [] : [await signText(printCheckpoint(checkpoint), key)];
  writeFiles(root, { [checkpointPath(tree.size)]: printPublished({ ...checkpoint, signatures }) });
  return tree.size;
}

interface Issuing {
  readonly id?: string;
  readonly at?: Instant;
  readonly correction?: IssuedRecord["correction"];
}

/** Issues a provision of an archive as its content is now; gives it the ID where it has none. */
export function issueRecord(root: string, path: string, options: Issuing = {}): IssuedRecord {
  const { at = ISSUED } = options;
  const archive = openArchive(root);
  const provision = archive.provisions.get(path as ProvisionPath)!;
  const { value } = provision;
  const id = value.id === "new" ? (options.id ?? "MU-P-000001") : value.id;
  const file = join(root, provision.file);
  writeFileSync(file, readFileSync(file, "utf8").replace(/^id: new$/mu, `id: ${id}`));
  const number = (archive.records.get(id as ProvisionId)?.length ?? 0) + 1;
  const record = frozen(archive, path as ProvisionPath, { ...options, at, id }, number);
  const bytes = `${canonicalJson(record)}\n`;
  writeFiles(root, { [recordPath(record.id, number)]: bytes });
  appendLines(root, [
    {
      type: "record",
      recorded: at,
      record: record.id,
      number,
      document: record.evidence.document.id,
      path: record.path,
      sha256: sha256(bytes),
      evidence: record.evidenceSha256,
      analysis: record.analysisSha256,
      text: record.evidence.text,
    },
  ]);
  return record;
}

function frozen(
  archive: Archive,
  path: ProvisionPath,
  { id, at, correction }: Issuing,
  number: number,
): IssuedRecord {
  const { analysis, evidence } = draftOf(archive.provisions.get(path)!, archive)!;
  const value = {
    format: "muniment/record/1",
    id,
    number,
    issued: at,
    path,
    evidence,
    evidenceSha256: sha256(canonicalJson(evidence)),
    analysis,
    analysisSha256: sha256(canonicalJson(analysis)),
    correction,
  };
  return issuedRecord.parse(JSON.parse(canonicalJson(value)));
}
