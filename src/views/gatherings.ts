/** What provisions are gathered under: clause types, regulations, categories, severities. */
import { counted } from "#base/count.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import type { RegulationFields } from "#schema/gatherings.ts";
import { type DocumentChange, allChanges } from "./changes.ts";
import {
  type ComparedProvision,
  type ComparisonFilter,
  type WhoHas,
  comparedProvisions,
  comparisonFilters,
  whoHas,
} from "./comparison.ts";
import { type Link, type ProvisionEntry, entriesOfType, entriesWhere } from "./entries.ts";
import { type Fact, dated, fact, outside } from "./facts.ts";
import { renderMarkdown, sectionUnder } from "./markdown.ts";
import { type Rarity, rarityOf } from "./rarity.ts";
import { type Tally, tallyOf } from "./severity-tally.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";
import { type ArticleEntry, type PageView, articlesWhere, writtenPage } from "./writing.ts";

/** One gathering in a list of its kind. */
export interface GatheringEntry extends Link {
  readonly summary: string | undefined;
  readonly provisions: number;
  readonly platforms: number;
  /** Its provisions by severity. */
  readonly tally: readonly Tally[];
}

function gathered(
  link: Link,
  summary: string | undefined,
  entries: readonly ProvisionEntry[],
): GatheringEntry {
  const platforms = new Set(entries.map(({ platform }) => platform.slug)).size;
  const tally = tallyOf(entries.map(({ severity }) => severity));
  return { ...link, summary, provisions: entries.length, platforms, tally };
}

const ofRegulation = (slug: Slug, site: Site) =>
  entriesWhere(({ value }) => Object.hasOwn(value.regulations, slug), site);
const ofCategory = (slug: Slug, site: Site) =>
  entriesWhere(({ value }) => value.categories.includes(slug), site);
const ofSeverity = (level: Severity, site: Site) =>
  entriesWhere(({ value }) => value.severity === level, site);

/** A clause type in a list of them. */
export interface ClauseTypeEntry extends GatheringEntry {
  readonly slug: Slug;
  readonly rarity: Rarity;
  /** Of its provisions; undefined while it has none. */
  readonly worst: Severity | undefined;
}

/** Every clause type, with how many provisions it has and how rare it is. */
export function clauseTypeList(site: Site): ClauseTypeEntry[] {
  return [...site.archive.content.clauseTypes].map(([slug, { value }]) => {
    const entries = entriesOfType(slug, site);
    const link = { name: value.title, href: site.urls.clauseType(slug) };
    return {
      ...gathered(link, value.summary, entries),
      slug,
      rarity: rarityOf(slug, site),
      worst: entries[0]?.severity,
    };
  });
}

export interface ClauseTypeView {
  readonly title: string;
  readonly summary: string | undefined;
  readonly html: string;
  readonly rarity: Rarity;
  readonly who: WhoHas;
  readonly provisions: readonly ComparedProvision[];
  /** None where they would narrow nothing. */
  readonly filters: readonly ComparisonFilter[];
  readonly articles: readonly ArticleEntry[];
}

/** The comparison of a clause type across platforms. */
export function clauseTypeView(type: Slug, site: Site): ClauseTypeView {
  const file = site.archive.content.clauseTypes.get(type)!;
  const provisions = comparedProvisions(type, site);
  return {
    title: file.value.title,
    summary: file.value.summary,
    html: renderMarkdown(file.body, site.urls.fromContent),
    rarity: rarityOf(type, site),
    who: whoHas(type, site),
    provisions,
    filters: comparisonFilters(provisions),
    articles: articlesWhere(({ clauseTypes }) => clauseTypes.includes(type), site),
  };
}

/** Every regulation, with how many provisions it may apply to. */
export function regulationList(
  site: Site,
): (GatheringEntry & { readonly fields: RegulationFields })[] {
  return [...site.archive.content.regulations]
    .map(([slug, { value }]) => ({
      ...gathered(
        { name: value.shortName, href: site.urls.regulation(slug) },
        value.jurisdiction,
        ofRegulation(slug, site),
      ),
      fields: value,
    }))
    .toSorted((a, b) => b.provisions - a.provisions || byCodeUnit(a.name, b.name));
}

