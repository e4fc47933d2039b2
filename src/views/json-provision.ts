/** A provision as JSON: what was found in captured texts, and apart from it what people think. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { isPublished } from "#archive/removed.ts";
import { statedDate } from "#archive/stated.ts";
import { daysBetween } from "#base/dates.ts";
import type { ProvisionPath, Slug } from "#base/ids.ts";
import type { PublishedProvision } from "#schema/published-provision.ts";
import { quotationParts } from "#text/quotation.ts";
import { changesOf } from "./changes.ts";
import { issuedView } from "./issued.ts";
import { issuedReferences } from "./json-tombstone.ts";
import { type ProvisionEntry, documentOf, entryOf } from "./entries.ts";
import {
  categoryReference,
  clauseTypeReference,
  documentReferenceOf,
  extractionOf,
  headOf,
  platformReference,
  regulationReference,
  repliesWhere,
  sourceOf,
} from "./json-parts.ts";
import { idOf } from "./present.ts";
import { documentInformation, trackingOf } from "./provision-facts.ts";
import { rarityOf } from "./rarity.ts";
import type { Site } from "./site.ts";
import type { Observed } from "./standing.ts";
import { SUSPICION } from "./words.ts";

type Evidence = PublishedProvision["evidence"];
type Analysis = PublishedProvision["analysis"];

/** How many changes of the document stand beside a provision. */
const RECENT = 10;

export function provisionJson(path: ProvisionPath, site: Site): PublishedProvision {
  const provision = site.archive.provisions.get(path)!;
  const document = documentOf(provision, site);
  const entry = entryOf(provision, site);
  const { title } = provision.value;
  return {
    ...headOf("provision", entry.href, site),
    recordId: idOf(provision),
    issued: issuedReferences(idOf(provision), site),
    differsFromIssued: [...(issuedView(provision, site)?.differing ?? [])],
    path,
    title,
    platform: platformReference(document.platform, site),
    document: documentReferenceOf(document, site),
    dates: datesOf(entry, document, site),
    evidence: evidenceOf(entry, document, site),
    analysis: analysisOf(provision, site),
    recentChanges: changesOf(document, site)
      .slice(0, RECENT)
      .map(({ at, href, kind, summary }) => ({ url: site.urls.absolute(href), at, kind, summary })),
    replies: repliesTo(provision, document, site),
  };
}

function datesOf(
  { provision, standing }: ProvisionEntry,
  document: ArchivedDocument,
  site: Site,
): PublishedProvision["dates"] {
  const tracking = trackingOf(provision, document, standing);
  const { announced, effective, lastChange } = documentInformation(document, site);
  return {
    firstTracked: tracking.firstTracked,
    lastVerified: tracking.lastVerified,
    lastAttempt: tracking.attempt,
    analysed: tracking.written,
    reviewed: tracking.reviewed,
    lastChangeOfDocument: lastChange && {
      at: lastChange.at,
      url: site.urls.absolute(lastChange.href),
      announced,
      effective,
    },
  };
}

function evidenceOf(entry: ProvisionEntry, document: ArchivedDocument, site: Site): Evidence {
  const { provision, standing } = entry;
  return {
    standing: {
      state: standing.state,
      sentence: standing.sentence,
      latest: observedOf(standing.latest, site),
      found: observedOf(standing.found, site),
    },
    quotation: quotationOf(entry, document, site),
    wordings: wordingsOf(provision, document),
    lineage: provision.stretches.map((_, stop) => stretchOf(stop, provision, document, site)),
  };
}

const observedOf = (observed: Observed | undefined, { urls }: Site) =>
  observed && {
    at: observed.at,
    version: observed.version,
    url: urls.absolute(observed.href),
  };

