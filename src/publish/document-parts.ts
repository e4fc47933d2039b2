/** Makes what changes seldom: of a document its evidence, its pages and the files beside them; digests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { objectPath } from "#archive/layout.ts";
import { type Swhid, rememberSwhid, swhidOf } from "#archive/swhid.ts";
import { sha256 } from "#base/hash.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import { FileGatherer, type MadeFile, type MadeFiles } from "#base/made-files.ts";
import { type CountsByPair, countsOf } from "#views/changes.ts";
import { sourcesOfDocument } from "#views/feeds.ts";
import { documentFile } from "#views/json-files.ts";
import { type PartName, digestOfPart, partOfDocument } from "#views/parts.ts";
import type { Site } from "#views/site.ts";
import { printedJson } from "./api.ts";
import { digestFiles } from "./digests.ts";
import { evidenceOf } from "./evidence.ts";
import { feedFiles } from "./feeds.ts";
import { linkFiles } from "./link-sets.ts";
import type { PageMaker, PagePath } from "./page-maker.ts";
import { type PublishedFile, writeAt } from "./write.ts";

export interface PublishedEvidence {
  readonly files: readonly MadeFile[];
  /** Of every object that was published, so that its bytes are read once. */
  readonly swhids: readonly (readonly [Sha256, Swhid])[];
}

/**
 * Copies the evidence of a document into the site's folder `out`. What the ledger names by its hash
 * is hashed once more on the way, so that a check can tell.
 */
export function publishEvidence(
  path: DocumentPath,
  { archive }: Site,
  out: string,
): PublishedEvidence {
  const files: MadeFile[] = [];
  const swhids: [Sha256, Swhid][] = [];
  for (const [file, object] of evidenceOf(archive.documents.get(path)!, archive)) {
    const bytes = readFileSync(join(archive.root, objectPath(object)));
    writeAt(join(out, file), bytes);
    files.push({ path: file, sha256: sha256(bytes), bytes: bytes.length });
    swhids.push([object, swhidOf(bytes)]);
  }
  for (const [object, swhid] of swhids) rememberSwhid(archive, object, swhid);
  return { files, swhids };
}

export interface MadeDocument extends MadeFiles {
  /** What its changes counted, for the pages that list them. */
  readonly counts: CountsByPair;
}

/** The pages of a document and the files beside them, into the site's folder `out`. */
export async function makeDocument(
  path: DocumentPath,
  pages: PageMaker,
  site: Site,
  out: string,
): Promise<MadeDocument> {
  const document = site.archive.documents.get(path)!;
  const gatherer = new FileGatherer(site.archive.content.settings);
  await makePages(pages.of(partOfDocument(path)), pages, gatherer, out);
  const files = [
    ...feedFiles(sourcesOfDocument(document, site), site),
    ...linkFiles(document, site),
    printedJson(documentFile(path, site)),
  ];
  makeFiles(files, gatherer, out);
  return { ...gatherer.end(), counts: countsOf(document, site) };
}

/** The digest of a week, its page and its letters, into the site's folder `out`. */
export async function makeDigest(
  part: PartName,
  pages: PageMaker,
  site: Site,
  out: string,
): Promise<MadeFiles> {
  const gatherer = new FileGatherer(site.archive.content.settings);
  await makePages(pages.of(part), pages, gatherer, out);
  makeFiles(digestFiles(digestOfPart(part, site)!, site), gatherer, out);
  return gatherer.end();
}

function makeFiles(files: readonly PublishedFile[], gatherer: FileGatherer, out: string): void {
  for (const file of files) {
    const bytes = Buffer.from(file.text);
    writeAt(join(out, file.path), bytes);
    gatherer.add(file.path, bytes, file.text);
  }
}

/** After so many pages other tasks have their turn. */
const AT_A_STRETCH = 32;

/**
 * Some pages, into the site's folder `out`. A process whose build was killed learns it on the way,
 * and ends before it could write into what the next build makes.
 */
export async function makePages(
  paths: readonly PagePath[],
  pages: PageMaker,
  gatherer: FileGatherer,
  out: string,
): Promise<void> {
  for (const [index, path] of paths.entries()) {
    if (index % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
    const { file, text } = await pages.make(path);
    const bytes = Buffer.from(text);
    writeAt(join(out, file), bytes);
    gatherer.add(file, bytes, text);
  }
}
