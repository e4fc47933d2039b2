import { rmSync } from "node:fs";
import { join } from "node:path";
import { counted } from "#base/count.ts";
import { refuse } from "#base/problems.ts";
import { type RemovedNow, remove as carryOut } from "#intake/remove.ts";
import { type Common, PROJECT, archiveOf, checkpointWords, conclude } from "./report.ts";
import { type GoingOptions, callOf } from "./withdraw.ts";

interface Options extends GoingOptions, Common {
  readonly level: string;
}

const LEVELS = ["metadata", "dark", "destroyed"] as const;

export async function remove([target]: readonly string[], options: Options): Promise<number> {
  const level =
    LEVELS.find((each) => each === options.level) ??
    refuse("call/option", {
      what: `--level is "${options.level}"`,
      fix: `Give one of ${LEVELS.join(", ")}.`,
    });
  const done = await carryOut(archiveOf(options), target!, level, options, callOf(options));
  const dryRun = options.dryRun === true;
  // Pictures that were drawn of the words; they are drawn anew when they are needed.
  if (!dryRun) rmSync(join(PROJECT, ".cache/cards"), { recursive: true, force: true });
  conclude(options, { ...done, level, dryRun }, linesOf(done, level, dryRun));
  return 0;
}

function linesOf(done: RemovedNow, level: (typeof LEVELS)[number], dryRun: boolean): string[] {
  const bytes = level === "destroyed" ? "destroyed" : "withheld";
  return [
    done.finished
      ? "Nothing new was entered; what was interrupted is finished."
      : `${counted(done.objects.length, "object")} ${dryRun ? "would be " : ""}${bytes}, with ${counted(done.records.length, "issued version")}.`,
    ...done.objects.map((each) => `  ${each}`),
    ...done.records.map((each) => `  ${each}`),
    `${counted(done.discharges.length, "address owes", "addresses owe")} nothing more.`,
    ...done.tombstones.map((id) => `Tombstone: ${id}`),
    ...done.edited.map((file) => `Words taken out of ${file}`),
    ...done.elsewhere.map((path) => `The same words still stand in ${path}, which is not touched.`),
    ...(dryRun ? ["Nothing was changed."] : [checkpointWords(done.checkpoint), ELSEWHERE]),
  ];
}

const ELSEWHERE =
  "Build and publish the site again. What git history, mirrors and caches still hold: content/pages/removal.md.";
