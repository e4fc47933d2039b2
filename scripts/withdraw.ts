import { withdraw as carryOut } from "#intake/withdraw.ts";
import { keyOf } from "./issue.ts";
import { type Common, archiveOf, checkpointWords, conclude, nowOf } from "./report.ts";

export interface GoingOptions extends Common {
  readonly kind: string;
  readonly reason: string;
  readonly by: string;
  readonly date: string;
  readonly authority?: string;
  readonly key?: string;
  readonly branch?: string;
  readonly dryRun?: boolean;
  readonly now?: string;
}

interface Options extends GoingOptions {
  readonly replacement?: string;
}

/** What the commands have in common that write into the ledger. */
export const callOf = (options: Omit<GoingOptions, "kind" | "reason" | "by" | "date">) => ({
  now: nowOf(options),
  key: keyOf(options),
  branch: options.branch,
  dryRun: options.dryRun,
});

export async function withdraw([id]: readonly string[], options: Options): Promise<number> {
  const done = await carryOut(archiveOf(options), id!, options, callOf(options));
  const dryRun = options.dryRun === true;
  conclude(options, { ...done, dryRun }, [
    `${done.id} ${dryRun ? "would be" : "is"} withdrawn. ${done.file} says why.`,
    dryRun ? "Nothing was changed." : checkpointWords(done.checkpoint),
  ]);
  return 0;
}
