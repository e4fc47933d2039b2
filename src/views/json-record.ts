/** An issued version as JSON: what was frozen, what became of it, what is published beside it. */
import { type IssuedVersion, recordVersion } from "#archive/records.ts";
import type {
  PublishedIssuedRecord,
  PublishedRecord,
  PublishedRecordFile,
} from "#schema/published-record.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { citableOfRecord } from "./citations.ts";
import { headOf } from "./json-parts.ts";
import { newerThan, todayOf } from "./json-record-today.ts";
import { logPlace } from "./log-places.ts";
import { type RecordRef, isWhole, issuedVersion } from "./record.ts";
import type { Site } from "./site.ts";

/** `files` is what was published beside the page of the version. */
export function recordJson(
  ref: RecordRef,
  files: readonly PublishedRecordFile[],
  site: Site,
): PublishedRecord {
  const version = issuedVersion(ref, site);
  const { archive } = site;
  if (isWhole(version)) return wholeJson(ref, version, files, site);
  const removal = archive.removals.records.get(recordVersion(ref.id, ref.number));
  return {
    ...alwaysOf(ref, version, site),
    state: "removed",
    notice: removal && archive.notices.get(removal.notice),
    newer: newerThan(ref, site),
  };
}

function alwaysOf({ id, number }: RecordRef, { leaf, line, record }: IssuedVersion, site: Site) {
  const { urls } = site;
  const { proof } = logPlace(id, number, site);
  return {
    ...headOf("record", urls.version(id, number), site),
    name: recordVersion(id, number),
    id,
    number,
    shortAddress: urls.absolute(urls.record(id)),
    issued: line.recorded,
    hashes: {
      record: line.sha256,
      evidence: line.evidence,
      analysis: line.analysis,
      text: line.text,
      sources: record?.evidence.capture.sources.map(({ sha256 }) => sha256),
    },
    log: { leaf, proof: proof && urls.absolute(proof) },
  };
}

function wholeJson(
  ref: RecordRef,
  version: IssuedVersion & { readonly record: IssuedRecord },
  files: readonly PublishedRecordFile[],
  site: Site,
): PublishedIssuedRecord {
  const { analysis, evidence } = version.record;
  return {
    ...alwaysOf(ref, version, site),
    state: "issued",
    title: analysis.title,
    ...sourceOf(version.record, site),
    captured: evidence.capture.at,
    form: evidence.capture.form,
    analysis: analysisOf(version.record),
    today: todayOf(ref, evidence.quotation.text, site),
    files: [...files],
    citable: citableOfRecord(ref, site),
  };
}

/** Whose document it is, and the words in it. */
function sourceOf({ evidence }: IssuedRecord, { urls }: Site) {
  const { document, quotation, version } = evidence;
  const { end, headings, passages, start, text } = quotation;
  const { language } = document;
  return {
    platform: {
      slug: document.platform.slug,
      name: document.platform.name,
      url: urls.absolute(urls.platform(document.platform.slug)),
    },
    document: {
      id: document.id,
      title: document.title,
      language,
      url: urls.absolute(urls.document(document.path)),
      version,
      versionUrl: urls.absolute(urls.version(document.id, version)),
    },
    quotation: {
      text,
      language,
      headings,
      start,
      end,
      url: urls.absolute(urls.passage(document.id, version, passages.first - 1)),
    },
  };
}

function analysisOf({ analysis }: IssuedRecord): PublishedIssuedRecord["analysis"] {
  const { by, clauseType, regulations, review, severity, severityReason, written } = analysis;
  return {
    severity,
    severityReason,
    clauseType: clauseType.name,
    regulations: regulations.map(({ jurisdiction, name, why }) => ({ name, jurisdiction, why })),
    written,
    by,
    review,
  };
}
