/** Everything that a site holds beside its pages, in the order in which one needs the other. */
import type { Progress } from "#base/progress.ts";
import type { Site } from "#views/site.ts";
import { type CardCounts, publishCards } from "./cards.ts";
import { publishDigests } from "./digests.ts";
import { publishEvidence } from "./evidence.ts";
import { publishFeeds } from "./feeds.ts";
import { publishForMachines } from "./for-machines.ts";
import { publishKnownFiles } from "./known-files.ts";
import { publishLog } from "./log.ts";
import { publishRecords } from "./records.ts";
import { publishRedirects } from "./redirects.ts";
import { indexSite } from "./search.ts";
import { publishSidecars } from "./sidecars.ts";

export interface Published {
  readonly cards: CardCounts;
}

/** Into the built pages in `out`. */
export async function publishBesidePages(
  site: Site,
  out: string,
  progress: Progress,
): Promise<Published> {
  publishEvidence(site.archive, out, progress);
  publishRecords(site.archive, out, progress);
  publishLog(site.archive, out, progress);
  publishSidecars(site, out, progress);
  publishRedirects(site, out);
  publishKnownFiles(site, out, progress);
  publishFeeds(site, out, progress);
  publishDigests(site, out, progress);
  publishForMachines(site, out, progress);
  const cards = await publishCards(site, out, progress);
  await indexSite(site, out, progress);
  return { cards };
}
