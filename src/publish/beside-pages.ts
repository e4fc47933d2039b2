/** Everything that a site holds beside its pages, in the order in which one needs the other. */
import type { Progress } from "#base/progress.ts";
import type { Site } from "#views/site.ts";
import { type CardCounts, publishCards } from "./cards.ts";
import { publishCertifications } from "./certifications.ts";
import { publishCitations } from "./citations.ts";
import { publishDigests } from "./digests.ts";
import { publishEvidence } from "./evidence.ts";
import { publishExhibits } from "./exhibits.ts";
import { publishFeeds } from "./feeds.ts";
import { publishForMachines } from "./for-machines.ts";
import { publishKnownFiles } from "./known-files.ts";
import { publishLinkSets } from "./link-sets.ts";
import { publishLog } from "./log.ts";
import type { PdfCounts } from "./press.ts";
import { publishPdfs } from "./pdfs.ts";
import { publishRecordJson } from "./record-json.ts";
import { publishRecords } from "./records.ts";
import { publishRedirects } from "./redirects.ts";
import { type PartCounts, indexSite } from "./search.ts";
import { publishSidecars } from "./sidecars.ts";

/** What was made, and what was taken as it had been made before. */
export interface Published {
  readonly cards: CardCounts;
  readonly pdfs: PdfCounts;
  readonly search: PartCounts;
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
  publishCitations(site, out, progress);
  const pdfs = await publishPdfs(site, out, progress);
  const certifications = await publishCertifications(site, out, progress);
  await publishExhibits(site, out, progress);
  publishRecordJson(site, out, progress);
  publishLinkSets(site, out, progress);
  publishRedirects(site, out);
  publishKnownFiles(site, out, progress);
  publishFeeds(site, out, progress);
  publishDigests(site, out, progress);
  publishForMachines(site, out, progress);
  const cards = await publishCards(site, out, progress);
  const search = await indexSite(site, out, progress);
  return { cards, pdfs: together(pdfs, certifications), search };
}

const together = (...counts: readonly PdfCounts[]): PdfCounts => ({
  made: counts.reduce((sum, { made }) => sum + made, 0),
  reused: counts.reduce((sum, { reused }) => sum + reused, 0),
});
