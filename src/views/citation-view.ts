/** How pages show a citation: the block, every style, and files for reference managers. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { recordVersion } from "#archive/records.ts";
import type { Citable } from "#cite/citable.ts";
import type { Runs } from "#cite/runs.ts";
import { STYLES, type StyleId, citationIn } from "#cite/styles.ts";
import type { ProvisionEntry } from "./entries.ts";
import { type CitationFileView, filesInPage, publishedFiles } from "./citation-files.ts";
import { type CitationBlock, blockOf, blockText, recordBlock } from "./citation-block.ts";
import { citableOfRecord, citableOfVersion, citedVersion } from "./citations.ts";
import { newestRecord } from "./newest-record.ts";
import type { RecordRef } from "./record.ts";
import type { Site } from "./site.ts";

export interface StyledCitation {
  readonly id: StyleId;
  readonly name: string;
  readonly edition: string;
  readonly runs: Runs;
}

export interface CitationView {
  readonly block: CitationBlock;
  /** The same in lines, to copy. */
  readonly blockText: string;
  /** None while the archive has no address that could be cited. */
  readonly styles: readonly StyledCitation[];
  readonly files: readonly CitationFileView[];
}

export const inEveryStyle = (citable: Citable): StyledCitation[] =>
  STYLES.map((style) => ({ ...style, runs: citationIn(style.id, citable) }));

const viewOf = <Cited extends Citable>(
  block: CitationBlock,
  citable: Cited | undefined,
  filesOf: (citable: Cited) => readonly CitationFileView[],
): CitationView => ({
  block,
  blockText: blockText(block),
  styles: citable === undefined ? [] : inEveryStyle(citable),
  files: citable === undefined ? [] : filesOf(citable),
});

/** Of an issued version. @throws Error where its words were removed */
export function citationOfRecord(ref: RecordRef, site: Site): CitationView {
  const record = site.archive.records.get(ref.id)?.[ref.number - 1]?.record;
  if (record === undefined) throw new Error(`${recordVersion(ref.id, ref.number)} has no words`);
  return viewOf(recordBlock(record, site), citableOfRecord(ref, site), () =>
    publishedFiles(record.id, record.number, site),
  );
}

/** Of a version of a document whose text can be read. */
export function citationOfVersion(
  document: ArchivedDocument,
  number: number,
  site: Site,
): CitationView {
  const of = citedVersion(document, number, site);
  const cited = { record: `${of.id} v${number}`, address: of.url };
  return viewOf(
    blockOf(of, cited, site),
    citableOfVersion(document.path, number, site),
    (citable) => filesInPage(citable, site),
  );
}

/**
 * Of a provision: its newest issued version; before there is one, the version of the document that
 * is quoted, at the quotation. Undefined where the quotation was found in no sound capture.
 */
export function citationOfProvision(
  entry: ProvisionEntry,
  document: ArchivedDocument,
  site: Site,
): CitationView | undefined {
  const newest = newestRecord(entry.provision, site);
  return newest === undefined
    ? citationOfQuotation(entry, document, site)
    : citationOfRecord(newest, site);
}

function citationOfQuotation(
  { evidence }: ProvisionEntry,
  document: ArchivedDocument,
  site: Site,
): CitationView | undefined {
  const { id, path } = document;
  if (evidence === undefined || id === undefined) return undefined;
  const { headings, place, version } = evidence;
  const url = site.urls.absolute(site.urls.passage(id, version.number, place.first));
  const cited = { section: headings.at(-1), record: undefined, address: url };
  const block = blockOf(citedVersion(document, version.number, site), cited, site);
  const whole = citableOfVersion(path, version.number, site);
  return viewOf(block, whole && { ...whole, url }, (citable) => filesInPage(citable, site));
}