function quotationOf(
  { evidence, language, quotation }: ProvisionEntry,
  document: ArchivedDocument,
  site: Site,
): Evidence["quotation"] {
  const { id } = document;
  if (evidence === undefined || id === undefined) return undefined;
  const { capture, end, headings, once, passages, place, start, version } = evidence;
  const { urls } = site;
  return {
    text: quotation.join("\n\n"),
    language,
    version: version.number,
    versionUrl: urls.absolute(urls.passage(id, version.number, place.first)),
    textUrl: urls.absolute(urls.text(id, version.number)),
    start,
    end,
    passages,
    headings: [...headings],
    once,
    stated: statedDate(document, version.text, site.archive.content),
    capture: {
      at: capture.at,
      recorded: capture.recorded,
      form: capture.form,
      sources: capture.sources.map((each) =>
        sourceOf(each, isPublished(site.archive.removals, capture, each), site),
      ),
      text: extractionOf(capture),
      vantage: capture.vantage,
      screenshot: capture.screenshot,
    },
  };
}

const wordingsOf = (
  { lineage, stretches, value }: ArchivedProvision,
  document: ArchivedDocument,
): Evidence["wordings"] =>
  value.quotes.map(({ text }, index) => {
    const found = stretches
      .filter((_, stop) => lineage.findings[stop]!.wording === index)
      .flatMap(({ captures }) => captures);
    return {
      number: index + 1,
      current: index === lineage.current,
      text: quotationParts(text).join("\n\n"),
      captures: found.length,
      first: document.captures[found[0] ?? -1]?.at,
      last: document.captures[found.at(-1) ?? -1]?.at,
    };
  });

function stretchOf(
  stop: number,
  { lineage, stretches }: ArchivedProvision,
  document: ArchivedDocument,
  { urls }: Site,
): Evidence["lineage"][number] {
  const { captures, suspect, version } = stretches[stop]!;
  const { places, state, wording } = lineage.findings[stop]!;
  const at = (index: number) => document.captures[index]!.at;
  const before = stretches[stop - 1]?.captures.at(-1);
  const first = at(captures[0]!);
  const page =
    places[0] === undefined
      ? urls.version(document.id!, version)
      : urls.passage(document.id!, version, places[0].first);
  return {
    state,
    version,
    url: urls.absolute(page),
    first,
    last: at(captures.at(-1)!),
    captures: captures.length,
    daysWithoutCapture:
      before === undefined ? undefined : Math.floor(daysBetween(at(before), first)),
    places: places.length,
    wording: wording === undefined ? undefined : wording + 1,
    suspicions: suspect ? suspicionsOf(captures, document) : [],
    recordedLate: document.recordedLate.has(version),
  };
}

const suspicionsOf = (captures: readonly number[], { timeline }: ArchivedDocument): string[] => [
  ...new Set(captures.map((index) => SUSPICION[timeline.suspicions[index]!].name)),
];

function analysisOf({ body, file, value }: ArchivedProvision, site: Site): Analysis {
  const { archive, urls } = site;
  const { written, by, assistance, review, reviewedBy, reviewed } = value.analysis;
  return {
    severity: value.severity,
    severityReason: value.severityReason,
    clauseType: clauseTypeReference(value.clauseType, site),
    categories: value.categories.map((slug) => categoryReference(slug, site)),
    regulations: Object.entries(value.regulations).map(([slug, why]) => ({
      ...regulationReference(slug as Slug, site),
      jurisdiction: archive.content.regulations.get(slug as Slug)!.value.jurisdiction,
      why,
    })),
    rarity: rarityJson(value.clauseType, site),
    format: file.endsWith(".mdx") ? "mdx" : "markdown",
    text: body,
    written,
    by,
    assistance,
    review,
    reviewedBy,
    reviewed,
    related: value.related.map((slug) => ({
      title: archive.content.articles.get(slug)!.value.title,
      url: urls.absolute(urls.article(slug)),
    })),
  };
}

/** How rare a clause type is, with what the numbers do not say. */
export function rarityJson(type: Slug, site: Site): Analysis["rarity"] {
  const { having, reviewed, sentence, word } = rarityOf(type, site);
  return { recorded: having, reviewed, word, sentence };
}

/** About this provision, or about the whole document. */
function repliesTo(
  { path, value }: ArchivedProvision,
  { id }: ArchivedDocument,
  site: Site,
): PublishedProvision["replies"] {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return repliesWhere(
    (record, { about }) =>
      record === value.id || (record === id && about?.some((each) => each === name) !== false),
    site,
  );
}
