/** A document: what it is, when it changed, what it rests on, and what is said of it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { DocumentId, DocumentPath } from "#base/ids.ts";
import type { DocumentFields } from "#schema/document.ts";
import { type CaptureRow, captureRows, suspectRows } from "./captures.ts";
import { type DocumentDates, documentDates } from "./document-dates.ts";
import { type Fact, code, fact, outside } from "./facts.ts";
import { type LegendEntry, legendOf } from "./legend.ts";
import { renderMarkdown } from "./markdown.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsToDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { type PeriodRow, periodRows } from "./periods.ts";
import { type ProvisionRow, provisionRows } from "./provision-rows.ts";
import { type ReplyView, repliesTo } from "./replies.ts";
import type { Site } from "./site.ts";
import { LINEAGE } from "./words.ts";

export interface DocumentPage {
  readonly name: DocumentName;
  /** Says whose it is. */
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly facts: readonly Fact[];
  readonly dates: DocumentDates;
  readonly trackingEnded: DocumentFields["trackingEnded"];
  /** The archive's note on the document, rendered; empty when there is none. */
  readonly note: string;
  readonly versions: number;
  readonly latest: { readonly number: number; readonly href: string } | undefined;
  readonly historyHref: string;
  /** The page that explains the dates, where the archive has one. */
  readonly datesHref: string | undefined;
  /** Newest first. */
  readonly periods: readonly PeriodRow[];
  readonly earlierPeriods: readonly PeriodRow[];
  /** Newest first. */
  readonly captures: readonly CaptureRow[];
  readonly latestCaptures: readonly CaptureRow[];
  readonly earlierCaptures: readonly CaptureRow[];
  /** Newest first. */
  readonly suspects: readonly CaptureRow[];
  readonly earlierSuspects: readonly CaptureRow[];
  /** Captures that were doubted and that a person found whole. */
  readonly cleared: readonly CaptureRow[];
  /** Only the suspicions that occur. */
  readonly suspicionLegend: readonly LegendEntry[];
  readonly provisions: readonly ProvisionRow[];
  /** Only the states that occur. */
  readonly stateLegend: readonly LegendEntry[];
  readonly replies: readonly ReplyView[];
}

/** The routes of the pages that every document has. */
export const documentRoutes = ({ archive }: Site) =>
  [...archive.documents.keys()].map((path) => {
    const [platform, document] = path.split("/") as [string, string];
    return { params: { platform, document }, props: { path } };
  });

/** How many rows a list shows at once; the earlier ones are folded. */
const SHOWN = 60;
const LATEST_CAPTURES = 20;

export function documentPage(path: DocumentPath, site: Site): DocumentPage {
  const document = site.archive.documents.get(path)!;
  const captures = captureRows(document, site).toReversed();
  const suspects = suspectRows(captures);
  const periods = periodRows(document, site);
  const provisions = provisionRows(document, site);
  const latest = document.timeline.periods.at(-1)?.version;
  return {
    name: nameOfDocument(document, site),
    title: titleWithPlatform(nameOfDocument(document, site)),
    crumbs: crumbsToDocument(document, site),
    facts: documentFacts(document),
    dates: documentDates(document, site),
    trackingEnded: document.value.trackingEnded,
    note: renderMarkdown(document.body, site.urls.fromContent),
    versions: document.versions.filter(Boolean).length,
    latest:
      latest === undefined
        ? undefined
        : { number: latest, href: site.urls.version(document.id!, latest) },
    historyHref: site.urls.history(path),
    datesHref: site.archive.content.pages.has("dates") ? site.urls.page("dates") : undefined,
    periods: periods.slice(0, SHOWN),
    earlierPeriods: periods.slice(SHOWN),
    captures,
    latestCaptures: captures.slice(0, LATEST_CAPTURES),
    earlierCaptures: captures.slice(LATEST_CAPTURES),
    suspects: suspects.slice(0, SHOWN),
    earlierSuspects: suspects.slice(SHOWN),
    cleared: captures.filter(({ judgement }) => judgement?.is === "whole"),
    suspicionLegend: legendOf(suspects.flatMap(({ suspicion }) => suspicion ?? [])),
    provisions,
    stateLegend: legendOf(provisions.map(({ state }) => LINEAGE[state])),
    replies: repliesTo(document, site),
  };
}

function documentFacts({ id, value }: ArchivedDocument): Fact[] {
  return [
    fact("Document ID", code(id)),
    fact("Title", value.title),
    fact("Kind of terms", value.kind),
    fact("Language", code(value.language)),
    fact(
      "Addresses",
      value.urls.map((url) => outside(url)!),
    ),
    fact("Contracting entity", value.contractingEntity),
    fact("Products", value.products),
    fact("Regions", value.regions),
    fact("Audience", value.audience),
  ];
}

/** The short address of a document: a page that leads on. */
export interface RecordStub {
  readonly title: string;
  readonly language: string;
  readonly id: DocumentId;
  readonly href: string;
}

/** Documents that have an ID, with the pages that their records lead to. */
export const documentRecords = (site: Site): RecordStub[] =>
  [...site.archive.documents.values()].flatMap(({ id, path, value }) =>
    id === undefined
      ? []
      : [{ id, title: value.title, language: value.language, href: site.urls.document(path) }],
  );
