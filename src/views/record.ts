/**
 * The page of an issued version, made from the frozen record alone: nothing in `content/` changes
 * its words and evidence. What stands around them (that a newer version exists, that it was
 * corrected or withdrawn) is frame, and is told as it is today.
 */
import { type IssuedVersion, recordVersion } from "#archive/records.ts";
import { type Instant, showDay, showInstant } from "#base/dates.ts";
import type { ProvisionId, Sha256 } from "#base/ids.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { quotationParts } from "#text/quotation.ts";
import { factsOfCapture } from "./captures.ts";
import type { Link } from "./entries.ts";
import {
  type PresentedRecord,
  type RecordFile,
  presentedRecord,
  sourcesOf,
} from "./record-files.ts";
import { type RecordNotices, recordNotices } from "./record-notices.ts";
import { type CitationView, citationOfRecord } from "./citation-view.ts";
import { type CheckCommand, recordCommands } from "./record-commands.ts";
import { frozenLinks } from "./frozen-links.ts";
import { renderMarkdown, sectionsOf } from "./markdown.ts";
import { type LogPlace, logPlace } from "./log-places.ts";
import type { Crumb } from "./names.ts";
import type { Site } from "./site.ts";
import { LINEAGE, REVIEW, SEVERITY, grouped } from "./words.ts";

/** Which issued version a page shows. */
export interface RecordRef {
  readonly id: ProvisionId;
  readonly number: number;
}

/** Something the archive may gather no longer: then it is a name alone. */
export interface Named {
  readonly name: string;
  readonly href: string | undefined;
}

export interface RecordPage {
  readonly ref: RecordRef;
  /** `MU-P-000001 v2` */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly href: string;
  /** Its permanent address, whole. */
  readonly address: string;
  /** The present state of the provision. */
  readonly presentHref: string;
  readonly crumbs: readonly Crumb[];
  readonly issued: Instant;
  readonly log: LogPlace;
  readonly notices: RecordNotices;
  readonly platform: Link;
  readonly quotation: QuotationView;
  readonly standing: string;
  readonly capture: ReturnType<typeof factsOfCapture> & { readonly at: Instant };
  readonly opinion: OpinionView;
  readonly citation: CitationView;
  readonly hashes: RecordHashes;
  readonly presented: PresentedRecord;
  readonly files: readonly RecordFile[];
  readonly commands: readonly CheckCommand[];
}

/** The words, and where they stand. */
interface QuotationView {
  readonly parts: readonly string[];
  readonly language: string;
  readonly cite: string | undefined;
  readonly documentTitle: string;
  readonly documentId: string;
  readonly documentHref: string;
  readonly headings: string;
  readonly version: Link;
  readonly passageHref: string;
  readonly textHref: string;
  /** `code points 1,204–1,320, passage 12` */
  readonly position: string;
}

/** What people thought of it when it was issued. */
interface OpinionView {
  readonly severity: IssuedRecord["analysis"]["severity"];
  readonly severityHref: string;
  readonly severityName: string;
  readonly severityReason: string;
  readonly byline: string;
  readonly written: Instant;
  readonly review: string;
  readonly clauseType: Named;
  readonly categories: readonly Named[];
  readonly regulations: readonly (Named & {
    readonly jurisdiction: string;
    readonly why: string;
  })[];
  readonly sections: readonly {
    readonly title: string;
    readonly id: string;
    readonly html: string;
  }[];
}

export interface RecordHashes {
  readonly record: Sha256;
  readonly evidence: Sha256;
  readonly analysis: Sha256;
  readonly text: Sha256;
  readonly captureLine: Sha256 | undefined;
}

/** An issued version whose words are here. */
export type Whole = IssuedVersion & { readonly record: IssuedRecord };

export const isWhole = (version: IssuedVersion): version is Whole => version.record !== undefined;

/** The routes of all issued versions whose words are here. */
export const recordRoutes = (site: Site) => routesWhere(isWhole, site);

/** The routes of the issued versions that are wanted. */
export const routesWhere = (wanted: (version: IssuedVersion) => boolean, { archive }: Site) =>
  [...archive.records.values()]
    .flat()
    .filter(wanted)
    .map(({ line }) => ({
      params: { record: line.record, number: String(line.number) },
      props: { id: line.record, number: line.number } satisfies RecordRef,
    }));

export const issuedVersion = ({ id, number }: RecordRef, { archive }: Site): IssuedVersion =>
  archive.records.get(id)![number - 1]!;

/** What the page of an issued version shows. @throws Error where its words were removed */
export function recordPage(ref: RecordRef, site: Site): RecordPage {
  const version = issuedVersion(ref, site);
  if (!isWhole(version)) throw new Error(`${ref.id} v${ref.number} was removed`);
  const { record } = version;
  const { analysis, evidence } = record;
  const { urls } = site;
  const name = recordVersion(ref.id, ref.number);
  const { platform, title: document } = evidence.document;
  const href = urls.version(ref.id, ref.number);
  return {
    ref,
    name,
    title: analysis.title,
    description: `${name}, issued ${showDay(record.issued)}: ${platform.name}, ${document}. The quoted words with their evidence, and an analysis, as they were issued.`,
    href,
    address: urls.absolute(href),
    presentHref: urls.record(ref.id),
    crumbs: crumbsOf(record, href, site),
    issued: record.issued,
    log: logPlace(ref.id, ref.number, site),
    notices: recordNotices(ref, site),
    platform: { name: platform.name, href: urls.platform(platform.slug) },
    quotation: quotationView(version, site),
    standing: standingWords(evidence.standing),
    capture: { ...factsOfCapture(evidence.capture, site), at: evidence.capture.at },
    opinion: opinionView(analysis, site),
    citation: citationOfRecord(ref, site),
    hashes: hashesOf(version),
    presented: presentedRecord(ref, site),
    files: sourcesOf(ref, site),
    commands: recordCommands(version, site),
  };
}

