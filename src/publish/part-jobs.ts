/** The jobs by which a site is made, done here or in processes. */
import { type Swhid, rememberSwhid } from "#archive/swhid.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import { FileGatherer, type MadeFiles } from "#base/made-files.ts";
import { type CountsByPair, countsOf } from "#views/changes.ts";
import type { PartName } from "#views/parts.ts";
import type { Site } from "#views/site.ts";
import {
  type MadeDocument,
  type PublishedEvidence,
  makeDigest,
  makeDocument,
  makePages,
  publishEvidence,
} from "./document-parts.ts";
import type { PageMaker } from "./page-maker.ts";

/** What a process needs to know. */
export interface Setting {
  /** Of the archive. */
  readonly root: string;
  /** Folder of the templates' modules. */
  readonly modules: string;
  /** Where files are made. */
  readonly out: string;
}

/** The evidence of a document, all else of it, digests, or some of the pages of another part. */
export type Job =
  | { readonly evidence: DocumentPath }
  | { readonly document: DocumentPath }
  | { readonly digests: readonly PartName[] }
  | { readonly part: PartName; readonly from: number; readonly to: number };
export type Answer = PublishedEvidence | MadeDocument | MadeFiles | readonly MadeFiles[];

export async function doJob(
  job: Job,
  pages: () => Promise<PageMaker>,
  site: Site,
  out: string,
): Promise<Answer> {
  if ("evidence" in job) return publishEvidence(job.evidence, site, out);
  if ("document" in job) return makeDocument(job.document, await pages(), site, out);
  const maker = await pages();
  if ("digests" in job) {
    const made: MadeFiles[] = [];
    for (const part of job.digests) made.push(await makeDigest(part, maker, site, out));
    return made;
  }
  const gatherer = new FileGatherer(site.archive.content.settings);
  await makePages(maker.of(job.part).slice(job.from, job.to), maker, gatherer, out);
  return gatherer.end();
}

/** What one process found out and others need not find out again. */
export type Told =
  | { readonly counts: readonly (readonly [DocumentPath, CountsByPair])[] }
  | { readonly swhids: readonly (readonly [Sha256, Swhid])[] };

/** Takes what was found out elsewhere. */
export function hear(told: Told, site: Site): void {
  if ("swhids" in told) {
    for (const [object, swhid] of told.swhids) rememberSwhid(site.archive, object, swhid);
    return;
  }
  for (const [path, counts] of told.counts) {
    const own = countsOf(site.archive.documents.get(path)!, site);
    for (const [pair, count] of counts) own.set(pair, count);
  }
}
