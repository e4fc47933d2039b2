/** Every time stamp that an archive holds, verified against the bytes it is about. */
import { join } from "node:path";
import { readIfThere } from "#base/files.ts";
import type { Problem } from "#base/problems.ts";
import { type TimeVerdict, verifyTimeStamp } from "#ledger/verify-time.ts";
import type { Archive } from "./open.ts";
import { type Sidecar, coveredBytes, isPublic, readSidecars } from "./sidecars.ts";
import { type TimeRoots, readTimeRoots } from "./time-roots.ts";

export interface TimeStamp {
  readonly sidecar: Sidecar;
  readonly verdict: TimeVerdict;
}

export interface ProofFiles {
  readonly stamps: readonly TimeStamp[];
  /** Sidecars of other kinds, which nothing here verifies. */
  readonly attached: readonly Sidecar[];
  readonly roots: TimeRoots;
}

/** All proof files of what is published; what is wrong with the folder is added to `problems`. */
export async function readProofFiles(archive: Archive, problems: Problem[]): Promise<ProofFiles> {
  const roots = readTimeRoots(archive.root, archive.content.settings, problems);
  const sidecars = readSidecars(archive, problems).filter((each) => isPublic(archive, each));
  const stamps: TimeStamp[] = [];
  for (const sidecar of sidecars.filter(({ kind }) => kind === "tsr")) {
    const covered = coveredBytes(archive, sidecar.target);
    // Missing bytes are another check's finding.
    if (covered === undefined) continue;
    const source = readIfThere(join(archive.root, sidecar.file)) ?? Buffer.alloc(0);
    const verdict = await verifyTimeStamp(source, covered, roots.certificates);
    stamps.push({ sidecar, verdict });
  }
  return { stamps, attached: sidecars.filter(({ kind }) => kind !== "tsr"), roots };
}
