/** The block that a citation is made from, as pages show it and as readers copy it. */
import { recordVersion } from "#archive/records.ts";
import { type Day, type Instant, showDay, showInstant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { CitedVersion } from "#cite/citable.ts";
import { ACCESSED } from "#cite/runs.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { frozenVersion, isCitable } from "./citations.ts";
import type { Site } from "./site.ts";

export interface CitationBlock {
  readonly entity: string;
  /** `Terms (CA-D-00018 v3)` */
  readonly document: string;
  /** The document's own heading above the quotation, never our title for the provision. */
  readonly section: string | undefined;
  /** The day that the text gives for itself. */
  readonly stated: Day | undefined;
  /** `CA-P-000157 v3`, or `CA-D-00018 v3`; undefined for a provision that is not yet issued. */
  readonly record: string | undefined;
  readonly captured: Instant;
  readonly hashes: readonly Sha256[];
  /** Of the document at its source. */
  readonly original: string | undefined;
  /** The permanent address of what is cited; undefined while the archive has none. */
  readonly url: string | undefined;
}

/** What differs between the things that are cited. */
interface Cited {
  readonly section?: string | undefined;
  readonly record: string | undefined;
  /** Its permanent address, whole. */
  readonly address: string;
}

export const blockOf = (of: CitedVersion, cited: Cited, site: Site): CitationBlock => ({
  entity: of.entity ?? "not recorded",
  document: `${of.title} (${of.id} v${of.number})`,
  section: cited.section,
  stated: of.stated,
  record: cited.record,
  captured: of.captured,
  hashes: of.hashes,
  original: of.original,
  url: isCitable(site) ? cited.address : undefined,
});

/** Of an issued version: everything from the frozen record. */
export const recordBlock = (record: IssuedRecord, site: Site): CitationBlock =>
  blockOf(
    frozenVersion(record, site),
    {
      section: record.evidence.quotation.headings.at(-1),
      record: recordVersion(record.id, record.number),
      address: site.urls.absolute(site.urls.version(record.id, record.number)),
    },
    site,
  );

/** The block in lines, as a reader copies it; “accessed” is the reader's to fill in. */
export const blockText = (block: CitationBlock): string =>
  [
    `Entity: ${block.entity}`,
    `Document: ${block.document}`,
    ...(block.section === undefined ? [] : [`Section: ${block.section}`]),
    ...(block.stated === undefined ? [] : [`Date stated: ${showDay(block.stated)}`]),
    `Record: ${block.record ?? "not yet issued"}`,
    `Captured: ${showInstant(block.captured)}`,
    ...block.hashes.map((hash) => `SHA-256: ${hash}`),
    ...(block.original === undefined ? [] : [`Original: ${block.original}`]),
    ...(block.url === undefined ? [] : [`URL: ${block.url}`]),
    `Accessed: ${ACCESSED.text}`,
  ].join("\n");
