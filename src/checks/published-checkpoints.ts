/**
 * Claims about the checkpoints of a published log: its key signed the newest, every earlier one is
 * a beginning of the log, and so is the one that the caller holds.
 */
import { counted } from "#base/count.ts";
import { problem } from "#base/problems.ts";
import { type PublishedCheckpoint, parsePublished } from "#ledger/checkpoint.ts";
import { sameBytes } from "#ledger/hash.ts";
import { type VerifierKey, parseVerifierKey, printVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { treeHash } from "#ledger/tree.ts";
import { verifyCheckpoint } from "#ledger/verify-checkpoint.ts";
import type { Collected } from "./finding.ts";
import { inParallel } from "#base/in-parallel.ts";
import type { PublishedLog } from "./published-log.ts";
import type { SiteFiles } from "./site-files.ts";

/** What the caller has from elsewhere than the site. */
export interface HeldEvidence {
  /** An earlier checkpoint: the bytes of its file. */
  readonly since?: Uint8Array | undefined;
  /** The key of the log. */
  readonly vkey?: string | undefined;
}

/** Checks who signed the newest checkpoint, and the one that the caller holds. */
export async function checkSigned(
  site: SiteFiles,
  log: PublishedLog,
  held: HeldEvidence,
  found: Collected,
): Promise<void> {
  const key = await readKey(site, held, found);
  const isTest = (await site.read("log/test-key.txt")) !== undefined;
  if (key === undefined) sayUnsigned(log.checkpoint, found);
  else await checkSignature(log.checkpoint, "/log/checkpoint", key, found);
  if (isTest) {
    const what = "the private key of this log is published: its signature proves nothing";
    found.notes.push(problem("log/test-key", { what }));
  }
  if (held.since !== undefined) return checkSince(held.since, log, key, found);
  const what = "that the log only grew was not checked: hand an earlier checkpoint in with --since";
  found.notes.push(problem("log/no-earlier", { what }));
}

/** The caller's key, else the one that the site publishes. */
async function readKey(
  site: SiteFiles,
  { vkey }: HeldEvidence,
  found: Collected,
): Promise<VerifierKey | undefined> {
  const bytes = await site.read("log/vkey");
  const published = bytes && Buffer.from(bytes).toString("utf8").replace(/\n$/u, "");
  if (vkey !== undefined && published !== vkey) {
    const what = `the site publishes ${published === undefined ? "no key" : "another key"}, not ${vkey}`;
    found.problems.push(problem("log/signature", { what }));
  }
  const text = vkey ?? published;
  const key = text === undefined ? undefined : parseVerifierKey(text);
  if (!(key instanceof Rejected)) return key;
  const what = `the key of the log cannot be read: ${key.reason}`;
  found.problems.push(problem("log/signature", { what }));
  return undefined;
}

function sayUnsigned({ signatures }: PublishedCheckpoint, found: Collected): void {
  const what =
    signatures.length === 0
      ? "the checkpoint is not signed"
      : "the checkpoint's signatures were not checked: no key of the log is known";
  found.notes.push(problem("log/unsigned", { what }));
}

async function checkSignature(
  checkpoint: PublishedCheckpoint,
  name: string,
  log: VerifierKey,
  found: Collected,
): Promise<void> {
  const steps = await verifyCheckpoint(checkpoint, { log });
  const failing = steps.filter(({ state }) => state === "fails");
  for (const { reason } of failing) {
    found.problems.push(problem("log/signature", { what: `${name}: ${reason}` }));
  }
  if (failing.length === 0) found.checked.push(`${name} is signed by ${printVerifierKey(log)}`);
}

async function checkSince(
  bytes: Uint8Array,
  log: PublishedLog,
  key: VerifierKey | undefined,
  found: Collected,
): Promise<void> {
  const earlier = parsePublished(bytes);
  if (earlier instanceof Rejected) {
    const what = `the checkpoint that you hold cannot be read: ${earlier.reason}`;
    found.problems.push(problem("log/checkpoint", { what }));
    return;
  }
  const reason = whyNoBeginning(earlier, log);
  if (reason !== undefined) {
    found.problems.push(
      problem("log/rollback", { what: `the checkpoint that you hold ${reason}` }),
    );
    return;
  }
  if (key !== undefined) await checkSignature(earlier, "the checkpoint that you hold", key, found);
  found.checked.push(
    `the log goes on from the ${earlier.size} entries that you hold a checkpoint of`,
  );
}

/** Checks all checkpoints of these sizes against the log. */
export async function checkEarlier(
  site: SiteFiles,
  log: PublishedLog,
  sizes: readonly number[],
  found: Collected,
): Promise<void> {
  const reasons = await inParallel(sizes, site.width, async (size) => {
    const bytes = await site.read(`log/checkpoints/${size}`);
    if (bytes === undefined) return "is not served";
    const checkpoint = parsePublished(bytes);
    if (checkpoint instanceof Rejected) return `cannot be read: ${checkpoint.reason}`;
    if (checkpoint.size !== size) return `is one of ${checkpoint.size} entries`;
    return whyNoBeginning(checkpoint, log);
  });
  for (const [index, reason] of reasons.entries()) {
    if (reason === undefined) continue;
    const what = `/log/checkpoints/${sizes[index]} ${reason}`;
    found.problems.push(problem("log/checkpoint", { what }));
  }
  found.checked.push(`${counted(sizes.length, "checkpoint")}, each a beginning of the log`);
}

/** Why a checkpoint is not one of the log's beginnings. */
function whyNoBeginning(
  { origin, root, size }: PublishedCheckpoint,
  { checkpoint, entries, tree }: PublishedLog,
): string | undefined {
  if (origin !== checkpoint.origin) return `is of another log: ${origin}`;
  if (size > entries.length) {
    return `covers ${size} entries, and the log has ${entries.length}: it was rolled back`;
  }
  return sameBytes(treeHash(size, tree), root)
    ? undefined
    : `covers other entries than the first ${size} of the log: it was rewritten`;
}
