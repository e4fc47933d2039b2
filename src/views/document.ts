/** A document: what it is, when it changed, what it rests on, and what is said of it. */
import type { ArchivedDocument, ArchivedProvision } from "#archive/open.ts";
import type { Day, Instant } from "#base/dates.ts";
import {
  type DocumentId,
  type DocumentPath,
  type ProvisionPath,
  type Slug,
  byCodeUnit,
} from "#base/ids.ts";
import type { DocumentFields } from "#schema/document.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import type { LineageState } from "#text/lineage.ts";
import { type CaptureRow, captureRows, suspectRows } from "./captures.ts";
import { type DocumentChange, changesOf, lastSubstantive } from "./changes.ts";
import { type Fact, code, fact, outside } from "./facts.ts";
import { renderMarkdown } from "./markdown.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsToDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { type PeriodRow, periodRows } from "./periods.ts";
import { provisionsOf } from "./quoted-passages.ts";
import type { Site } from "./site.ts";
import { LINEAGE, SUSPICION } from "./words.ts";

/** A provision of the document, with what the latest sound capture says of it. */
export interface ProvisionRow {
  readonly title: string;
  readonly href: string;
  readonly severity: Severity;
  readonly clauseType: Crumb;
  readonly state: LineageState;
  /** What the state is called. */
  readonly stateName: string;
  /** Of the document: provisions of a platform stand in several. */
  readonly document: DocumentName;
}

/** What a platform answered, in its own words. */
export interface ReplyView {
  readonly from: string;
  readonly received: Day;
  readonly url: string | undefined;
  readonly about: readonly Crumb[];
  /** Rendered Markdown. */
  readonly html: string;
}

/** A word on a page, and the sentence that explains it. */
export interface LegendEntry {
  readonly name: string;
  readonly means: string;
}

/** When a document was observed, first and last, and when it last changed. */
export interface DocumentDates {
  readonly firstTracked: Instant | undefined;
  readonly lastCaptured: Instant | undefined;
  /** What the newest capture is suspected to be; undefined when it is sound. */
  readonly lastCapturedIs: string | undefined;
  readonly lastSound: Instant | undefined;
  readonly lastChange: DocumentChange | undefined;
}

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
    suspicionLegend: distinct(suspects.flatMap(({ suspicion }) => suspicion ?? [])),
    provisions,
    stateLegend: distinct(provisions.map(({ state }) => LINEAGE[state])),
    replies: repliesTo(document, site),
  };
}

const distinct = (entries: readonly LegendEntry[]): LegendEntry[] =>
  [...new Set(entries)].toSorted((a, b) => byCodeUnit(a.name, b.name));

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

export function documentDates(document: ArchivedDocument, site: Site): DocumentDates {
  const { captures, timeline } = document;
  const newest = captures.at(-1);
  const suspicion = timeline.suspicions.at(-1);
  const sound = timeline.periods.at(-1)?.captures.at(-1);
  return {
    firstTracked: captures[0]?.at,
    lastCaptured: newest?.at,
    lastCapturedIs: suspicion && SUSPICION[suspicion].name,
    lastSound: sound === undefined ? undefined : captures[sound]!.at,
    lastChange: lastSubstantive(changesOf(document, site)),
  };
}

/** The provisions of a document, worst first. */
export function provisionRows(document: ArchivedDocument, site: Site): ProvisionRow[] {
  return provisionsOf(document, site)
    .map((provision) => provisionRow(provision, document, site))
    .toSorted(bySeverity);
}

/** Worst first, then by title. */
export const bySeverity = (a: ProvisionRow, b: ProvisionRow): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  byCodeUnit(a.title, b.title) ||
  byCodeUnit(a.href, b.href);

function provisionRow(
  { path, value, stretches, lineage }: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): ProvisionRow {
  const sound = stretches.findLastIndex(({ suspect }) => !suspect);
  const state = lineage.findings[sound]?.state ?? "undetermined";
  const type = site.archive.content.clauseTypes.get(value.clauseType);
  return {
    title: value.title,
    href: site.urls.provision(path),
    severity: value.severity,
    clauseType: {
      name: type?.value.title ?? value.clauseType,
      href: site.urls.clauseType(value.clauseType),
    },
    state,
    stateName: LINEAGE[state].name,
    document: nameOfDocument(document, site),
  };
}

/** Newest first. */
function repliesTo(document: ArchivedDocument, site: Site): ReplyView[] {
  const { id } = document;
  return [...site.archive.content.replies]
    .filter(([name]) => name.split("/")[0] === id)
    .map(([, { value, body }]) => ({
      from: value.from,
      received: value.received,
      url: value.url,
      about: (value.about ?? []).flatMap((slug) => provisionLink(document, slug, site)),
      html: renderMarkdown(body, site.urls.fromContent),
    }))
    .toSorted((a, b) => byCodeUnit(b.received, a.received));
}

/** None when the document has no provision of that name. */
function provisionLink({ path }: ArchivedDocument, slug: Slug, { archive, urls }: Site): Crumb[] {
  const provision = archive.provisions.get(`${path}/${slug}` as ProvisionPath);
  return provision === undefined
    ? []
    : [{ name: provision.value.title, href: urls.provision(provision.path) }];
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