/** A provision with why a regulation may apply to it. */
export type TouchedProvision = ProvisionEntry & { readonly why: string };

export interface RegulationView {
  readonly fields: RegulationFields;
  readonly facts: readonly Fact[];
  readonly html: string;
  readonly tally: readonly Tally[];
  readonly provisions: number;
  /** The provisions by platform, in order of the platforms' names; each platform's worst first. */
  readonly groups: readonly {
    readonly platform: ProvisionEntry["platform"];
    readonly provisions: readonly TouchedProvision[];
  }[];
}

export function regulationView(slug: Slug, site: Site): RegulationView {
  const { value, body } = site.archive.content.regulations.get(slug)!;
  const provisions = ofRegulation(slug, site).map((entry) => ({
    ...entry,
    why: entry.provision.value.regulations[slug]!,
  }));
  const byPlatform = Map.groupBy(provisions, ({ platform }) => platform.slug);
  return {
    fields: value,
    facts: regulationFacts(value),
    html: renderMarkdown(body, site.urls.fromContent),
    tally: tallyOf(provisions.map(({ severity }) => severity)),
    provisions: provisions.length,
    groups: [...byPlatform.values()]
      .map((group) => ({ platform: group[0]!.platform, provisions: group }))
      .toSorted((a, b) => byCodeUnit(a.platform.name.toLowerCase(), b.platform.name.toLowerCase())),
  };
}

const regulationFacts = (value: RegulationFields): Fact[] => [
  fact("Jurisdiction", value.jurisdiction),
  fact("Kind", value.kind),
  fact("Citation", value.citation),
  fact("Authority", value.authority),
  fact("In force", dated(value.inForce)),
  fact("Applies", dated(value.applies)),
  fact("Official text", outside(value.url)),
];

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
  readonly platforms: number;
  readonly tally: readonly Tally[];
  /** The clause types of its provisions, those with the most first. */
  readonly clauseTypes: readonly (Link & { readonly note: string })[];
}

export function categoryView(slug: Slug, site: Site): CategoryView {
  const { title, description } = site.archive.content.categories.get(slug)!;
  const provisions = ofCategory(slug, site);
  return {
    title,
    description,
    provisions,
    platforms: new Set(provisions.map(({ platform }) => platform.slug)).size,
    tally: tallyOf(provisions.map(({ severity }) => severity)),
    clauseTypes: clauseTypesOf(provisions),
  };
}

const clauseTypesOf = (provisions: readonly ProvisionEntry[]): CategoryView["clauseTypes"] =>
  [...Map.groupBy(provisions, ({ clauseType }) => clauseType.href).values()]
    .toSorted((a, b) => b.length - a.length)
    .map((group) => ({ ...group[0]!.clauseType, note: counted(group.length, "provision") }));

/** What the severities mean, and how many provisions each has. */
export interface SeveritiesView {
  readonly page: PageView;
  readonly levels: readonly (GatheringEntry & { readonly level: Severity })[];
}

const UNWRITTEN: PageView = {
  title: "What each severity means",
  summary: undefined,
  body: { html: "<p>This archive has not described its levels of severity.</p>" },
  headings: [],
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
  readonly name: string;
  /** What the archive's page on severity says under this level's name; undefined where nothing. */
  readonly meaning: string | undefined;
  readonly provisions: readonly ProvisionEntry[];
  readonly platforms: number;
  /** The newest changes of substance that people gave this severity. */
  readonly changes: readonly DocumentChange[];
}

/** How many changes the page of a severity shows. */
const RECENT = 5;

export function severityView(level: Severity, site: Site): SeverityView {
  const provisions = ofSeverity(level, site);
  const page = site.archive.content.pages.get("severity");
  const meaning = page?.file.endsWith(".md") ? sectionUnder(SEVERITY[level], page.body) : undefined;
  return {
    name: SEVERITY[level],
    meaning: meaning === undefined ? undefined : renderMarkdown(meaning, site.urls.fromContent),
    provisions,
    platforms: new Set(provisions.map(({ platform }) => platform.slug)).size,
    changes: allChanges(site)
      .filter(({ kind, severity }) => kind === "substantive" && severity === level)
      .slice(0, RECENT),
  };
}
