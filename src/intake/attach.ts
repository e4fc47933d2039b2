/** Keeps a proof file of others beside what it is about, once it is one. */
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { withLock } from "#archive/lock.ts";
import { sidecarPath } from "#archive/layout.ts";
import { type Archive, openArchive } from "#archive/open.ts";
import {
  SIDECAR_KINDS,
  type SidecarKind,
  type SidecarTarget,
  coveredBytes,
  isSidecarKind,
  keepSidecar,
  sidecarTargets,
} from "#archive/sidecars.ts";
import { readTimeRoots } from "#archive/time-roots.ts";
import { systemWords } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import { isSha256 } from "#base/ids.ts";
import { type Problem, Refusal, refuse } from "#base/problems.ts";
import { parseDecimal } from "#ledger/decimal.ts";
import { type TimeVerdict, verifyTimeStamp } from "#ledger/verify-time.ts";
import { proofFileFault } from "./proof-file.ts";

export interface Attached {
  /** Where it is kept, from the archive's root. */
  readonly file: string;
  /** What it is about, in words. */
  readonly role: string;
  /** It was kept before, with the same bytes. */
  readonly known: boolean;
  /** What a time stamp turned out to be. */
  readonly verdict: TimeVerdict | undefined;
}

/**
 * @param to the SHA-256 of what the file is about, or `checkpoint` with or without a size
 * @throws Refusal where the file is not about it, or, as a time stamp, does not hold
 */
export async function attachSidecar(root: string, path: string, to: string): Promise<Attached> {
  return withLock(root, async () => {
    const archive = openArchive(root);
    const kind = kindOf(path);
    const target = targetOf(archive, to);
    const bytes = readGiven(path);
    const verdict = kind === "tsr" ? await verified(archive, target, bytes, path) : undefined;
    const fault = proofFileFault(kind, bytes, target.sha256);
    if (fault !== undefined) refuse("sidecar/other", { what: fault, file: path });
    const file = sidecarPath(target.sha256, kind);
    const known = !keepSidecar(root, target.sha256, kind, bytes);
    return { file, role: target.role, known, verdict };
  });
}

function kindOf(path: string): SidecarKind {
  const kind = extname(path).slice(1).toLowerCase();
  if (isSidecarKind(kind)) return kind;
  const what = `the file ends in "${kind}"; proof files end in ${SIDECAR_KINDS.join(", ")}`;
  return refuse("sidecar/name", { what, file: path });
}

function targetOf(archive: Archive, to: string): SidecarTarget {
  const [, digits] = /^checkpoint(?:\s+(\S+))?$/u.exec(to) ?? [];
  const newest = archive.checkpoints.at(-1);
  const size = digits === undefined ? newest?.size : parseDecimal(digits);
  const checkpoint = archive.checkpoints.find((each) => each.size === size);
  const name = to.startsWith("checkpoint") ? checkpoint && sha256(checkpoint.bytes) : to;
  const target =
    name !== undefined && isSha256(name) ? sidecarTargets(archive).get(name) : undefined;
  return target ?? refuse("sidecar/target", { what: `the archive holds no ${to}` });
}

function readGiven(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    return refuse("intake/unreadable", { what: systemWords(cause), file: path }, cause);
  }
}

/** A time stamp is kept only when it verifies. */
async function verified(
  archive: Archive,
  target: SidecarTarget,
  bytes: Uint8Array,
  path: string,
): Promise<TimeVerdict> {
  const problems: Problem[] = [];
  const { certificates } = readTimeRoots(archive.root, archive.content.settings, problems);
  if (problems.length > 0) throw new Refusal(problems);
  const covered = coveredBytes(archive, target) ?? Buffer.alloc(0);
  const verdict = await verifyTimeStamp(bytes, covered, certificates);
  if (verdict.state === "verified") return verdict;
  const code = verdict.state === "broken" ? "time/broken" : "time/untrusted";
  const what = `the time stamp of ${target.role} does not hold: ${verdict.reason}`;
  return refuse(code, { what, file: path });
}
