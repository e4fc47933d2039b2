/** The clause types by what they are about, worst first. */
import { SEVERITIES } from "#schema/fields.ts";
import { type Link, entriesOfType } from "./entries.ts";
import { type ClauseTypeEntry, clauseTypeList } from "./gatherings.ts";
import type { Site } from "./site.ts";

/** Clause types whose provisions are mostly of one category. */
export interface ClauseTypeGroup {
  /** Undefined for those whose provisions are of none. */
  readonly category: (Link & { readonly slug: string }) | undefined;
  readonly types: readonly ClauseTypeEntry[];
}

export interface ClauseTypesView {
  readonly groups: readonly ClauseTypeGroup[];
  /** Clause types of which the archive has no provision. */
  readonly unrecorded: readonly ClauseTypeEntry[];
}

/** Clause types under the category that their provisions name first most often. */
export function clauseTypesView(site: Site): ClauseTypesView {
  const types = clauseTypeList(site);
  const recorded = types.filter(({ provisions }) => provisions > 0).toSorted(bySeverity);
  const byCategory = Map.groupBy(recorded, (type) => mainCategory(type, site));
  const groups = [...site.archive.content.categories].map(([slug, { title }]) => ({
    category: { slug, name: title, href: site.urls.category(slug) },
    types: byCategory.get(slug) ?? [],
  }));
  const others = { category: undefined, types: byCategory.get(undefined) ?? [] };
  return {
    groups: [...groups, others].filter((group) => group.types.length > 0),
    unrecorded: types.filter(({ provisions }) => provisions === 0),
  };
}

/** Undefined where its provisions are of no category. */
function mainCategory({ slug }: ClauseTypeEntry, site: Site): string | undefined {
  const named = entriesOfType(slug, site).map(({ provision }) => provision.value.categories[0]);
  const count = (category: string) => named.filter((each) => each === category).length;
  return [...site.archive.content.categories.keys()]
    .toSorted((a, b) => count(b) - count(a))
    .find((category) => count(category) > 0);
}

const rank = ({ worst }: ClauseTypeEntry): number =>
  worst === undefined ? SEVERITIES.length : SEVERITIES.indexOf(worst);

/** Worst first, then the most provisions. */
const bySeverity = (a: ClauseTypeEntry, b: ClauseTypeEntry): number =>
  rank(a) - rank(b) || b.provisions - a.provisions;
