/** The platforms of the archive, and one of them with its documents and provisions. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { type DocumentChange, changesOf, lastSubstantive } from "./changes.ts";
import { type DocumentDates, documentDates } from "./document-dates.ts";
import { type Fact, fact, outside } from "./facts.ts";
import type { LegendEntry } from "./legend.ts";
import { renderMarkdown } from "./markdown.ts";
import { type Crumb, type DocumentName, nameOfDocument, platformName } from "./names.ts";
import { type ProvisionRow, bySeverity, provisionRows } from "./provision-rows.ts";
import type { Site } from "./site.ts";
import { LINEAGE } from "./words.ts";

/** One platform in the list of all. */
export interface PlatformRow {
  readonly name: string;
  readonly href: string;
  readonly documents: number;
  readonly provisions: number;
  /** The newest change of substance in any of its documents. */
  readonly lastChange: DocumentChange | undefined;
}

/** One document in a platform's list. */
export interface DocumentRow {
  readonly name: DocumentName;
  readonly versions: number;
  readonly captures: number;
  readonly suspects: number;
  readonly dates: DocumentDates;
  readonly trackingEnded: ArchivedDocument["value"]["trackingEnded"];
}

export interface PlatformPage {
  readonly name: string;
  readonly crumbs: readonly Crumb[];
  readonly facts: readonly Fact[];
  /** Rendered Markdown; empty when nothing is written. */
  readonly prose: string;
  readonly documents: readonly DocumentRow[];
  /** Worst first. */
  readonly provisions: readonly ProvisionRow[];
  readonly stateLegend: readonly LegendEntry[];
  /** The latest changes of all its documents, technical ones among them. */
  readonly changes: readonly DocumentChange[];
}

/** How many changes a platform's page shows. */
const RECENT = 10;

export const platformSlugs = ({ archive }: Site): Slug[] => [...archive.content.platforms.keys()];

/** All platforms, by name. */
export function platformRows(site: Site): PlatformRow[] {
  return platformSlugs(site)
    .map((slug) => platformRow(slug, site))
    .toSorted((a, b) => byName(a.name, b.name) || byCodeUnit(a.href, b.href));
}

/** By code unit, capitals and small letters alike. */
const byName = (a: string, b: string): number => byCodeUnit(a.toLowerCase(), b.toLowerCase());

function platformRow(slug: Slug, site: Site): PlatformRow {
  const documents = documentsOf(slug, site);
  return {
    name: platformName(slug, site),
    href: site.urls.platform(slug),
    documents: documents.length,
    provisions: documents.flatMap((document) => provisionRows(document, site)).length,
    lastChange: lastSubstantive(changesOfAll(documents, site)),
  };
}

const documentsOf = (slug: Slug, { archive }: Site): ArchivedDocument[] =>
  [...archive.documents.values()].filter(({ platform }) => platform === slug);

/** Newest first. */
const changesOfAll = (documents: readonly ArchivedDocument[], site: Site): DocumentChange[] =>
  documents
    .flatMap((document) => changesOf(document, site))
    .toSorted((a, b) => byCodeUnit(b.at, a.at) || byCodeUnit(a.document.path, b.document.path));

export function platformPage(slug: Slug, site: Site): PlatformPage {
  const { value, body } = site.archive.content.platforms.get(slug)!;
  const documents = documentsOf(slug, site);
  const provisions = documents
    .flatMap((document) => provisionRows(document, site))
    .toSorted(bySeverity);
  return {
    name: value.name,
    crumbs: [{ name: "Platforms", href: site.urls.platforms }],
    facts: [
      fact("Legal entity", value.legalEntity),
      fact("Homepage", outside(value.homepage)),
      fact("Jurisdictions", value.jurisdictions),
    ],
    prose: renderMarkdown(body, site.urls.fromContent),
    documents: documents.map((document) => documentRow(document, site)),
    provisions,
    stateLegend: [...new Set(provisions.map(({ state }) => LINEAGE[state]))],
    changes: changesOfAll(documents, site).slice(0, RECENT),
  };
}

function documentRow(document: ArchivedDocument, site: Site): DocumentRow {
  const { captures, timeline, value, versions } = document;
  return {
    name: nameOfDocument(document, site),
    versions: versions.filter(Boolean).length,
    captures: captures.length,
    suspects: timeline.suspicions.filter((suspicion) => suspicion !== undefined).length,
    dates: documentDates(document, site),
    trackingEnded: value.trackingEnded,
  };
}
