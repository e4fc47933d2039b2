import { importCollection } from "#intake/ota.ts";
import { type Common, archiveOf, conclude, costLine, nowOf, stages } from "./report.ts";

interface Options extends Common {
  readonly now?: string;
}

export async function importOta([source]: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const root = archiveOf(options);
  const result = await importCollection(root, source!, nowOf(options), progress);
  progress.end();
  const skipped = [...result.skipped].map(([reason, count]) => `  skipped: ${count} ${reason}`);
  const ended = result.ended.map((path) => `  tracking ended: ${path}`);
  conclude(options, { ...result, skipped: Object.fromEntries(result.skipped) }, [
    `${result.documents} documents of ${result.services} services.`,
    `${result.captures} captures recorded over ${result.distinctFiles} distinct files, ${result.technical} of them technical.`,
    ...(result.known > 0 ? [`${result.known} were recorded before.`] : []),
    ...skipped,
    ...ended,
    costLine(progress),
  ]);
  return 0;
}
