/**
 * Issues what changed: gives provisions their IDs, freezes their records as new versions, and puts
 * a checkpoint over the ledger. On the main branch, one writer; all of it, or nothing.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "#archive/lock.ts";
import { type Archive, inspectArchive } from "#archive/open.ts";
import { Writer } from "#archive/writer.ts";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/dates.ts";
import type { ProvisionId, ProvisionPath } from "#base/ids.ts";
import { type Problem, Refusal, problem } from "#base/problems.ts";
import type { SignerKey } from "#ledger/keys.ts";
import { freeze } from "./frozen-record.ts";
import { type Due, type Withdrawn, planIssue } from "./issue-plan.ts";
import { branchProblem } from "./main-branch.ts";
import { withId } from "./numbering.ts";
import { type GivenKey, makeCheckpoint, signingKey } from "./signing.ts";

export interface IssueCall {
  readonly now: Instant;
  /** IDs, paths or files of the provisions to issue; all where empty. */
  readonly only?: readonly string[];
  readonly key?: GivenKey | undefined;
  /** The main branch's name; by default `main` or `master`. */
  readonly branch?: string | undefined;
  /** Say what would be issued, and write nothing. */
  readonly dryRun?: boolean | undefined;
}

export interface IssuedNow {
  readonly id: ProvisionId;
  readonly number: number;
  readonly path: ProvisionPath;
  readonly title: string;
  /** What about it is new, in words. */
  readonly why: readonly string[];
}

export interface IssueResult {
  readonly issued: readonly IssuedNow[];
  /** Records whose withdrawal was entered. */
  readonly withdrawn: readonly ProvisionId[];
  /** Provisions that are as they were issued. */
  readonly unchanged: number;
  /** The checkpoint that was written; undefined where the newest one covers everything. */
  readonly checkpoint: { readonly size: number; readonly signed: boolean } | undefined;
}

/** @throws Refusal with everything that is wrong; nothing is written then. */
export async function issue(root: string, call: IssueCall): Promise<IssueResult> {
  if (call.dryRun === true) return carryOut(root, call);
  const wrongBranch = branchProblem(root, call.branch);
  if (wrongBranch !== undefined) throw new Refusal([wrongBranch]);
  return withLock(root, () => carryOut(root, call));
}

async function carryOut(root: string, call: IssueCall): Promise<IssueResult> {
  const { archive, problems } = inspectArchive(root);
  if (archive === undefined || problems.length > 0) throw new Refusal(problems);
  const plan = planIssue(archive, call.only ?? [], call.now);
  const { due, withdrawn, unchanged } = plan;
  const key =
    call.dryRun === true ? undefined : await signingKey(archive.content.settings, call.key);
  const faults = [...plan.problems, ...timeProblems(archive, call.now)];
  if (isProblem(key)) faults.push(key);
  if (faults.length > 0 || isProblem(key)) throw new Refusal(faults);
  const issued = due.map(({ id, number, provision: { path, value }, why }) => {
    return { id, number, path, title: value.title, why };
  });
  const result = { issued, withdrawn: withdrawn.map(({ id }) => id), unchanged };
  if (call.dryRun === true) return { ...result, checkpoint: undefined };
  const writer = new Writer(root, { ...archive, versions: new Map() });
  for (const each of due) write(each, archive, writer, call.now);
  for (const each of withdrawn) enterWithdrawal(each, writer, call.now);
  const lines = [...archive.lines, ...writer.lines];
  await writer.commit({ issuing: true });
  return { ...result, checkpoint: await putCheckpoint(lines, archive, key, writer) };
}

const isProblem = (value: SignerKey | Problem | undefined): value is Problem =>
  value !== undefined && "code" in value;

/** Adds a due version to the batch: the ID in its content file, its record, what it corrects. */
function write(
  { correction, draft, id, number, provision }: Due,
  { root }: Archive,
  writer: Writer,
  now: Instant,
): void {
  const { file, path, value } = provision;
  if (value.id === "new") {
    writer.putContent(file, withId(readFileSync(join(root, file), "utf8"), id));
  }
  const { bytes, line } = freeze(draft, { id, number, path, now, correction });
  writer.putRecord(line, bytes);
  if (correction === undefined) return;
  const { corrects, kind } = correction;
  const notice = writer.putObject(canonicalJson(correction.notice));
  writer.append({
    type: "correction",
    recorded: now,
    record: id,
    kind,
    corrects,
    by: number,
    notice,
  });
}

function enterWithdrawal({ id, notice }: Withdrawn, writer: Writer, now: Instant): void {
  const hash = writer.putObject(canonicalJson(notice));
  writer.append({ type: "withdrawal", recorded: now, record: id, notice: hash });
}

/** Covers lines that no checkpoint covers yet, those of an interrupted or another command too. */
async function putCheckpoint(
  lines: readonly string[],
  { checkpoints, content: { settings } }: Archive,
  key: SignerKey | undefined,
  writer: Writer,
): Promise<IssueResult["checkpoint"]> {
  if (lines.length === (checkpoints.at(-1)?.size ?? 0)) return undefined;
  writer.putCheckpoint(lines.length, await makeCheckpoint(lines, settings, key));
  return { size: lines.length, signed: key !== undefined };
}

/** What is issued cannot be older than what is in the ledger before it. */
function timeProblems({ ledger }: Archive, now: Instant): Problem[] {
  const last = ledger.at(-1)?.recorded;
  if (last === undefined || last <= now) return [];
  return [
    problem("issue/time", { what: `it is ${now}, and the ledger's last line is of ${last}` }),
  ];
}
