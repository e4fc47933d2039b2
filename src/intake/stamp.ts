/** Obtains a time stamp over the newest checkpoint, and so over everything recorded before it. */
import { withLock } from "#archive/lock.ts";
import { SETTINGS_FILE, sidecarPath } from "#archive/layout.ts";
import { type Archive, openArchive } from "#archive/open.ts";
import { keepSidecar, readSidecars } from "#archive/sidecars.ts";
import { readTimeRoots } from "#archive/time-roots.ts";
import { sha256 } from "#base/hash.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import { printTimeQuery } from "#ledger/time-query.ts";
import { type TimeToken, parseTimeReply } from "#ledger/time-token.ts";
import { type TimeClaim, verifyTimeStamp } from "#ledger/verify-time.ts";
import { askAuthority } from "./time-authority.ts";

export interface Stamped {
  /** How many entries of the log the checkpoint covers. */
  readonly size: number;
  readonly file: string;
  /** Undefined where the checkpoint had been stamped before; the authority was not asked again. */
  readonly claim: TimeClaim | undefined;
}

/**
 * Asks the configured authority, and keeps its reply only when it verifies.
 * @param nonce fresh random hexadecimal digits, so that an old reply cannot stand for a new one
 * @throws Refusal; nothing is written then
 */
export async function stampNewest(root: string, nonce: string): Promise<Stamped> {
  return withLock(root, async () => {
    const archive = openArchive(root);
    const { bytes, size } = newestCheckpoint(archive);
    const name = sha256(bytes);
    const file = sidecarPath(name, "tsr");
    if (isStamped(archive, file)) return { size, file, claim: undefined };
    const { authority, certificates } = configured(archive);
    const reply = await askAuthority(authority, printTimeQuery(name, nonce));
    const claim = await holdsAgainst(reply, bytes, nonce, certificates, authority);
    keepSidecar(root, name, "tsr", reply);
    return { size, file, claim };
  });
}

const newestCheckpoint = ({ checkpoints }: Archive) =>
  checkpoints.at(-1) ??
  refuse("time/nothing", { what: "the archive has no checkpoint that could be stamped" });

function isStamped(archive: Archive, file: string): boolean {
  const problems: Problem[] = [];
  const sidecars = readSidecars(archive, problems);
  if (problems.length > 0) throw new Refusal(problems);
  return sidecars.some((each) => each.file === file);
}

function configured({ content, root }: Archive) {
  const problems: Problem[] = [];
  const { certificates } = readTimeRoots(root, content.settings, problems);
  if (problems.length > 0) throw new Refusal(problems);
  const authority = content.settings.time?.authority;
  const file = SETTINGS_FILE;
  if (authority === undefined) {
    const what = "no time-stamping authority is configured";
    return refuse("time/settings", { what, file, field: "time.authority" });
  }
  if (certificates.length === 0) {
    const what = "no root is configured that the authority's reply could be held against";
    return refuse("time/settings", { what, file, field: "time.roots" });
  }
  return { authority, certificates };
}

async function holdsAgainst(
  reply: Uint8Array,
  bytes: string,
  nonce: string,
  certificates: Parameters<typeof verifyTimeStamp>[2],
  authority: string,
): Promise<TimeClaim> {
  const verdict = await verifyTimeStamp(reply, Buffer.from(bytes), certificates);
  const doubt = "the reply was not kept";
  if (verdict.state !== "verified") {
    const what = `the reply of ${authority} does not hold: ${verdict.reason}; ${doubt}`;
    return refuse(verdict.state === "broken" ? "time/broken" : "time/untrusted", { what });
  }
  const token = parseTimeReply(reply) as TimeToken;
  if (token.nonce === nonce) return verdict.claim;
  const what = `the reply of ${authority} is to another query than ours; ${doubt}`;
  return refuse("time/broken", { what });
}
