import { join, resolve } from "node:path";
import { build as astroBuild } from "astro";
import { openArchive } from "#archive/open.ts";
import { type Common, PROJECT, archiveOf, conclude, costLine, stages } from "./report.ts";

interface Options extends Common {
  readonly out?: string;
}

export async function build(_: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const root = archiveOf(options);
  const out = resolve(options.out ?? join(PROJECT, "dist"));
  const archive = openArchive(root);
  process.env["MUNIMENT_ARCHIVE"] = root;
  process.env["MUNIMENT_ORIGIN"] = archive.content.settings.origin;
  process.env["MUNIMENT_BASE"] = archive.content.settings.base;
  progress.stage("making pages");
  await astroBuild({ root: PROJECT, outDir: out, logLevel: "warn" });
  progress.end();
  conclude(options, { out }, [`The site is in ${out}.`, costLine(progress)]);
  return 0;
}
