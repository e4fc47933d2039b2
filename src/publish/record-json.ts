/** Publishes what programs need of each issued version, with what stands beside its page. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import type { PublishedRecordFile } from "#schema/published-record.ts";
import { relative } from "#views/index-entry.ts";
import { recordJson } from "#views/json-record.ts";
import type { Site } from "#views/site.ts";
import { writePublished } from "./write.ts";

/** What may stand beside the page of an issued version, in the order in which it is listed. */
const BESIDE: Readonly<Record<string, string>> = {
  "record.json": "application/json",
  "text.txt": "text/plain",
  proof: "text/plain",
  "record.pdf": "application/pdf",
  "analysis.pdf": "application/pdf",
  "exhibit.zip": "application/zip",
  "cite.bib": "application/x-bibtex",
  "cite.ris": "application/x-research-info-systems",
  "cite.json": "application/vnd.citationstyles.csl+json",
  "certification-902-13.pdf": "application/pdf",
  "certification-902-14.pdf": "application/pdf",
  "linkset.json": "application/linkset+json",
};

/** Into the built site `out`, after everything that stands beside the pages of issued versions. */
export function publishRecordJson(site: Site, out: string, progress: Progress): void {
  const issued = [...site.archive.records.values()].flat();
  progress.stage("publishing records as JSON", issued.length);
  for (const { line } of issued) {
    const ref = { id: line.record, number: line.number };
    const value = recordJson(ref, filesBeside(ref.id, ref.number, site, out), site);
    const href = site.urls.json.record(ref.id, ref.number);
    writePublished(out, href, `${JSON.stringify(value, null, 2)}\n`, site);
    progress.advance();
  }
}

function filesBeside(
  id: ProvisionId,
  number: number,
  site: Site,
  out: string,
): PublishedRecordFile[] {
  const href = site.urls.version(id, number);
  const folder = join(out, relative(href, site));
  return Object.entries(BESIDE)
    .filter(([name]) => existsSync(join(folder, name)))
    .map(([name, mediaType]) => {
      const bytes = readFileSync(join(folder, name));
      const url = site.urls.absolute(href + name);
      return { name, url, mediaType, bytes: bytes.length, sha256: sha256(bytes) };
    });
}
