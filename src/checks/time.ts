/** Claim: every time stamp is one of the bytes it stands beside, and a configured root vouches for it. */
import { counted } from "#base/count.ts";
import { SETTINGS_FILE } from "#archive/layout.ts";
import type { Archive } from "#archive/open.ts";
import { type TimeStamp, readProofFiles } from "#archive/time-stamps.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Findings } from "./finding.ts";

export async function checkTime(archive: Archive): Promise<Findings> {
  const problems: Problem[] = [];
  const { attached, stamps } = await readProofFiles(archive, problems);
  problems.push(...stamps.flatMap(brokenStamp));
  const notes = stamps.flatMap(untrustedStamp);
  const verified = stamps.filter(({ verdict }) => verdict.state === "verified").length;
  const claims = [
    stamps.length > 0 &&
      `${verified} of ${counted(stamps.length, "time stamp")}: hash, signature, purpose, and the chain of certificates to a root of ${SETTINGS_FILE}, as of the time stamped`,
    attached.length > 0 &&
      `${counted(attached.length, "proof file")} of other kinds: that what they stand beside is held, nothing more`,
  ];
  return { problems, notes, checked: claims.filter((claim) => claim !== false) };
}

function brokenStamp({ sidecar, verdict }: TimeStamp): Problem[] {
  if (verdict.state !== "broken") return [];
  const what = `this is no time stamp of ${sidecar.target.role}: ${verdict.reason}`;
  return [problem("time/broken", { what, file: sidecar.file })];
}

function untrustedStamp({ sidecar, verdict }: TimeStamp): Problem[] {
  if (verdict.state !== "untrusted") return [];
  const what = `the time stamp of ${sidecar.target.role} was not verified: ${verdict.reason}`;
  return [problem("time/untrusted", { what, file: sidecar.file })];
}
