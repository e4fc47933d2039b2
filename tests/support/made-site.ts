/** What a build publishes of the log and the evidence, with an empty page at each address. */
import { type Archive, openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { fileOf } from "#base/made-files.ts";
import { obligationsOf } from "#checks/obligations.ts";
import { publishLog } from "#publish/log.ts";
import { publishRecords } from "#publish/records.ts";
import { temporaryFolder, writeFiles } from "./folders.ts";
import { copyEvidence, seal } from "./made-files.ts";

export interface MadeSite {
  readonly archive: Archive;
  readonly out: string;
}

/** Publishes an archive as far as no pages are needed. */
export function makeSite(root: string, out = temporaryFolder()): MadeSite {
  const archive = openArchive(root);
  for (const { path } of obligationsOf(archive.ledger)) {
    if (path.endsWith("/")) writeFiles(out, { [fileOf(path)]: "<!doctype html>" });
  }
  copyEvidence(archive, out);
  publishRecords(archive, out, SILENT);
  publishLog(archive, out, SILENT);
  seal(out);
  return { archive, out };
}
