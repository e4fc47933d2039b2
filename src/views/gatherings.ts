/** What provisions are gathered under: clause types, regulations, categories, severities. */
import type { Day, Instant } from "#base/dates.ts";
import type { Slug } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import type { RegulationFields } from "#schema/gatherings.ts";
import {
  type Link,
  type ProvisionEntry,
  documentOf,
  entriesOfType,
  entriesWhere,
} from "./entries.ts";
import { renderMarkdown } from "./markdown.ts";
import { type FoundWithout, type Rarity, foundWithout, rarityOf } from "./rarity.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";
import { type ArticleEntry, type PageView, articlesWhere, writtenPage } from "./writing.ts";

/** One gathering in a list of its kind. */
export interface GatheringEntry extends Link {
  readonly summary: string | undefined;
  readonly provisions: number;
  readonly platforms: number;
}

function gathered(
  link: Link,
  summary: string | undefined,
  entries: readonly ProvisionEntry[],
): GatheringEntry {
  const platforms = new Set(entries.map(({ platform }) => platform.slug)).size;
  return { ...link, summary, provisions: entries.length, platforms };
}

const ofRegulation = (slug: Slug, site: Site) =>
  entriesWhere(({ value }) => value.regulations[slug] !== undefined, site);
const ofCategory = (slug: Slug, site: Site) =>
  entriesWhere(({ value }) => value.categories.includes(slug), site);
const ofSeverity = (level: Severity, site: Site) =>
  entriesWhere(({ value }) => value.severity === level, site);

/** Every clause type, with how many provisions it has and how rare it is. */
export function clauseTypeList(site: Site): (GatheringEntry & { readonly rarity: Rarity })[] {
  return [...site.archive.content.clauseTypes].map(([slug, { value }]) => ({
    ...gathered(
      { name: value.title, href: site.urls.clauseType(slug) },
      value.summary,
      entriesOfType(slug, site),
    ),
    rarity: rarityOf(slug, site),
  }));
}

/** A provision in the comparison of its clause type. */
export interface ComparedProvision extends ProvisionEntry {
  /** The first and the newest capture in which a recorded wording stood once. */
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
}

export interface ClauseTypeView {
  readonly title: string;
  readonly summary: string | undefined;
  readonly html: string;
  readonly rarity: Rarity;
  readonly provisions: readonly ComparedProvision[];
  readonly without: readonly FoundWithout[];
  readonly articles: readonly ArticleEntry[];
}

/** The comparison of a clause type across platforms. */
export function clauseTypeView(type: Slug, site: Site): ClauseTypeView {
  const file = site.archive.content.clauseTypes.get(type)!;
  return {
    title: file.value.title,
    summary: file.value.summary,
    html: renderMarkdown(file.body, site.urls.fromContent),
    rarity: rarityOf(type, site),
    provisions: entriesOfType(type, site).map((entry) => compared(entry, site)),
    without: foundWithout(type, site),
    articles: articlesWhere(({ clauseTypes }) => clauseTypes.includes(type), site),
  };
}

function compared(entry: ProvisionEntry, site: Site): ComparedProvision {
  const { stretches, lineage } = entry.provision;
  const { captures } = documentOf(entry.provision, site);
  const standing = stretches.filter((_, stop) => lineage.findings[stop]!.places.length === 1);
  const at = (index: number | undefined) => (index === undefined ? undefined : captures[index]!.at);
  return {
    ...entry,
    first: at(standing[0]?.captures[0]),
    last: at(standing.at(-1)?.captures.at(-1)),
  };
}

/** Every regulation, with how many provisions it may apply to. */
export function regulationList(
  site: Site,
): (GatheringEntry & { readonly fields: RegulationFields })[] {
  return [...site.archive.content.regulations].map(([slug, { value }]) => ({
    ...gathered(
      { name: value.shortName, href: site.urls.regulation(slug) },
      value.jurisdiction,
      ofRegulation(slug, site),
    ),
    fields: value,
  }));
}

export interface RegulationView {
  readonly fields: RegulationFields;
  readonly inForce: Day | undefined;
  readonly applies: Day | undefined;
  readonly html: string;
  /** Each with why the regulation may apply. */
  readonly provisions: readonly (ProvisionEntry & { readonly why: string })[];
}

export function regulationView(slug: Slug, site: Site): RegulationView {
  const { value, body } = site.archive.content.regulations.get(slug)!;
  return {
    fields: value,
    inForce: value.inForce,
    applies: value.applies,
    html: renderMarkdown(body, site.urls.fromContent),
    provisions: ofRegulation(slug, site).map((entry) => ({
      ...entry,
      why: entry.provision.value.regulations[slug]!,
    })),
  };
}

/** Every category, with how many provisions it holds. */
export function categoryList(site: Site): GatheringEntry[] {
  return [...site.archive.content.categories].map(([slug, { title, description }]) =>
    gathered({ name: title, href: site.urls.category(slug) }, description, ofCategory(slug, site)),
  );
}

export interface CategoryView {
  readonly title: string;
  readonly description: string;
  readonly provisions: readonly ProvisionEntry[];
}

export function categoryView(slug: Slug, site: Site): CategoryView {
  const { title, description } = site.archive.content.categories.get(slug)!;
  return { title, description, provisions: ofCategory(slug, site) };
}

/** What the severities mean, and how many provisions each has. */
export interface SeveritiesView {
  readonly page: PageView;
  readonly levels: readonly (GatheringEntry & { readonly level: Severity })[];
}

const UNWRITTEN: PageView = {
  title: "What each severity means",
  summary: undefined,
  body: { html: "<p>This archive has not described its levels of severity.</p>" },
  decisions: [],
};

export const severitiesView = (site: Site): SeveritiesView => ({
  page: writtenPage("severity", site) ?? UNWRITTEN,
  levels: SEVERITIES.map((level) => ({
    level,
    ...gathered(
      { name: SEVERITY[level], href: site.urls.severity(level) },
      undefined,
      ofSeverity(level, site),
    ),
  })),
});

export interface SeverityView {
  readonly level: Severity;
  readonly name: string;
  readonly provisions: readonly ProvisionEntry[];
}

export const severityView = (level: Severity, site: Site): SeverityView => ({
  level,
  name: SEVERITY[level],
  provisions: ofSeverity(level, site),
});
