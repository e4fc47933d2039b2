/**
 * What citations are made from: of an issued version, the frozen record alone; of a version of a
 * document, its first sound capture. An archive without an address has nothing that can be cited.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import { recordVersion } from "#archive/records.ts";
import { statedDate } from "#archive/stated.ts";
import { dayOf } from "#base/dates.ts";
import type { DocumentPath } from "#base/ids.ts";
import type {
  CitedDocumentVersion,
  CitedProvision,
  CitedStatus,
  CitedVersion,
} from "#cite/citable.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import type { Capture } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { platformName } from "./names.ts";
import type { RecordRef } from "./record.ts";
import type { Site } from "./site.ts";
import { soundCaptures } from "./sound-captures.ts";
import { statedInRecord } from "./stated.ts";

/** Whether the archive has an address, so that what it holds can be cited. */
export const isCitable = ({ archive }: Site): boolean =>
  archive.content.settings.origin !== UNSET_ORIGIN;

/** Undefined while the archive has no address, and where the words of the version were removed. */
export function citableOfRecord(ref: RecordRef, site: Site): CitedProvision | undefined {
  const { archive, urls } = site;
  const record = archive.records.get(ref.id)?.[ref.number - 1]?.record;
  if (record === undefined || !isCitable(site)) return undefined;
  const { formats, title } = archive.content.settings;
  return {
    kind: "provision",
    archive: title,
    id: record.id,
    number: record.number,
    url: urls.absolute(urls.version(record.id, record.number)),
    section: record.evidence.quotation.headings.at(-1),
    issued: record.issued,
    pdf: formats.includes("pdf") ? urls.absolute(urls.pdf(record.id, record.number)) : undefined,
    status: statusOf(ref, site),
    of: frozenVersion(record, site),
  };
}

export function frozenVersion({ evidence }: IssuedRecord, site: Site): CitedVersion {
  const { capture, document, standing, text, version } = evidence;
  const { urls } = site;
  return {
    entity: document.platform.name,
    title: document.title,
    language: document.language,
    stated: statedInRecord(evidence, site)?.day,
    id: document.id,
    number: version,
    ...captured(capture, document.urls),
    // The newest sound capture at the time of issue held the same text, where it is of this version.
    lastCaptured:
      standing.version === version && standing.at > capture.at ? standing.at : undefined,
    text,
    url: urls.absolute(urls.version(document.id, version)),
  };
}

/** What a capture says of itself, and where the document stands at its source. */
function captured({ at, form, sources }: Capture, known: readonly string[]) {
  const [{ finalUrl, url, wayback }] = sources as [Capture["sources"][number]];
  return {
    original: finalUrl ?? url ?? known[0],
    wayback: wayback?.resolved ?? wayback?.requested,
    captured: at,
    form,
    hashes: sources.map(({ sha256 }) => sha256),
  };
}

/** That it was withdrawn, which goes further than that it was corrected or retracted. */
function statusOf({ id, number }: RecordRef, { archive }: Site): CitedStatus | undefined {
  const withdrawn = archive.withdrawals.get(id);
  if (withdrawn !== undefined) {
    return { kind: "withdrawn", date: dayOf(withdrawn.line.recorded), by: undefined };
  }
  const lines = archive.corrections.get(id) ?? [];
  const line = lines.findLast(({ corrects }) => corrects.includes(number));
  return (
    line && {
      kind: line.kind === "retraction" ? "retracted" : "corrected",
      date: dayOf(archive.records.get(id)![line.by - 1]!.line.recorded),
      by: recordVersion(id, line.by),
    }
  );
}

/** Undefined while the archive has no address, and where the text of the version was removed. */
export function citableOfVersion(
  path: DocumentPath,
  number: number,
  site: Site,
): CitedDocumentVersion | undefined {
  const { archive } = site;
  const document = archive.documents.get(path)!;
  if (!isCitable(site) || !isReadable(document, number)) return undefined;
  const of = citedVersion(document, number, site);
  return { kind: "version", archive: archive.content.settings.title, url: of.url, of };
}

const isReadable = (document: ArchivedDocument, number: number): boolean => {
  const version = document.versions[number - 1];
  return version !== undefined && version.removed === undefined;
};

export function citedVersion(document: ArchivedDocument, number: number, site: Site): CitedVersion {
  const { archive, urls } = site;
  const id = document.id!;
  const { text } = document.versions[number - 1]!;
  const held = soundCaptures(document, number);
  const [first, last] = [held[0]!, held.at(-1)!];
  return {
    entity: platformName(document.platform, site),
    title: document.value.title,
    language: document.value.language,
    stated: statedDate(document, text, archive.content),
    id,
    number,
    ...captured(first, document.value.urls),
    lastCaptured: last.at > first.at ? last.at : undefined,
    text,
    url: urls.absolute(urls.version(id, number)),
  };
}
