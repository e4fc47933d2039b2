/** Publishes the citation of every issued version as files for reference managers, beside it. */
import type { Progress } from "#base/progress.ts";
import { CITATION_FILES } from "#cite/citation-files.ts";
import { citableOfRecord } from "#views/citations.ts";
import type { RecordRef } from "#views/record.ts";
import type { Site } from "#views/site.ts";
import { writePublished } from "./write.ts";

/** Into the built site `out`; nothing where the archive publishes none, or cannot be cited yet. */
export function publishCitations(site: Site, out: string, progress: Progress): void {
  const { content, records } = site.archive;
  if (!content.settings.formats.includes("citations")) return;
  const issued = [...records.values()].flat();
  progress.stage("publishing citations", issued.length);
  for (const { line } of issued) {
    publishOne({ id: line.record, number: line.number }, site, out);
    progress.advance();
  }
}

function publishOne(ref: RecordRef, site: Site, out: string): void {
  const citable = citableOfRecord(ref, site);
  if (citable === undefined) return;
  for (const { format, print } of CITATION_FILES) {
    writePublished(out, site.urls.cite(ref.id, ref.number, format), print([citable]), site);
  }
}
