/** Every claim about an archive. Reads as the list of claims; all findings are collected. */
import { type Archive, inspectInProcesses } from "#archive/open.ts";
import type { Problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { type Findings, together } from "./finding.ts";
import { checkObjects } from "./objects.ts";
import { checkQuotations } from "./quotations.ts";
import { checkRecords } from "./records.ts";
import { checkRemovals } from "./removals.ts";
import { checkTexts } from "./texts.ts";
import { checkTime } from "./time.ts";

export interface Verdict extends Findings {
  /** Undefined when the archive could not be read. */
  readonly archive: Archive | undefined;
}

interface Options {
  /** Repeat also what was checked before and has not changed. */
  readonly full?: boolean | undefined;
  /** Take an object as unchanged while its size, times and place on the disk are what they were. */
  readonly remembering?: boolean | undefined;
}

/** Checks everything about an archive. Nothing is written into it. */
export async function verifyArchive(
  root: string,
  progress: Progress,
  { full = false, remembering = false }: Options = {},
): Promise<Verdict> {
  progress.stage("reading the archive");
  const { archive, problems } = await inspectInProcesses(root);
  if (archive === undefined) return { archive, problems, notes: [], checked: [] };
  const findings = together([
    { problems, notes: [], checked: [] },
    checkRecords(archive),
    await checkObjects(archive, progress, remembering),
    await checkTexts(archive, progress, full),
    checkQuotations(archive),
    checkRemovals(archive),
    await checkTime(archive),
  ]);
  return { archive, ...withoutRepeats(findings) };
}

/** A fault that two checks meet is one finding: of several about one object, the last is kept. */
function withoutRepeats(findings: Findings): Findings {
  const keyOf = ({ code, field, file, line, what }: Problem) =>
    code.endsWith("-object") ? `${code} ${file}` : [code, file, line, field, what].join(" ");
  const distinct = new Map(findings.problems.map((each) => [keyOf(each), each]));
  return { ...findings, problems: [...distinct.values()] };
}
