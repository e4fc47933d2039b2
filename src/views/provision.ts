/** The page of a provision: everything that is known about it today. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import type { Day } from "#base/dates.ts";
import type { ProvisionPath } from "#base/ids.ts";
import type { RegulationFields } from "#schema/gatherings.ts";
import { type DocumentChange, changesOf } from "./changes.ts";
import { type IssuedView, issuedView } from "./issued.ts";
import {
  type Link,
  type ProvisionEntry,
  documentOf,
  entriesOfDocument,
  entriesOfType,
  entryOf,
} from "./entries.ts";
import { type CitationView, citationOfProvision } from "./citation-view.ts";
import { textFragment } from "./text-fragment.ts";
import { type GatheringEntry, categoryList, clauseTypeList } from "./gatherings.ts";
import { busiest } from "./home.ts";
import { type LineageStrip, type WordingView, lineageStrip, wordingsOf } from "./lineage-strip.ts";
import { type LogPlace, logPlace } from "./log-places.ts";
import { renderMarkdown, sectionsOf } from "./markdown.ts";
import {
  type DocumentInformation,
  type Tracking,
  documentInformation,
  trackingOf,
} from "./provision-facts.ts";
import { type Provenance, provenanceOf } from "./provenance.ts";
import { newestRecord } from "./newest-record.ts";
import { oncePerSite } from "./once.ts";
import { type Question, questionsOf } from "./questions.ts";
import { type Rarity, rarityOf } from "./rarity.ts";
import { standingProvisions } from "./present.ts";
import { type PresentedRecord, presentedRecord } from "./record-files.ts";
import type { Site } from "./site.ts";
import { REVIEW, SEVERITY } from "./words.ts";
import { type ArticleEntry, articlesWhere } from "./writing.ts";

/** A regulation that may apply. */
export interface AppliedRegulation extends Link {
  readonly fields: RegulationFields;
  readonly why: string;
}

/** What a platform answered. */
export interface ReplyView {
  readonly from: string;
  readonly received: Day;
  readonly url: string | undefined;
  /** Its words, by paragraph. */
  readonly paragraphs: readonly string[];
}

/** The analysis in parts, or the component that an .mdx file became. */
export interface AnalysisView {
  readonly mdx: string | undefined;
  /** Sections by title, without the questions; empty for .mdx. */
  readonly sections: readonly {
    readonly title: string;
    readonly id: string;
    readonly html: string;
  }[];
  /** Who wrote it, with what help, and whether it was reviewed. */
  readonly byline: string;
}

export interface ProvisionView extends ProvisionEntry {
  readonly recordId: string | undefined;
  /** What was issued of it; undefined until something was. */
  readonly issued: IssuedView | undefined;
  readonly severityName: string;
  /** `assessed by N. Okafor, reviewed and approved by T. Lindqvist`. */
  readonly assessment: string;
  readonly rarity: Rarity;
  readonly share: readonly Link[];
  /** The document at its source; undefined where no address is recorded. */
  readonly original: string | undefined;
  readonly liveFragment: string | undefined;
  readonly trackingEnded: { readonly date: Day; readonly reason: string } | undefined;
  readonly analysis: AnalysisView;
  readonly recent: readonly DocumentChange[];
  readonly recentTechnical: readonly DocumentChange[];
  readonly elsewhere: readonly ProvisionEntry[];
  readonly elsewhereCount: number;
  readonly lineage: LineageStrip;
  readonly wordings: readonly WordingView[];
  readonly regulations: readonly AppliedRegulation[];
  readonly replies: readonly ReplyView[];
  readonly contact: string | undefined;
  readonly information: DocumentInformation;
  readonly tracking: Tracking;
  readonly provenance: Provenance | undefined;
  /** Of what is issued, and of the quoted version. */
  readonly log: readonly LogPlace[];
  /** Its newest issued version; undefined where there is none. */
  readonly presented: PresentedRecord | undefined;
  /** Undefined where the quotation was found in no sound capture. */
  readonly citation: CitationView | undefined;
  readonly categories: readonly Link[];
  readonly others: readonly ProvisionEntry[];
  readonly articles: readonly ArticleEntry[];
  readonly topics: readonly GatheringEntry[];
  readonly questions: readonly Question[];
  /** The parts of the page, in its order. */
  readonly parts: readonly { readonly id: string; readonly name: string }[];
  readonly previous: ProvisionEntry | undefined;
  readonly next: ProvisionEntry | undefined;
}

