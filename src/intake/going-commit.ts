/** Commits what withdrawing, removing and moving enter into the ledger, under a new checkpoint. */
import type { Archive } from "#archive/open.ts";
import { Writer } from "#archive/writer.ts";
import type { Instant } from "#base/dates.ts";
import { type Problem, Refusal, problem, refuse } from "#base/problems.ts";
import type { SignerKey } from "#ledger/keys.ts";
import { branchProblem } from "./main-branch.ts";
import { type GivenKey, makeCheckpoint, signingKey } from "./signing.ts";

/** What every command needs that writes into the ledger. */
export interface GoingCall {
  readonly now: Instant;
  readonly key?: GivenKey | undefined;
  /** The main branch's name; by default `main` or `master`. */
  readonly branch?: string | undefined;
  /** Say what would happen, and write nothing. */
  readonly dryRun?: boolean | undefined;
}

/** Refuses before anything is read: on another branch than the main one there is no writing. */
export function refuseOtherBranch(root: string, { branch, dryRun }: GoingCall): void {
  const wrong = dryRun === true ? undefined : branchProblem(root, branch);
  if (wrong !== undefined) throw new Refusal([wrong]);
}

/** The key to sign with. @throws Refusal when it is missing or wrong. */
export async function keyFor(archive: Archive, call: GoingCall): Promise<SignerKey | undefined> {
  if (call.dryRun === true) return undefined;
  const key = await signingKey(archive.content.settings, call.key);
  if (key !== undefined && "code" in key) throw new Refusal([key satisfies Problem]);
  return key;
}

/** What is entered cannot be older than what is in the ledger before it. */
export function refuseOlder({ ledger }: Archive, { now }: GoingCall): void {
  const last = ledger.at(-1)?.recorded;
  if (last === undefined || last <= now) return;
  refuse("issue/time", { what: `it is ${now}, and the ledger's last line is of ${last}` });
}

export const writerFor = (archive: Archive): Writer =>
  new Writer(archive.root, { ...archive, versions: new Map() });

/** Whether a checkpoint covers all of the ledger. */
export const isCovered = ({ checkpoints, lines }: Archive): boolean =>
  lines.length === (checkpoints.at(-1)?.size ?? 0);

/** Puts a checkpoint over a ledger, lines of an interrupted command included; its size. */
export async function coverLedger(
  lines: readonly string[],
  { checkpoints, content, root }: Archive,
  key: SignerKey | undefined,
): Promise<number | undefined> {
  if (lines.length === (checkpoints.at(-1)?.size ?? 0)) return undefined;
  const bytes = await makeCheckpoint(lines, content.settings, key);
  const nothing = { captures: new Map(), ledger: [], uncommitted: new Map(), versions: new Map() };
  new Writer(root, nothing).putCheckpoint(lines.length, bytes);
  return lines.length;
}

/** A record or address that the archive does not have. */
export const noTarget = (what: string, fix?: string): never =>
  refuse("going/target", { what, ...(fix === undefined ? {} : { fix }) });

export const again = (what: string, fix?: string): Problem =>
  problem("going/again", { what, ...(fix === undefined ? {} : { fix }) });
