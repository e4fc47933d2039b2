import { verifyArchive } from "#checks/archive.ts";
import {
  type Common,
  archiveOf,
  conclude,
  costLine,
  note,
  printProblems,
  say,
  stages,
} from "./report.ts";

interface Options extends Common {
  readonly full?: boolean;
}

export async function verify(_: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const { checked, notes, problems } = await verifyArchive(archiveOf(options), progress, options);
  progress.end();
  if (problems.length > 0) {
    if (options.json === true) say(JSON.stringify({ ok: false, problems, notes, checked }));
    else note(printProblems(problems));
    return 1;
  }
  conclude(options, { checked, notes }, [
    "Everything holds. Checked:",
    ...checked.map((line) => `  ${line}`),
    ...notes.map(({ file, what }) => `  note: ${file === undefined ? "" : `${file}: `}${what}`),
    costLine(progress),
  ]);
  return 0;
}
