/** A document: what it is, when it changed, what it rests on, and what is said of it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { DocumentPath } from "#base/ids.ts";
import type { DocumentFields } from "#schema/document.ts";
import {
  type CaptureRow,
  type CommonFacts,
  captureRows,
  commonFacts,
  suspectRows,
} from "./captures.ts";
import { type DocumentChange, changesOf } from "./changes.ts";
import { type DocumentDates, documentDates } from "./document-dates.ts";
import { type DocumentStatus, documentStatus } from "./document-status.ts";
import { type ProvisionEntry, entriesOfDocument } from "./entries.ts";
import { type Fact, code, fact, outside } from "./facts.ts";
import { type FeedLink, type Followed, feedLinksOfDocument, feedLinksOfPlatform } from "./feeds.ts";
import { type Folded, foldByYear } from "./folds.ts";
import { languageName } from "./languages.ts";
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
import { type ReplyView, repliesTo } from "./replies.ts";
import type { Site } from "./site.ts";
import { type TimelineDrawing, timelineDrawing } from "./timeline-drawing.ts";
import { type VersionChoice, versionChoice } from "./version-choice.ts";
import { counted } from "./words.ts";

export interface DocumentPage {
  readonly name: DocumentName;
  /** Says whose it is. */
  readonly title: string;
  /** What it is and what is held of it, in a sentence. */
  readonly description: string;
  readonly crumbs: readonly Crumb[];
  /** In English words. */
  readonly language: string;
  /** Where the platform publishes it; undefined where no address is recorded. */
  readonly original: string | undefined;
  readonly status: DocumentStatus;
  readonly trackingEnded: DocumentFields["trackingEnded"];
  readonly facts: readonly Fact[];
  readonly dates: DocumentDates;
  /** The archive's note on the document, rendered; empty when there is none. */
  readonly note: string;
  readonly versions: number;
  readonly links: DocumentLinks;
  /** For the page's metadata. */
  readonly feeds: readonly FeedLink[];
  /** What a reader may follow; nothing before the first capture. */
  readonly followed: readonly Followed[];
  /** Undefined when nothing was captured. */
  readonly drawing: TimelineDrawing | undefined;
  /** Worst first. */
  readonly provisions: readonly ProvisionEntry[];
  /** The newest changes of substance. */
  readonly latestChanges: readonly DocumentChange[];
  /** Newest first. */
  readonly periods: Folded<PeriodRow>;
  readonly choice: VersionChoice | undefined;
  readonly suspects: Folded<CaptureRow>;
  /** Captures that were doubted and that a person found whole. */
  readonly cleared: readonly CaptureRow[];
  /** Only the suspicions that occur. */
  readonly suspicionLegend: readonly LegendEntry[];
  readonly captures: Folded<CaptureRow>;
  /** What is the same of all captures. */
  readonly common: CommonFacts;
  readonly replies: readonly ReplyView[];
}

export interface DocumentLinks {
  readonly history: string;
  readonly compare: string;
  readonly data: string;
  /** How to follow the archive. */
  readonly feeds: string;
  /** The page that explains the dates, where the archive has one. */
  readonly dates: string | undefined;
}

/** The routes of the pages that every document has. */
export const documentRoutes = ({ archive }: Site) =>
  [...archive.documents.keys()].map((path) => {
    const [platform, document] = path.split("/") as [string, string];
    return { params: { platform, document }, props: { path } };
  });

const LATEST = 5;

export function documentPage(path: DocumentPath, site: Site): DocumentPage {
  const document = site.archive.documents.get(path)!;
  const { value } = document;
  const name = nameOfDocument(document, site);
  const captures = captureRows(document, site).toReversed();
  const suspects = suspectRows(captures);
  const versions = document.versions.filter(Boolean).length;
  return {
    name,
    title: titleWithPlatform(name),
    description: `${value.kind} of ${name.platform.name}: ${counted(versions, "version")} in ${counted(captures.length, "capture")}, and what changed between them.`,
    crumbs: crumbsToDocument(document, site),
    language: languageName(value.language),
    original: value.urls[0],
    status: documentStatus(document, site),
    trackingEnded: value.trackingEnded,
    facts: documentFacts(document),
    dates: documentDates(document, site),
    note: renderMarkdown(document.body, site.urls.fromContent),
    versions,
    links: linksOf(document, site),
    feeds: feedLinksOfDocument(path, site),
    followed: followedFrom(document, name, site),
    drawing: timelineDrawing(document, site),
    provisions: entriesOfDocument(path, site),
    latestChanges: changesOf(document, site)
      .filter(({ kind }) => kind === "substantive")
      .slice(0, LATEST),
    periods: foldByYear(periodRows(document, site), ({ from }) => from),
    choice: versionChoice(document),
    suspects: foldByYear(suspects, ({ at }) => at),
    cleared: captures.filter(({ judgement }) => judgement?.is === "whole"),
    suspicionLegend: legendOf(suspects.flatMap(({ suspicion }) => suspicion ?? [])),
    captures: foldByYear(captures, ({ at }) => at),
    common: commonFacts(captures),
    replies: repliesTo(document, site),
  };
}

const linksOf = ({ path }: ArchivedDocument, { archive, urls }: Site): DocumentLinks => ({
  history: urls.history(path),
  compare: urls.compare(path),
  data: urls.json.document(path),
  feeds: urls.feeds,
  dates: archive.content.pages.has("dates") ? urls.page("dates") : undefined,
});

/** The feeds of the document and of its platform, each in both formats. */
function followedFrom(
  { id, path, platform }: ArchivedDocument,
  { title, platform: { name } }: DocumentName,
  site: Site,
): Followed[] {
  if (id === undefined) return [];
  const own = (links: readonly FeedLink[]) => links.slice(0, 2);
  return [
    { what: "This document", title, links: own(feedLinksOfDocument(path, site)) },
    { what: "The platform", title: name, links: own(feedLinksOfPlatform(platform, site)) },
  ];
}

function documentFacts({ id, value }: ArchivedDocument): Fact[] {
  return [
    fact("Document ID", code(id)),
    fact("Kind of terms", value.kind),
    fact("Language", languageName(value.language)),
    fact(
      value.urls.length > 1 ? "Original addresses" : "Original address",
      value.urls.map((url) => outside(url)!),
    ),
    fact("Contracting entity", value.contractingEntity),
    fact("Products", value.products),
    fact("Regions", value.regions),
    fact("Audience", value.audience),
  ];
}
