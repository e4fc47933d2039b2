/** The key that an archive's checkpoints are signed with, and signing them. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { SETTINGS_FILE } from "#archive/layout.ts";
import { logName } from "#archive/log-name.ts";
import { type Problem, problem } from "#base/problems.ts";
import { NO_LEAVES, accumulatedRoot, append } from "#ledger/accumulator.ts";
import { printCheckpoint, printPublished } from "#ledger/checkpoint.ts";
import { leafHash } from "#ledger/hash.ts";
import { type SignerKey, parseSignerKey, printVerifierKey } from "#ledger/keys.ts";
import { Rejected } from "#ledger/rejected.ts";
import { signText } from "#ledger/signatures.ts";
import type { ArchiveSettings } from "#schema/archive-settings.ts";

/** A private key as the caller holds it, and where from: a file, or the environment. */
export interface GivenKey {
  readonly text: string;
  readonly from: string;
}

/**
 * The key to sign with; undefined where the archive signs nothing. What is wrong is a problem:
 * no key where one is named, or another than is named.
 */
export async function signingKey(
  settings: ArchiveSettings,
  given: GivenKey | undefined,
): Promise<SignerKey | Problem | undefined> {
  const named = settings.log?.key;
  const place = { file: SETTINGS_FILE, field: "log.key" };
  if (given === undefined) {
    if (named === undefined) return undefined;
    const what = `checkpoints of this archive are signed, and no key is given`;
    return problem("issue/key", { what, ...place });
  }
  const key = await parseSignerKey(given.text.trim());
  if (key instanceof Rejected) {
    return problem("issue/key", { what: `${given.from} holds no signing key: ${key.reason}` });
  }
  const verifier = printVerifierKey(key.verifier);
  if (verifier !== named) {
    const what = `the key of ${given.from} is ${verifier}, and archive.yaml names ${named ?? "none"}`;
    return problem("issue/key", { what, ...place });
  }
  if (key.verifier.name !== logName(settings)) {
    const what = `the key is named ${key.verifier.name}, and the log ${logName(settings)}`;
    const fix = `Make a key of that name with \`muniment key --name ${logName(settings)}\`, or set log.origin.`;
    return problem("issue/key", { what, fix, ...place });
  }
  return key;
}

/** A checkpoint over all lines of a ledger, as it is published; signed where there is a key. */
export async function makeCheckpoint(
  lines: readonly string[],
  settings: ArchiveSettings,
  key: SignerKey | undefined,
): Promise<string> {
  let tree = NO_LEAVES;
  for (const line of lines) tree = append(tree, leafHash(utf8ToBytes(line)));
  const root = accumulatedRoot(tree);
  const checkpoint = { origin: logName(settings), size: tree.size, root, extensions: [] };
  const signatures = key === undefined ? [] : [await signText(printCheckpoint(checkpoint), key)];
  return printPublished({ ...checkpoint, signatures });
}
