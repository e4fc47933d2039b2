/** The search form: by what a search can be narrowed. */
import { byCodeUnit } from "#base/ids.ts";
import { SEVERITIES } from "#schema/fields.ts";
import type { SearchKind } from "./index-entry.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";

/** One filter of the search form; its values are what the index holds. */
export interface SearchFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const KINDS: Readonly<Record<SearchKind, string>> = {
  history: "Texts of documents, all versions",
  provision: "Provisions and their analysis",
  article: "Articles",
  page: "Pages about the archive",
};

export interface SearchView {
  readonly filters: readonly SearchFilter[];
  readonly suspectCaptures: number;
}

export function searchView(site: Site): SearchView {
  const { content, documents } = site.archive;
  const held = [...documents.values()];
  const named = <T>(map: ReadonlyMap<string, T>, label: (value: T) => string) =>
    [...map].map(([value, each]) => ({ value, label: label(each) }));
  const plain = (values: readonly string[]) =>
    [...new Set(values)].toSorted(byCodeUnit).map((value) => ({ value, label: value }));
  const years = held.flatMap(({ captures }) => captures.map(({ at }) => at.slice(0, 4)));
  return {
    filters: [
      {
        name: "kind",
        label: "What",
        options: Object.entries(KINDS).map(([value, label]) => ({ value, label })),
      },
      {
        name: "platform",
        label: "Platform",
        options: named(content.platforms, ({ value }) => value.name),
      },
      {
        name: "terms",
        label: "Kind of terms",
        options: plain(held.map(({ value }) => value.kind)),
      },
      {
        name: "clause",
        label: "Clause type",
        options: named(content.clauseTypes, ({ value }) => value.title),
      },
      {
        name: "severity",
        label: "Severity",
        options: SEVERITIES.map((value) => ({ value, label: SEVERITY[value] })),
      },
      {
        name: "category",
        label: "Category",
        options: named(content.categories, ({ title }) => title),
      },
      {
        name: "regulation",
        label: "Regulation",
        options: named(content.regulations, ({ value }) => value.shortName),
      },
      {
        name: "jurisdiction",
        label: "Jurisdiction of a regulation",
        options: plain([...content.regulations.values()].map(({ value }) => value.jurisdiction)),
      },
      {
        name: "language",
        label: "Language of the document",
        options: plain(held.map(({ value }) => value.language)),
      },
      { name: "year", label: "Stood in a year", options: plain(years).toReversed() },
    ],
    suspectCaptures: held
      .flatMap(({ timeline }) => timeline.suspicions)
      .filter((suspicion) => suspicion !== undefined).length,
  };
}
