/** The search form: by what a search can be narrowed. */
import { byCodeUnit } from "#base/ids.ts";
import { allChanges } from "./changes.ts";
import type { SearchKind } from "./index-entry.ts";
import type { Link } from "./entries.ts";
import { categoryList, clauseTypeList, regulationList, severitiesView } from "./gatherings.ts";
import { busiest } from "./home.ts";
import { languageName } from "./languages.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";
import { articlesWhere } from "./writing.ts";

/** One filter of the search form; its values are what the index holds. */
export interface SearchFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const KINDS: Readonly<Record<SearchKind, string>> = {
  history: "Texts, all versions",
  provision: "Provisions, with analysis",
  article: "Articles",
  page: "About the archive",
};

/** A list that leads to what is searched, with its first entries. */
export interface WayIn extends Link {
  readonly links: readonly Link[];
  /** How many entries are left out. */
  readonly rest: number;
}

export interface SearchView {
  /** Those that have anything to choose. */
  readonly filters: readonly SearchFilter[];
  readonly suspectCaptures: number;
  /** For those who browse, and for all while scripts are off. */
  readonly ways: readonly WayIn[];
}

export function searchView(site: Site): SearchView {
  const held = [...site.archive.documents.values()];
  return {
    filters: filtersOf(site).filter(({ options }) => options.length > 0),
    suspectCaptures: held
      .flatMap(({ timeline }) => timeline.suspicions)
      .filter((suspicion) => suspicion !== undefined).length,
    ways: waysIn(site),
  };
}

type Options = SearchFilter["options"];

const named = <T>(map: ReadonlyMap<string, T>, label: (value: T) => string): Options =>
  [...map].map(([value, each]) => ({ value, label: label(each) }));

/** Each value once, by code unit. */
const plain = (values: readonly string[], label = (value: string) => value): Options =>
  [...new Set(values)].toSorted(byCodeUnit).map((value) => ({ value, label: label(value) }));

function filtersOf(site: Site): SearchFilter[] {
  const { platforms, clauseTypes } = site.archive.content;
  const held = [...site.archive.documents.values()];
  const years = held.flatMap(({ captures }) => captures.map(({ at }) => at.slice(0, 4)));
  const filter = (name: string, label: string, options: Options) => ({ name, label, options });
  return [
    filter("kind", "What", named(new Map(Object.entries(KINDS)), String)),
    filter(
      "platform",
      "Platform",
      named(platforms, ({ value }) => value.name),
    ),
    filter("terms", "Kind of terms", plain(held.map(({ value }) => value.kind))),
    filter("year", "Year of captures that hold it", plain(years).toReversed()),
    filter(
      "language",
      "Language of the document",
      plain(
        held.map(({ value }) => value.language),
        languageName,
      ),
    ),
    filter("severity", "Severity", severities(site)),
    filter(
      "clause",
      "Clause type",
      named(clauseTypes, ({ value }) => value.title),
    ),
    ...lawFilters(site),
  ];
}

/** The levels that provisions have. */
const occurring = (site: Site) =>
  severitiesView(site).levels.filter(({ provisions }) => provisions > 0);

const severities = (site: Site): Options =>
  occurring(site).map(({ level }) => ({ value: level, label: SEVERITY[level] }));

function lawFilters({ archive }: Site): SearchFilter[] {
  const { categories, regulations } = archive.content;
  const places = [...regulations.values()].map(({ value }) => value.jurisdiction);
  return [
    {
      name: "category",
      label: "Category",
      options: named(categories, ({ title }) => title),
    },
    {
      name: "regulation",
      label: "Regulation",
      options: named(regulations, ({ value }) => value.shortName),
    },
    { name: "jurisdiction", label: "Jurisdiction of a regulation", options: plain(places) },
  ];
}

const FIRST = 12;

function waysIn(site: Site): WayIn[] {
  const { archive, urls } = site;
  const platforms = [...archive.content.platforms].map(([slug, { value }]) => ({
    name: value.name,
    href: urls.platform(slug),
  }));
  const years = new Set(allChanges(site).map(({ at }) => at.slice(0, 4)));
  const changes = [...years].map((year) => ({ name: year, href: urls.changesOf(year) }));
  const way = (name: string, href: string, links: readonly Link[]): WayIn => ({
    name,
    href,
    links: links.slice(0, FIRST).map((link) => ({ name: link.name, href: link.href })),
    rest: Math.max(0, links.length - FIRST),
  });
  return [
    way("Platforms", urls.platforms, platforms),
    way("Clause types", urls.clauseTypes, busiest(clauseTypeList(site))),
    way("Severity", urls.severities, occurring(site)),
    way("Categories", urls.categories, busiest(categoryList(site))),
    way("Regulations", urls.regulations, busiest(regulationList(site))),
    way("Changes", urls.changes, changes),
    way(
      "Articles",
      urls.articles,
      articlesWhere(() => true, site),
    ),
  ].filter(({ links }) => links.length > 0);
}
