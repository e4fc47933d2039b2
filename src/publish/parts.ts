/** Makes the parts of a site: of a document, of what is issued, of the rest. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { objectPath } from "#archive/layout.ts";
import type { Archive } from "#archive/open.ts";
import { rememberSwhid } from "#archive/swhid.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentPath } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { FileGatherer, type MadeFiles } from "#base/made-files.ts";
import { type CountsByPair, countsOf } from "#views/changes.ts";
import { sourcesOfDocument, sourcesOfProvisions } from "#views/feeds.ts";
import { documentFile, provisionFiles } from "#views/json-files.ts";
import { partOfDocument } from "#views/parts.ts";
import type { Site } from "#views/site.ts";
import { printedJson } from "./api.ts";
import { type CardCounts, publishCards } from "./cards.ts";
import { publishCertifications } from "./certifications.ts";
import { publishCitations } from "./citations.ts";
import { publishDigests } from "./digests.ts";
import { evidenceOf } from "./evidence.ts";
import { publishExhibits } from "./exhibits.ts";
import { feedFiles, publishFeeds } from "./feeds.ts";
import { publishForMachines } from "./for-machines.ts";
import { publishKnownFiles } from "./known-files.ts";
import { linkFiles, recordLinkFiles } from "./link-sets.ts";
import { publishLog } from "./log.ts";
import type { PageMaker, PagePath } from "./page-maker.ts";
import { publishPdfs } from "./pdfs.ts";
import type { PdfCounts } from "./press.ts";
import { publishRecordJson } from "./record-json.ts";
import { publishRecords } from "./records.ts";
import { publishRedirects } from "./redirects.ts";
import { publishSidecars } from "./sidecars.ts";
import { type PublishedFile, writeAll, writeAt } from "./write.ts";

export interface MadeDocument extends MadeFiles {
  /** What its changes counted, for the pages that list them. */
  readonly counts: CountsByPair;
}

/** Everything of a document, into the site's folder `out`. */
export async function makeDocument(
  path: DocumentPath,
  pages: PageMaker,
  site: Site,
  out: string,
): Promise<MadeDocument> {
  const document = site.archive.documents.get(path)!;
  const gatherer = new FileGatherer(site.archive.content.settings);
  const part = partOfDocument(path);
  copyObjects(evidenceOf(document, site.archive), site.archive, gatherer, out);
  await makePages(pages.of(part), pages, gatherer, out);
  const files: PublishedFile[] = [
    ...feedFiles(sourcesOfDocument(document, site), site),
    ...linkFiles(document, site),
    printedJson(documentFile(path, site)),
  ];
  for (const file of files) {
    const bytes = Buffer.from(file.text);
    writeAt(join(out, file.path), bytes);
    gatherer.add(file.path, bytes);
  }
  return { ...gatherer.end(), counts: countsOf(document, site) };
}

/** Some pages, into the site's folder `out`. */
export async function makePages(
  paths: readonly PagePath[],
  pages: PageMaker,
  gatherer: FileGatherer,
  out: string,
): Promise<void> {
  for (const path of paths) {
    const { file, text } = await pages.make(path);
    const bytes = Buffer.from(text);
    writeAt(join(out, file), bytes);
    gatherer.add(file, bytes);
  }
}

/** What the ledger names by their hash is hashed once more on the way, so that a check can tell. */
function copyObjects(
  copies: ReturnType<typeof evidenceOf>,
  archive: Archive,
  gatherer: FileGatherer,
  out: string,
): void {
  for (const [path, object] of copies) {
    const bytes = readFileSync(join(archive.root, objectPath(object)));
    writeAt(join(out, path), bytes);
    gatherer.addKnown({ path, sha256: sha256(bytes), bytes: bytes.length });
    rememberSwhid(archive, object, bytes);
  }
}

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
 */
export async function makeRest(
  site: Site,
  listed: readonly string[],
  out: string,
  progress: Progress,
): Promise<CardCounts> {
  publishRedirects(site, out);
  publishKnownFiles(site, out, progress);
  publishFeeds(site, out, progress);
  publishDigests(site, out, progress);
  publishForMachines(site, listed, out, progress);
  return publishCards(site, out, progress);
}
