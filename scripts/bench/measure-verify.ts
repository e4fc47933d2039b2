/** Checking an archive, against hashing the files that it holds. */
import { note } from "../report.ts";
import { type Told, muniment, shell, stageOf } from "./run.ts";
import type { Workplace } from "./workplace.ts";

const HASHING = "checking objects";
const SUMS = "find archive/snapshots/objects -type f -print0 | xargs -0 sha256sum > sums";

export async function measureVerify({ archive, findings, folder }: Workplace): Promise<Told> {
  note("verify …");
  const theirs = await findings.other("sha256sum", () => shell(SUMS, folder));
  const ours = findings.memory("verify", await muniment("verify", "--full", "--archive", archive));
  const other = "sha256sum of the objects";
  findings.compare({
    what: "verify: hashing",
    ours: { seconds: stageOf(ours, HASHING) },
    other,
    theirs,
    goal: "at most 1.2",
    says: "the stage of `verify` that reads every held file and compares its hash with its name, against `sha256sum` of the same files.",
  });
  findings.compare({
    what: "verify: all of it",
    ours,
    other,
    theirs,
    goal: "at most 10",
    says: "the whole command `verify --full`, which also derives every held text again, checks the ledger and the records, and finds the quotations.",
  });
  return ours;
}
