/** Makes the parts of a site that are no document's: what is issued, and what gathers. */
import type { Progress } from "#base/progress.ts";
import { sourcesOfProvisions } from "#views/feeds.ts";
import { provisionFiles } from "#views/json-files.ts";
import type { Site } from "#views/site.ts";
import { printedJson } from "./api.ts";
import { type CardCounts, publishCards } from "./cards.ts";
import { publishCertifications } from "./certifications.ts";
import { publishCitations } from "./citations.ts";
import { publishExhibits } from "./exhibits.ts";
import { feedFiles, publishFeeds } from "./feeds.ts";
import { publishForMachines } from "./for-machines.ts";
import { publishKnownFiles } from "./known-files.ts";
import { recordLinkFiles } from "./link-sets.ts";
import { publishLog } from "./log.ts";
import { publishPdfs } from "./pdfs.ts";
import type { PdfCounts } from "./press.ts";
import { publishRecordJson } from "./record-json.ts";
import { publishRecords } from "./records.ts";
import { publishRedirects } from "./redirects.ts";
import { publishSidecars } from "./sidecars.ts";
import { writeAll } from "./write.ts";

/** What was made, and what was taken as it had been made before. */
export interface Renderings {
  readonly pdfs: PdfCounts;
}

/**
 * The files of everything that is issued, into the site's folder `out`.
 * @param published gives the bytes of a file of the site, also of one made by an earlier build
 */
export async function makeIssued(
  site: Site,
  out: string,
  published: (path: string) => Buffer,
  progress: Progress,
): Promise<Renderings> {
  publishRecords(site.archive, out, progress);
  publishLog(site.archive, out, progress);
  publishSidecars(site, out, progress);
  publishCitations(site, out, progress);
  const pdfs = await publishPdfs(site, out, progress);
  const certifications = await publishCertifications(site, out, progress);
  await publishExhibits(site, out, published, progress);
  publishRecordJson(site, out, progress);
  writeAll(out, recordLinkFiles(site));
  writeAll(out, feedFiles(sourcesOfProvisions(site), site));
  for (const file of provisionFiles(site)) writeAll(out, [printedJson(file)]);
  return { pdfs: together(pdfs, certifications) };
}

const together = (...counts: readonly PdfCounts[]): PdfCounts => ({
  made: counts.reduce((sum, { made }) => sum + made, 0),
  reused: counts.reduce((sum, { reused }) => sum + reused, 0),
});

/**
 * The files that gather and list, into the site's folder `out`.
 * @param listed files of all pages that stand for themselves
 * @param cards what became of drawing the cards, which takes long and may have begun before
 */
export async function makeRest(
  site: Site,
  listed: readonly string[],
  out: string,
  progress: Progress,
  cards: Promise<number>,
): Promise<CardCounts> {
  publishRedirects(site, out);
  publishKnownFiles(site, out, progress);
  publishFeeds(site, out, progress);
  publishForMachines(site, listed, out, progress);
  return publishCards(site, out, progress, undefined, cards);
}