const RECENT = 3;
const ELSEWHERE = 3;
const TOPICS = 8;

export function provisionView(path: ProvisionPath, site: Site): ProvisionView {
  const provision = site.archive.provisions.get(path)!;
  const document = documentOf(provision, site);
  const entry = entryOf(provision, site);
  const { value } = provision;
  const changes = changesOf(document, site);
  const elsewhere = entriesOfType(value.clauseType, site).filter(
    ({ platform }) => platform.slug !== document.platform,
  );
  const information = documentInformation(document, site);
  const recordId = value.id === "new" ? undefined : value.id;
  const issued = issuedView(provision, site);
  const newest = newestRecord(provision, site);
  return {
    ...entry,
    recordId,
    issued,
    severityName: SEVERITY[value.severity],
    assessment: assessmentOf(provision),
    rarity: rarityOf(value.clauseType, site),
    share: shareLinks(entry, site),
    original: document.value.urls[0],
    liveFragment: liveFragment(entry, document),
    trackingEnded: document.value.trackingEnded,
    analysis: analysisOf(provision, site),
    recent: changes.filter(({ kind }) => kind === "substantive").slice(0, RECENT),
    recentTechnical: changes.filter(({ kind }) => kind === "technical").slice(0, RECENT),
    elsewhere: elsewhere.slice(0, ELSEWHERE),
    elsewhereCount: elsewhere.length,
    lineage: lineageStrip(provision, document, site),
    wordings: wordingsOf(provision, document),
    regulations: regulationsOf(provision, site),
    replies: repliesTo(provision, document, site),
    contact: site.archive.content.settings.contact,
    information,
    tracking: trackingOf(provision, document, entry.standing),
    provenance: provenanceOf(entry, document, site),
    log: placesInLog(entry, issued, document, site),
    presented: newest && presentedRecord(newest, site),
    citation: citationOfProvision(entry, document, site),
    categories: value.categories.map((slug) => ({
      name: site.archive.content.categories.get(slug)?.title ?? slug,
      href: site.urls.category(slug),
    })),
    others: entriesOfDocument(document.path, site).filter((other) => other !== entry),
    articles: articlesWhere(
      ({ clauseTypes }, slug) =>
        value.related.includes(slug) || clauseTypes.includes(value.clauseType),
      site,
    ),
    topics: topicsOf(site),
    questions: questionsOf(provision, entry, site),
    parts: PARTS,
    ...neighbours(provision, site),
  };
}

function placesInLog(
  { evidence }: ProvisionEntry,
  issued: IssuedView | undefined,
  { id }: ArchivedDocument,
  site: Site,
): LogPlace[] {
  return [
    ...(issued === undefined ? [] : [logPlace(issued.id, issued.number, site)]),
    ...(evidence === undefined || id === undefined
      ? []
      : [logPlace(id, evidence.version.number, site)]),
  ];
}

const PARTS = [
  { id: "clause", name: "What it says" },
  { id: "analysis", name: "Analysis" },
  { id: "lineage", name: "Where it stood" },
  { id: "recent", name: "How its document changed" },
  { id: "elsewhere", name: "How others word it" },
  { id: "regulations", name: "Regulations that may apply" },
  { id: "reply", name: "What the platform answered" },
  { id: "citation", name: "Cite" },
  { id: "provenance", name: "Evidence and checks" },
  { id: "tracking", name: "Dates" },
  { id: "document-information", name: "The document" },
  { id: "others", name: "Other provisions" },
  { id: "faq", name: "Questions and answers" },
];

