/** Publishes what pages look up: files by their hashes, records by their IDs. */
import type { Progress } from "#base/progress.ts";
import { knownShards } from "#views/known-files.ts";
import { listedRecords } from "#views/listed-records.ts";
import type { Site } from "#views/site.ts";
import { writePublished } from "./write.ts";

/** Into the built site `out`. */
export function publishKnownFiles(site: Site, out: string, progress: Progress): void {
  const { shards } = knownShards(site);
  progress.stage("listing known files", shards.size);
  for (const [name, known] of shards) {
    writePublished(out, site.urls.knownFiles(name), json(Object.fromEntries(known)), site);
    progress.advance();
  }
  writePublished(out, site.urls.knownRecords, json(listedRecords(site)), site);
}

const json = (value: object): string => `${JSON.stringify(value)}\n`;
