/** What a citation of an issued version names: everything from the frozen record. */
import { recordVersion } from "#archive/records.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import type { Site } from "./site.ts";

export interface RecordCitation {
  readonly entity: string;
  readonly document: string;
  /** The document's own heading above the quotation, never our title for the provision. */
  readonly section: string | undefined;
  readonly recordName: string;
  readonly issued: Instant;
  readonly captured: Instant;
  readonly hashes: readonly Sha256[];
  /** Of the document at its source. */
  readonly original: string | undefined;
  /** The permanent address of this version; undefined while the archive has none. */
  readonly url: string | undefined;
  /** The same in lines, to copy; “accessed” is the reader's to fill in. */
  readonly lines: string;
}

export function recordCitation(record: IssuedRecord, { archive, urls }: Site): RecordCitation {
  const { capture, document, quotation } = record.evidence;
  const settled = archive.content.settings.origin !== UNSET_ORIGIN;
  const source = capture.sources[0];
  const citation = {
    entity: document.platform.name,
    document: `${document.title} (${document.id} v${record.evidence.version})`,
    section: quotation.headings.at(-1),
    recordName: recordVersion(record.id, record.number),
    issued: record.issued,
    captured: capture.at,
    hashes: capture.sources.map(({ sha256 }) => sha256),
    original: source?.finalUrl ?? source?.url ?? document.urls[0],
    url: settled ? urls.absolute(urls.version(record.id, record.number)) : undefined,
  };
  return { ...citation, lines: linesOf(citation) };
}

const linesOf = (citation: Omit<RecordCitation, "lines">): string =>
  [
    `Entity: ${citation.entity}`,
    `Document: ${citation.document}`,
    ...(citation.section === undefined ? [] : [`Section: ${citation.section}`]),
    `Record: ${citation.recordName}`,
    `Captured: ${showInstant(citation.captured)}`,
    ...citation.hashes.map((hash) => `SHA-256: ${hash}`),
    ...(citation.original === undefined ? [] : [`Original: ${citation.original}`]),
    ...(citation.url === undefined ? [] : [`URL: ${citation.url}`]),
  ].join("\n");