function assessmentOf({ value: { analysis } }: ArchivedProvision): string {
  const by = `Assessed by ${analysis.by.join(", ")}`;
  const reviewers = analysis.reviewedBy?.join(", ");
  return `${by}; ${REVIEW[analysis.review]}${reviewers === undefined ? "" : ` by ${reviewers}`}.`;
}

/** Plain links; nothing is loaded from where they lead until somebody follows them. */
function shareLinks({ title, platform, href }: ProvisionEntry, { urls }: Site): Link[] {
  const url = encodeURIComponent(urls.absolute(href));
  const text = encodeURIComponent(`${platform.name}: ${title}`);
  return [
    { name: "E-mail", href: `mailto:?subject=${text}&body=${url}` },
    { name: "X", href: `https://x.com/intent/post?text=${text}&url=${url}` },
    { name: "LinkedIn", href: `https://www.linkedin.com/sharing/share-offsite/?url=${url}` },
  ];
}

function liveFragment({ quotation, evidence }: ProvisionEntry, { value }: ArchivedDocument) {
  const [url] = value.urls;
  const pdf = evidence?.capture.sources.every(({ mediaType }) => mediaType === "application/pdf");
  return url === undefined || pdf === true || evidence === undefined
    ? undefined
    : textFragment(url, quotation);
}

const QUESTIONS = "Questions";

function analysisOf({ value, file, body }: ArchivedProvision, { urls }: Site): AnalysisView {
  const mdx = file.endsWith(".mdx");
  const sections = sectionsOf(body).filter(({ title }) => title !== QUESTIONS);
  return {
    mdx: mdx ? file : undefined,
    sections: mdx
      ? []
      : sections.map(({ title, body: text }, index) => ({
          title,
          id: `analysis-${index + 1}`,
          html: renderMarkdown(text, urls.fromContent),
        })),
    byline: bylineOf(value.analysis),
  };
}

function bylineOf({ by, assistance }: ArchivedProvision["value"]["analysis"]): string {
  const help = assistance === "none" ? "none declared" : assistance.join(", ");
  return `Written by ${by.join(", ")}. Help of software: ${help}.`;
}

function regulationsOf({ value }: ArchivedProvision, { archive, urls }: Site): AppliedRegulation[] {
  return Object.entries(value.regulations).flatMap(([name, why]) => {
    const slug = name as never;
    const file = archive.content.regulations.get(slug);
    if (file === undefined) return [];
    return [{ name: file.value.shortName, href: urls.regulation(slug), fields: file.value, why }];
  });
}

/** Replies about this provision, and those about the whole document; oldest first. */
function repliesTo(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  { archive }: Site,
): ReplyView[] {
  const name = provision.path.slice(provision.path.lastIndexOf("/") + 1);
  return [...archive.content.replies]
    .filter(([key, { value }]) => {
      const id = key.split("/")[0];
      if (id === provision.value.id) return true;
      return id === document.id && value.about?.some((each) => each === name) !== false;
    })
    .map(([, { value, body }]) => ({
      from: value.from,
      received: value.received,
      url: value.url,
      paragraphs: body.split(/\n\s*\n/u),
    }));
}

/** Every provision in the order in which pages lead on: by document, worst first. */
const places = oncePerSite((site) => {
  const order = [...site.archive.documents.keys()].flatMap((path) => entriesOfDocument(path, site));
  return { order, at: new Map(order.map(({ provision }, index) => [provision, index])) };
});

/** The provisions before and after this one. */
function neighbours(provision: ArchivedProvision, site: Site) {
  const { order, at } = places(site);
  const index = at.get(provision)!;
  return { previous: order[index - 1], next: order[index + 1] };
}

/** The archive's main topics. */
const topicsOf = oncePerSite((site) =>
  busiest([...categoryList(site), ...clauseTypeList(site)]).slice(0, TOPICS),
);

/** All provisions that have a page. */
export const provisionPaths = (site: Site): ProvisionPath[] => [...standingProvisions(site).keys()];
