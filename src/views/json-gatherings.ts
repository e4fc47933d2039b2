/** What gathers provisions as JSON: platforms, clause types, regulations, categories, severities. */
import type { Slug } from "#base/ids.ts";
import type { Severity } from "#schema/fields.ts";
import type {
  PublishedCategory,
  PublishedClauseType,
  PublishedPlatform,
  PublishedRegulation,
  PublishedSeverity,
} from "#schema/published-gatherings.ts";
import { documentDates } from "./document-dates.ts";
import { type ProvisionEntry, allEntries, documentOf, entriesOfType } from "./entries.ts";
import {
  clauseTypeReference,
  documentReferenceOf,
  headOf,
  platformReference,
  provisionSummaryOf,
} from "./json-parts.ts";
import { rarityJson } from "./json-provision.ts";
import type { Site } from "./site.ts";

export function platformJson(slug: Slug, site: Site): PublishedPlatform {
  const { archive, urls } = site;
  const { body, value } = archive.content.platforms.get(slug)!;
  const documents = [...archive.documents.values()].filter(({ platform }) => platform === slug);
  const paths = new Set(documents.map(({ path }) => path));
  return {
    ...headOf("platform", urls.platform(slug), site),
    slug,
    ...value,
    text: body,
    documents: documents.map((document) => ({
      ...documentReferenceOf(document, site),
      kind: document.value.kind,
      language: document.value.language,
      versions: document.versions.filter(Boolean).length,
      captures: document.captures.length,
      suspectCaptures: document.timeline.suspicions.filter(Boolean).length,
      lastCaptured: document.captures.at(-1)?.at,
      lastChange: documentDates(document, site).lastChange?.at,
      trackingEnded: document.value.trackingEnded?.date,
    })),
    provisions: gatheredWhere(({ provision }) => paths.has(provision.document), site),
  };
}

type Gathered = PublishedSeverity["provisions"][number];

const gatheredWhere = (wanted: (entry: ProvisionEntry) => boolean, site: Site): Gathered[] =>
  allEntries(site)
    .filter(wanted)
    .map((entry) => gathered(entry, site));

function gathered(entry: ProvisionEntry, site: Site): Gathered {
  const { language, provision, quotation } = entry;
  const document = documentOf(provision, site);
  return {
    ...provisionSummaryOf(entry, site),
    platform: platformReference(document.platform, site),
    document: documentReferenceOf(document, site),
    clauseType: clauseTypeReference(provision.value.clauseType, site),
    quotation: quotation.join("\n\n"),
    language,
    ...foundBetween(entry, site),
  };
}

/** The first and the newest capture in which a recorded wording stood once. */
function foundBetween(
  { provision: { lineage, stretches }, provision }: ProvisionEntry,
  site: Site,
) {
  const { captures } = documentOf(provision, site);
  const found = stretches
    .filter((_, stop) => lineage.findings[stop]!.places.length === 1)
    .flatMap((stretch) => stretch.captures);
  return {
    firstFound: captures[found[0] ?? -1]?.at,
    lastFound: captures[found.at(-1) ?? -1]?.at,
  };
}

export function clauseTypeJson(slug: Slug, site: Site): PublishedClauseType {
  const { body, value } = site.archive.content.clauseTypes.get(slug)!;
  return {
    ...headOf("clause-type", site.urls.clauseType(slug), site),
    slug,
    title: value.title,
    summary: value.summary,
    text: body,
    rarity: rarityJson(slug, site),
    provisions: entriesOfType(slug, site).map((entry) => gathered(entry, site)),
    foundWithout: value.foundWithout.map(({ platform, date, document }) => ({
      platform: platformReference(platform, site),
      date,
      document: document && `${platform}/${document}`,
    })),
  };
}

export function regulationJson(slug: Slug, site: Site): PublishedRegulation {
  const { body, value } = site.archive.content.regulations.get(slug)!;
  const { url, ...fields } = value;
  const entries = allEntries(site).filter(({ provision }) =>
    Object.hasOwn(provision.value.regulations, slug),
  );
  return {
    ...headOf("regulation", site.urls.regulation(slug), site),
    slug,
    ...fields,
    sourceUrl: url,
    text: body,
    provisions: entries.map((entry) => ({
      ...gathered(entry, site),
      why: entry.provision.value.regulations[slug]!,
    })),
  };
}

export const categoryJson = (slug: Slug, site: Site): PublishedCategory => ({
  ...headOf("category", site.urls.category(slug), site),
  slug,
  ...site.archive.content.categories.get(slug)!,
  provisions: gatheredWhere(({ provision }) => provision.value.categories.includes(slug), site),
});

export const severityJson = (level: Severity, site: Site): PublishedSeverity => ({
  ...headOf("severity", site.urls.severity(level), site),
  level,
  provisions: gatheredWhere(({ severity }) => severity === level, site),
});
