/** All changes of all documents, word by word, against git's. */
import { fileURLToPath } from "node:url";
import { PROJECT } from "../report.ts";
import { showCount, showSeconds } from "./figures.ts";
import { run, shell } from "./run.ts";
import type { Workplace } from "./workplace.ts";

const SCRIPT = fileURLToPath(import.meta.resolve("./all-changes.ts"));
const GIT = "git -C corpus log -p --word-diff | wc -c > words";

export async function measureChanges({ archive, findings, folder }: Workplace): Promise<void> {
  const theirs = await findings.other("git log -p --word-diff", () => shell(GIT, folder));
  const ours = await run(process.execPath, [SCRIPT, archive], PROJECT);
  findings.memory("all changes", ours);
  const told = JSON.parse(ours.out) as { changes: number; opening: number };
  findings.compare({
    what: "all changes",
    ours,
    other: "git log -p --word-diff",
    theirs,
    goal: "at most 1.5",
    says: `how each of ${showCount(told.changes)} changes is shown, passage by passage and word by word, in one process that first opens the archive (${showSeconds(told.opening)} of it), against the differences of all commits. Git also compares with stubs and error pages, which for us are no versions of the terms.`,
  });
}
