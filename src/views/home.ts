/** The first page: what the archive is, how much it holds, what changed last, ways in. */
import { byCodeUnit } from "#base/ids.ts";
import { type DocumentChange, allChanges, countsInWords } from "./changes.ts";
import { type GatheringEntry, categoryList, clauseTypeList, severitiesView } from "./gatherings.ts";
import { type Link, type ProvisionEntry, allEntries } from "./entries.ts";
import { type CapturedSpan, capturedSpan } from "./captured-span.ts";
import { standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { counted } from "#base/count.ts";
import { type ArticleEntry, articlesWhere } from "./writing.ts";

/** A change with the names that say whose it is. */
export interface NamedChange {
  readonly change: DocumentChange;
  readonly platform: Link;
  readonly document: Link;
  /** How much it changed: `2 passages added, 1 removed`. */
  readonly counts: string;
}

/** A way in, with how much stands behind it. */
export interface Way extends Link {
  readonly note: string;
}

export interface HomeView {
  readonly title: string;
  readonly description: string | undefined;
  readonly counts: readonly {
    readonly what: string;
    readonly count: number;
    readonly href: string;
  }[];
  /** First and latest capture in the archive; undefined while there is none. */
  readonly span: CapturedSpan | undefined;
  readonly latest: readonly NamedChange[];
  readonly clauseTypes: readonly Way[];
  readonly platforms: readonly Way[];
  readonly categories: readonly GatheringEntry[];
  readonly severities: ReturnType<typeof severitiesView>["levels"];
  readonly worst: readonly ProvisionEntry[];
  readonly articles: readonly ArticleEntry[];
}

const LATEST = 6;

export function homeView(site: Site): HomeView {
  const { title, description } = site.archive.content.settings;
  const provisions = allEntries(site);
  return {
    title,
    description,
    counts: countsOf(site),
    span: capturedSpan(site),
    latest: allChanges(site)
      .filter(({ kind }) => kind === "substantive")
      .slice(0, LATEST)
      .map((change) => named(change, site)),
    clauseTypes: busiest(clauseTypeList(site)).map(({ name, href, rarity }) => ({
      name,
      href,
      note: rarity.short,
    })),
    platforms: platformWays(site),
    categories: categoryList(site),
    severities: severitiesView(site).levels,
    worst: provisions.slice(0, LATEST),
    articles: articlesWhere(() => true, site).slice(0, LATEST),
  };
}

function named(change: DocumentChange, { archive, urls }: Site): NamedChange {
  const { path, platform, value } = change.document;
  return {
    change,
    platform: {
      name: archive.content.platforms.get(platform)?.value.name ?? platform,
      href: urls.platform(platform),
    },
    document: { name: value.title, href: urls.document(path) },
    counts: countsInWords(change.counts),
  };
}

/** Every platform by name, with how many of its documents are held. */
const platformWays = ({ archive, urls }: Site): Way[] =>
  [...archive.content.platforms]
    .map(([slug, { value }]) => ({
      name: value.name,
      href: urls.platform(slug),
      note: counted(
        [...archive.documents.values()].filter(({ platform }) => platform === slug).length,
        "document",
      ),
    }))
    .toSorted((a, b) => byCodeUnit(a.name.toLowerCase(), b.name.toLowerCase()));

/** Those with the most provisions first; the rest in order of their addresses. */
export const busiest = <T extends GatheringEntry>(entries: readonly T[]): T[] =>
  entries.toSorted((a, b) => b.provisions - a.provisions);

function countsOf(site: Site): HomeView["counts"] {
  const { archive, urls } = site;
  const documents = [...archive.documents.values()];
  const sum = (of: (document: (typeof documents)[number]) => number) =>
    documents.reduce((total, document) => total + of(document), 0);
  const changes = allChanges(site).filter(({ kind }) => kind === "substantive").length;
  const rows = [
    { count: archive.content.platforms.size, one: "platform", href: urls.platforms },
    { count: documents.length, one: "document", href: urls.platforms },
    { count: sum(({ captures }) => captures.length), one: "capture", href: urls.platforms },
    { count: sum(({ versions }) => versions.length), one: "version", href: urls.platforms },
    { count: changes, one: "substantive change", href: urls.changes },
    { count: standingProvisions(site).size, one: "provision", href: urls.clauseTypes },
  ];
  return rows.map(({ count, one, href }) => ({ what: counted(count, one), count, href }));
}
