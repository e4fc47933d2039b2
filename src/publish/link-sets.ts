/** Publishes the link sets of records, and the TimeMaps of documents. */
import type { Progress } from "#base/progress.ts";
import { linkSets } from "#views/link-sets.ts";
import type { Site } from "#views/site.ts";
import { timeMap } from "#views/time-map.ts";
import { writePublished } from "./write.ts";

/** Into the built site `out`. */
export function publishLinkSets(site: Site, out: string, progress: Progress): void {
  const { archive, urls } = site;
  progress.stage("publishing link sets", archive.documents.size + archive.records.size);
  for (const { id, value } of linkSets(site)) {
    writePublished(out, urls.linkSet(id), `${JSON.stringify(value)}\n`, site);
    progress.advance();
  }
  for (const document of archive.documents.values()) {
    const text = timeMap(document, site);
    if (text !== undefined) writePublished(out, urls.timeMap(document.id!), text, site);
  }
}
