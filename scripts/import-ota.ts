import { counted } from "#base/count.ts";
import type { Skipped } from "#intake/ota-plan.ts";
import { type ImportResult, importCollection } from "#intake/ota.ts";
import { type Common, archiveOf, conclude, costLine, nowOf, stages } from "./report.ts";

interface Options extends Common {
  readonly now?: string;
}

export async function importOta([source]: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const root = archiveOf(options);
  const result = await importCollection(root, source!, nowOf(options), progress);
  progress.end();
  const skipped = [...result.skipped].map(([reason, group]) => showSkipped(reason, group));
  const ended = result.ended.map((path) => `  tracking ended: ${path}`);
  const seconds = Object.fromEntries(progress.seconds);
  conclude(options, { ...result, skipped: skippedJson(result), seconds }, [
    `${result.documents} documents of ${result.services} services.`,
    `${result.captures} captures recorded over ${result.distinctFiles} distinct files, ${result.technical} of them technical.`,
    ...(result.known > 0 ? [`${result.known} were recorded before.`] : []),
    ...skipped,
    ...ended,
    costLine(progress),
  ]);
  return 0;
}

/** `  skipped: 2 commits that record no version, touching 20 files: "Initial commit", …` */
function showSkipped(reason: string, { commits, files, subjects }: Skipped): string {
  const shown = [...subjects].slice(0, 3).map((subject) => `"${subject}"`);
  const more = subjects.size > shown.length ? ", …" : "";
  const touching = files.size === 0 ? "" : `, touching ${counted(files.size, "file")}`;
  return `  skipped: ${commits} ${reason}${touching}: ${shown.join(", ")}${more}`;
}

const skippedJson = ({ skipped }: ImportResult): object =>
  Object.fromEntries(
    [...skipped].map(([reason, { commits, files, subjects }]) => [
      reason,
      { commits, files: [...files], subjects: [...subjects] },
    ]),
  );
