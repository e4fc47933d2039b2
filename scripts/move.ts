import { refuse } from "#base/problems.ts";
import { move as carryOut } from "#intake/move.ts";
import { type Common, archiveOf, checkpointWords, conclude } from "./report.ts";
import { callOf } from "./withdraw.ts";

interface Options extends Common {
  readonly reason?: string;
  readonly by?: string;
  readonly date?: string;
  readonly key?: string;
  readonly branch?: string;
  readonly dryRun?: boolean;
  readonly now?: string;
}

export async function move([from, to]: readonly string[], options: Options): Promise<number> {
  const root = archiveOf(options);
  const done = await carryOut(root, from!, to!, noticeOf(options), callOf(options));
  const dryRun = options.dryRun === true;
  conclude(options, { ...done, dryRun }, [
    `/platform/${from}/ ${dryRun ? "would lead" : "leads"} on to /platform/${to}/.`,
    ...done.renamed.map((file) => `  renamed: ${file}`),
    ...done.rewritten.map((file) => `  rewritten: ${file}`),
    dryRun ? "Nothing was changed." : checkpointWords(done.checkpoint),
  ]);
  return 0;
}

/** A rename may go without a reason; where one is given, it is given whole. */
function noticeOf({ by, date, reason }: Options) {
  if (by === undefined && date === undefined && reason === undefined) return undefined;
  if (by !== undefined && date !== undefined && reason !== undefined) {
    return { kind: "renamed", reason, by, date };
  }
  return refuse("call/option", {
    what: "of --reason, --by and --date some are missing",
    fix: "Give all three, or none.",
  });
}