function crumbsOf(record: IssuedRecord, href: string, { urls }: Site): Crumb[] {
  const { document } = record.evidence;
  return [
    { name: "Platforms", href: urls.platforms },
    { name: document.platform.name, href: urls.platform(document.platform.slug) },
    { name: document.title, href: urls.document(document.path) },
    { name: record.analysis.title, href: urls.record(record.id) },
    { name: `v${record.number}`, href },
  ];
}

function quotationView({ record }: Whole, { urls }: Site): QuotationView {
  const { document, quotation, version } = record.evidence;
  const { end, first, last, start } = { ...quotation, ...quotation.passages };
  const passages = first === last ? `passage ${first}` : `passages ${first} to ${last}`;
  return {
    parts: quotationParts(quotation.text),
    language: document.language,
    cite: document.urls[0],
    documentTitle: document.title,
    documentId: document.id,
    documentHref: urls.document(document.path),
    headings: quotation.headings.join(" › "),
    version: {
      name: `${document.id} v${version}`,
      href: urls.version(document.id, version),
    },
    passageHref: urls.passage(document.id, version, first - 1),
    textHref: urls.text(record.id, record.number),
    position: `code points ${grouped(start)}–${grouped(end)}, ${passages}`,
  };
}

/** What was found when it was issued: it says nothing of later captures. */
const standingWords = ({ at, state, version }: IssuedRecord["evidence"]["standing"]): string =>
  `${STANDING[state]} v${version}, the version of the newest sound capture at the time of issue (${showInstant(at)}). ${LINEAGE[state].means}`;

const STANDING: Readonly<Record<IssuedRecord["evidence"]["standing"]["state"], string>> = {
  verbatim: "Found in",
  moved: "Found, under another heading than before, in",
  reworded: "Found in another wording in",
  ambiguous: "Found more than once in",
  absent: "Not found in",
  undetermined: "Not to be determined in",
};

function opinionView(analysis: IssuedRecord["analysis"], site: Site): OpinionView {
  const { archive, urls } = site;
  const { clauseTypes, categories, regulations } = archive.content;
  const { assistance, by, reviewedBy } = analysis;
  const reviewers = reviewedBy === undefined ? "" : ` by ${reviewedBy.join(", ")}`;
  const on = analysis.reviewed === undefined ? "" : ` on ${showDay(analysis.reviewed)}`;
  const named = (each: { readonly name: string }, href: string | undefined): Named => ({
    name: each.name,
    href,
  });
  return {
    severity: analysis.severity,
    severityHref: urls.severity(analysis.severity),
    severityName: SEVERITY[analysis.severity],
    severityReason: analysis.severityReason,
    byline: `Written by ${by.join(", ")}. Help of software: ${assistance === "none" ? "none declared" : assistance.join(", ")}.`,
    written: analysis.written,
    review: `${REVIEW[analysis.review]}${reviewers}${on}`,
    clauseType: named(
      analysis.clauseType,
      clauseTypes.has(analysis.clauseType.slug)
        ? urls.clauseType(analysis.clauseType.slug)
        : undefined,
    ),
    categories: analysis.categories.map((each) =>
      named(each, categories.has(each.slug) ? urls.category(each.slug) : undefined),
    ),
    regulations: analysis.regulations.map((each) => ({
      ...named(each, regulations.has(each.slug) ? urls.regulation(each.slug) : undefined),
      jurisdiction: each.jurisdiction,
      why: each.why,
    })),
    sections: sectionsOf(withoutComponents(analysis.body)).map(({ title, body }, index) => ({
      title,
      id: `analysis-${index + 1}`,
      html: renderMarkdown(body, frozenLinks(site)),
    })),
  };
}

/**
 * Components of `.mdx` resolve against content, which may change: of those only their words stay,
 * and the label that a note has.
 */
export const withoutComponents = (body: string): string =>
  body
    .replace(/<ProvisionQuote\s+of="([^"]*)"\s*\/>/gu, "(Here the text quoted the provision $1.)")
    // Before a list, a heading or a quotation the label is a paragraph of its own.
    .replace(/<Note[^>]*>\s*(?=(?:[-*+>#]+|\d+[.)])\s)/gu, "**Note.**\n\n")
    .replace(/<Note[^>]*>\s*/gu, "**Note.** ")
    .replace(/<\/Note>/gu, "");

export const hashesOf = ({ line, record }: IssuedVersion): RecordHashes => ({
  record: line.sha256,
  evidence: line.evidence,
  analysis: line.analysis,
  text: line.text,
  captureLine: record?.evidence.captureLine,
});
