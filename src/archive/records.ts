/** Issued records as they were frozen, and what was said openly of them since. */
import { join } from "node:path";
import { canonicalJson } from "#base/canonical-json.ts";
import { readIfThere } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId, Sha256 } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import { type IssuedRecord, issuedRecord } from "#schema/issued-record.ts";
import type {
  CorrectionLine,
  LedgerLine,
  MoveLine,
  RecordLine,
  RemovalLine,
  WithdrawalLine,
} from "#schema/ledger-line.ts";
import { type Notice, notice } from "#schema/notice.ts";
import { LEDGER_FOLDER, recordPath } from "./layout.ts";
import { readCheckedObject } from "./snapshots.ts";

/** One issued version of a provision's record. */
export interface IssuedVersion {
  readonly line: RecordLine;
  /** Its line's index in the ledger: its leaf in the log. */
  readonly leaf: number;
  /** Undefined where it was removed. */
  readonly record: IssuedRecord | undefined;
  /** The bytes of `record.json`. */
  readonly bytes: string | undefined;
}

export interface Withdrawal {
  readonly line: WithdrawalLine;
  readonly leaf: number;
  readonly notice: Notice | undefined;
}

/** What was taken away lawfully, and what therefore owes nothing more. */
export interface Removals {
  readonly lines: readonly RemovalLine[];
  readonly objects: ReadonlyMap<Sha256, RemovalLine>;
  /** By `CA-P-000157 v3`. */
  readonly records: ReadonlyMap<string, RemovalLine>;
  /** Addresses from the site's root. */
  readonly discharged: ReadonlySet<string>;
}

/** What the ledger says of records. */
export interface Issued {
  /** By number: version 1 stands at index 0. */
  readonly records: ReadonlyMap<ProvisionId, readonly IssuedVersion[]>;
  readonly corrections: ReadonlyMap<ProvisionId, readonly CorrectionLine[]>;
  readonly withdrawals: ReadonlyMap<ProvisionId, Withdrawal>;
  readonly removals: Removals;
  readonly moves: readonly MoveLine[];
  /** By the hash that ledger lines name. */
  readonly notices: ReadonlyMap<Sha256, Notice>;
}

export const recordVersion = (id: ProvisionId, number: number): string => `${id} v${number}`;

/** Reads what the ledger says of records; faults are added to `problems`. */
export function readIssued(
  root: string,
  ledger: readonly LedgerLine[],
  problems: Problem[],
): Issued {
  const removals = removalsOf(ledger);
  const notices = readNotices(root, ledger, problems);
  const ofType = <T extends LedgerLine["type"]>(type: T) =>
    ledger.filter((line): line is Extract<LedgerLine, { type: T }> => line.type === type);
  const withdrawals = new Map<ProvisionId, Withdrawal>();
  ledger.forEach((line, leaf) => {
    if (line.type !== "withdrawal") return;
    withdrawals.set(line.record, { line, leaf, notice: notices.get(line.notice) });
  });
  return {
    records: readRecords(root, ledger, removals, problems),
    corrections: Map.groupBy(ofType("correction"), ({ record }) => record),
    withdrawals,
    removals,
    moves: ofType("move"),
    notices,
  };
}

function removalsOf(ledger: readonly LedgerLine[]): Removals {
  const lines = ledger.filter((line) => line.type === "removal");
  const pairs = <K extends string>(keys: (line: RemovalLine) => readonly K[]) =>
    new Map(lines.flatMap((line) => keys(line).map((key) => [key, line] as const)));
  return {
    lines,
    objects: pairs(({ objects }) => objects),
    records: pairs(({ records }) => records),
    discharged: new Set(lines.flatMap(({ discharges }) => discharges)),
  };
}

function readNotices(root: string, ledger: readonly LedgerLine[], problems: Problem[]) {
  const notices = new Map<Sha256, Notice>();
  for (const line of ledger) {
    if (!("notice" in line) || line.notice === undefined) continue;
    const role = `the notice of a ${line.type}`;
    const bytes = readCheckedObject(root, line.notice, problems, role);
    const parsed = bytes && notice.safeParse(jsonOf(bytes.toString("utf8")));
    if (parsed?.success) notices.set(line.notice, parsed.data);
    else if (parsed !== undefined) {
      const what = `${role} cannot be read: ${parsed.error.issues[0]?.message ?? ""}`;
      problems.push(problem("snapshot/notice", { what, file: LEDGER_FOLDER }));
    }
  }
  return notices;
}

function readRecords(
  root: string,
  ledger: readonly LedgerLine[],
  removals: Removals,
  problems: Problem[],
) {
  const records = new Map<ProvisionId, IssuedVersion[]>();
  ledger.forEach((line, leaf) => {
    if (line.type !== "record") return;
    const before = records.get(line.record) ?? [];
    records.set(line.record, before);
    const file = recordPath(line.record, line.number);
    if (line.number !== before.length + 1) {
      const what = `the ledger has ${recordVersion(line.record, line.number)} where version ${before.length + 1} is due`;
      problems.push(problem("snapshot/record", { what, file }));
    }
    const isRemoved = removals.records.has(recordVersion(line.record, line.number));
    const bytes = isRemoved ? undefined : readIfThere(join(root, file))?.toString("utf8");
    const record = bytes === undefined ? undefined : parseRecord(bytes, line);
    if (!isRemoved && (record === undefined || typeof record === "string")) {
      const what = record ?? "the ledger names it, and the file is not there";
      problems.push(problem("snapshot/record", { what, file }));
    }
    before.push({ line, leaf, bytes, record: typeof record === "string" ? undefined : record });
  });
  return records;
}

/** The record that a ledger line binds, or what is wrong with its file. */
function parseRecord(bytes: string, line: RecordLine): IssuedRecord | string {
  if (sha256(bytes) !== line.sha256) {
    return `the file was changed: its SHA-256 is ${sha256(bytes)}, and ${line.sha256} was issued`;
  }
  const parsed = issuedRecord.safeParse(jsonOf(bytes));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `it holds no record: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`;
  }
  const { evidence, evidenceSha256, analysis, analysisSha256, id, number } = parsed.data;
  const bound =
    id === line.record &&
    number === line.number &&
    sha256(canonicalJson(evidence)) === evidenceSha256 &&
    sha256(canonicalJson(analysis)) === analysisSha256 &&
    evidenceSha256 === line.evidence &&
    analysisSha256 === line.analysis;
  return bound
    ? parsed.data
    : "its ID, number or the hashes of its parts are not those of the ledger";
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: the schema says so.
    return undefined;
  }
}
