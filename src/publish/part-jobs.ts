/** The jobs by which a site is made, done here or in threads. */
import type { DocumentPath } from "#base/ids.ts";
import { FileGatherer, type MadeFiles } from "#base/made-files.ts";
import { type CountsByPair, countsOf } from "#views/changes.ts";
import type { PartName } from "#views/parts.ts";
import type { Site } from "#views/site.ts";
import type { PageMaker } from "./page-maker.ts";
import { type MadeDocument, makeDocument, makePages } from "./parts.ts";

/** What a thread needs to know. */
export interface Setting {
  /** Of the archive. */
  readonly root: string;
  /** Folder of the templates' modules. */
  readonly modules: string;
  /** Where files are made. */
  readonly out: string;
}

/** A document, or some of the pages of another part. */
export type Job =
  | { readonly document: DocumentPath }
  | { readonly part: PartName; readonly from: number; readonly to: number };
export type Answer = MadeDocument | MadeFiles;

export async function doJob(job: Job, pages: PageMaker, site: Site, out: string): Promise<Answer> {
  if ("document" in job) return makeDocument(job.document, pages, site, out);
  const gatherer = new FileGatherer(site.archive.content.settings);
  await makePages(pages.of(job.part).slice(job.from, job.to), pages, gatherer, out);
  return gatherer.end();
}

/** Counts of changes by document, as one thread tells others what it counted. */
export type ToldCounts = ReadonlyMap<DocumentPath, CountsByPair>;

/** Takes counts that were made elsewhere, so that they are not made again. */
export function hearCounts(told: unknown, site: Site): void {
  for (const [path, counts] of told as ToldCounts) {
    const document = site.archive.documents.get(path)!;
    const own = countsOf(document, site);
    for (const [pair, count] of counts) own.set(pair, count);
  }
}
