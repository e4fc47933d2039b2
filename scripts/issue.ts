import { readFileSync } from "node:fs";
import { counted } from "#base/count.ts";
import { type IssueResult, type IssuedNow, issue as carryOut } from "#intake/issue.ts";
import type { GivenKey } from "#intake/signing.ts";
import { type Common, archiveOf, conclude, nowOf } from "./report.ts";

interface Options extends Common {
  readonly key?: string;
  readonly branch?: string;
  readonly dryRun?: boolean;
  readonly now?: string;
}

const KEY_VARIABLE = "MUNIMENT_KEY";

export async function issue(only: readonly string[], options: Options): Promise<number> {
  const { branch, dryRun } = options;
  const call = { only, branch, dryRun, now: nowOf(options), key: keyOf(options) };
  const result = await carryOut(archiveOf(options), call);
  conclude(options, { ...result, dryRun: dryRun === true }, linesOf(result, dryRun === true));
  return 0;
}

/** The signing key: the file given, else the environment's. */
export function keyOf({ key }: { readonly key?: string }): GivenKey | undefined {
  if (key !== undefined) return { text: readFileSync(key, "utf8"), from: key };
  const text = process.env[KEY_VARIABLE];
  return text === undefined || text === "" ? undefined : { text, from: KEY_VARIABLE };
}

function linesOf({ checkpoint, issued, unchanged, withdrawn }: IssueResult, dryRun: boolean) {
  const done = dryRun ? "would be issued" : "issued";
  const entered = withdrawn.length > 0 ? [`Withdrawn: ${withdrawn.join(", ")}.`] : [];
  return [
    `${counted(issued.length, "record version")} ${done}, ${unchanged} unchanged.`,
    ...issued.map(lineOf),
    ...entered,
    ...(dryRun ? ["Nothing was changed."] : [checkpointLine(checkpoint)]),
  ];
}

const lineOf = ({ id, number, path, why }: IssuedNow): string =>
  `  ${id} v${number}  ${path}: ${why.join("; ")}`;

function checkpointLine(checkpoint: IssueResult["checkpoint"]): string {
  if (checkpoint === undefined) return "The newest checkpoint covers everything.";
  const { signed, size } = checkpoint;
  return `Checkpoint over ${counted(size, "ledger line")}, ${signed ? "signed" : "not signed: archive.yaml names no key"}.`;
}
