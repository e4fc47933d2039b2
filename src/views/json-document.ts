/** A document as JSON: everything that is recorded of it, without its texts. */
import { type ArchivedDocument, type Version, readableVersions } from "#archive/documents.ts";
import { statedDate } from "#archive/stated.ts";
import type { DocumentPath } from "#base/ids.ts";
import type { PublishedCapture, PublishedDocument } from "#schema/published-document.ts";
import { printOutline } from "#text/outline.ts";
import { type CaptureRow, captureRows } from "./captures.ts";
import { type DocumentChange, changesOf } from "./changes.ts";
import { documentDates } from "./document-dates.ts";
import { entriesOfDocument } from "./entries.ts";
import {
  extractionOf,
  headOf,
  platformReference,
  provisionSummaryOf,
  repliesWhere,
  sourceOf,
} from "./json-parts.ts";
import type { Site } from "./site.ts";

export function documentJson(path: DocumentPath, site: Site): PublishedDocument {
  const document = site.archive.documents.get(path)!;
  const { id, value } = document;
  const { urls } = site;
  const rows = captureRows(document, site);
  return {
    ...headOf("document", urls.document(path), site),
    id,
    path,
    title: value.title,
    platform: platformReference(document.platform, site),
    kind: value.kind,
    language: value.language,
    sourceUrls: value.urls,
    contractingEntity: value.contractingEntity,
    products: value.products,
    regions: value.regions,
    audience: value.audience,
    trackingEnded: value.trackingEnded,
    dates: datesOf(document, site),
    history: urls.absolute(urls.history(path)),
    captures: rows.map((row, index) => captureJson(row, index, document, site)),
    versions: versionsOf(document, rows, site),
    periods: periodsOf(document),
    changes: changesOf(document, site).map((change) => changeJson(change, site)),
    provisions: entriesOfDocument(path, site).map((entry) => provisionSummaryOf(entry, site)),
    replies: repliesWhere((record) => record === id, site),
  };
}

function datesOf(document: ArchivedDocument, site: Site): PublishedDocument["dates"] {
  const { lastChange, stated, ...dates } = documentDates(document, site);
  const { firstTracked, lastCaptured, lastSound } = dates;
  return { firstTracked, lastCaptured, lastSound, lastChange: lastChange?.at, stated: stated?.day };
}

function captureJson(
  { sources, judgement, version }: CaptureRow,
  index: number,
  { captures, timeline }: ArchivedDocument,
  site: Site,
): PublishedCapture {
  const capture = captures[index]!;
  return {
    at: capture.at,
    recorded: capture.recorded,
    version,
    form: capture.form,
    kept: capture.kept,
    suspicion: timeline.suspicions[index],
    judgement: judgement && {
      is: judgement.is,
      capture: judgement.capture,
      reason: judgement.reason,
      by: judgement.by,
      date: judgement.date,
    },
    text: extractionOf(capture),
    sources: capture.sources.map((each, at) =>
      sourceOf(each, sources[at]!.href !== undefined, site),
    ),
    vantage: capture.vantage,
    screenshot: capture.screenshot,
  };
}

function versionsOf(
  document: ArchivedDocument,
  rows: readonly CaptureRow[],
  site: Site,
): PublishedDocument["versions"] {
  const byVersion = Map.groupBy(rows, ({ version }) => version);
  return readableVersions(document).map((version) => {
    const held = byVersion.get(version.number)!;
    return {
      number: version.number,
      url: site.urls.absolute(site.urls.version(document.id!, version.number)),
      text: textOf(version, document, site),
      outline: printOutline(version.kinds),
      firstCaptured: held[0]!.at,
      lastCaptured: held.at(-1)!.at,
      captures: held.length,
      suspect: held.every(({ suspicion }) => suspicion !== undefined),
      recordedLate: document.recordedLate.has(version.number),
      stated: statedDate(document, version.text, site.archive.content),
    };
  });
}

function textOf({ number, size, text }: Version, { id }: ArchivedDocument, site: Site) {
  return {
    url: site.urls.absolute(site.urls.text(id!, number)),
    sha256: text,
    ...size,
  };
}

const periodsOf = ({ captures, timeline }: ArchivedDocument): PublishedDocument["periods"] =>
  timeline.periods.map(({ version, captures: held }) => ({
    version,
    first: captures[held[0]!]!.at,
    last: captures[held.at(-1)!]!.at,
    captures: held.length,
  }));

const changeJson = (
  change: DocumentChange,
  { urls }: Site,
): PublishedDocument["changes"][number] => ({
  url: urls.absolute(change.href),
  at: change.at,
  before: change.before,
  from: change.older,
  to: change.newer,
  kind: change.kind,
  overruled: change.overruled,
  passages: change.counts,
  severity: change.severity,
  summary: change.summary,
  announced: change.announced,
  effective: change.effective,
});
