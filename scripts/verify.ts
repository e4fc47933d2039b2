import { readFileSync } from "node:fs";
import { verifyArchive } from "#checks/archive.ts";
import type { Findings } from "#checks/finding.ts";
import { verifySite } from "#checks/published-site.ts";
import { siteAtAddress, siteInFolder } from "#checks/site-files.ts";
import {
  type Common,
  archiveOf,
  conclude,
  costLine,
  note,
  noteLines,
  printProblems,
  type Stages,
  say,
  stages,
} from "./report.ts";

interface Options extends Common {
  readonly full?: boolean;
  readonly since?: string;
  readonly site?: string;
  readonly vkey?: string;
}

/** Everything about an archive or, with `--site`, about a published site. */
export async function verify(_: readonly string[], options: Options): Promise<number> {
  const progress = stages(options);
  const { checked, notes, problems } = await findingsOf(options, progress);
  progress.end();
  const seconds = Object.fromEntries(progress.seconds);
  if (problems.length > 0) {
    if (options.json === true) say(JSON.stringify({ ok: false, problems, notes, checked }));
    else note(printProblems(problems));
    return 1;
  }
  conclude(options, { checked, notes, seconds }, [
    "Everything holds. Checked:",
    ...checked.map((line) => `  ${line}`),
    ...noteLines(notes),
    costLine(progress),
  ]);
  return 0;
}

function findingsOf(options: Options, progress: Stages): Promise<Findings> {
  const { since, site, vkey } = options;
  if (site === undefined) return verifyArchive(archiveOf(options), progress, options);
  const files = /^https?:\/\//u.test(site) ? siteAtAddress(site) : siteInFolder(site);
  const held = { since: since === undefined ? undefined : readFileSync(since), vkey };
  return verifySite(files, held, progress);
}
