/** The platforms of the archive, and one of them with its documents and provisions. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, dayOf, showDay } from "#base/dates.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { type DocumentChange, changesOf, lastSubstantive } from "./changes.ts";
import { type DocumentDates, documentDates } from "./document-dates.ts";
import { type Fact, fact, outside } from "./facts.ts";
import type { LegendEntry } from "./legend.ts";
import { renderMarkdown } from "./markdown.ts";
import { type Crumb, type DocumentName, nameOfDocument, platformName } from "./names.ts";
import { oncePerSite } from "./once.ts";
import { type ProvisionRow, bySeverity, provisionRows } from "./provision-rows.ts";
import { type Tally, tallyOf } from "./severity-tally.ts";
import { standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { LINEAGE, counted, grouped } from "./words.ts";

/** One platform in the list of all. */
export interface PlatformRow {
  readonly name: string;
  readonly href: string;
  readonly documents: number;
  readonly captures: number;
  readonly provisions: number;
  readonly tally: readonly Tally[];
  /** The newest change of substance in any of its documents. */
  readonly lastChange: DocumentChange | undefined;
  readonly firstCapture: Instant | undefined;
}

export interface PlatformList {
  readonly rows: readonly PlatformRow[];
  /** What they hold together: `6 platforms, 13 documents, 88 captures`. */
  readonly held: string;
  /** Whether any of them has a provision; an imported collection has none. */
  readonly hasProvisions: boolean;
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
  /** For search engines and previews: what the archive holds of it, in one sentence. */
  readonly description: string;
  readonly facts: readonly Fact[];
  /** What is held of it, in a few words each. */
  readonly held: readonly string[];
  /** Rendered Markdown; empty when nothing is written. */
  readonly prose: string;
  readonly documents: readonly DocumentRow[];
  /** Worst first. */
  readonly provisions: readonly ProvisionRow[];
  readonly tally: readonly Tally[];
  readonly stateLegend: readonly LegendEntry[];
  /** The latest changes of all its documents, technical ones among them. */
  readonly changes: readonly DocumentChange[];
}

/** How many changes a platform's page shows. */
const RECENT = 8;

export const platformSlugs = ({ archive }: Site): Slug[] => [...archive.content.platforms.keys()];

/** All platforms, by name. */
export const platformRows = (site: Site): PlatformRow[] =>
  platformSlugs(site)
    .map((slug) => platformRow(slug, site))
    .toSorted((a, b) => byName(a.name, b.name) || byCodeUnit(a.href, b.href));

export function platformList(site: Site): PlatformList {
  const rows = platformRows(site);
  const captures = rows.reduce((sum, row) => sum + row.captures, 0);
  return {
    rows,
    held: [
      counted(rows.length, "platform"),
      counted(site.archive.documents.size, "document"),
      `${grouped(captures)} ${captures === 1 ? "capture" : "captures"}`,
    ].join(", "),
    hasProvisions: standingProvisions(site).size > 0,
  };
}

/** By code unit, capitals and small letters alike. */
const byName = (a: string, b: string): number => byCodeUnit(a.toLowerCase(), b.toLowerCase());

function platformRow(slug: Slug, site: Site): PlatformRow {
  const documents = documentsOf(slug, site);
  const provisions = documents.flatMap((document) => provisionRows(document, site));
  return {
    name: platformName(slug, site),
    href: site.urls.platform(slug),
    documents: documents.length,
    captures: captureCount(documents),
    provisions: provisions.length,
    tally: tallyOf(provisions.map(({ severity }) => severity)),
    lastChange: lastSubstantive(changesOfAll(documents, site)),
    firstCapture: firstCapture(documents),
  };
}

const byPlatform = oncePerSite(({ archive }) =>
  Map.groupBy(archive.documents.values(), ({ platform }) => platform),
);

const documentsOf = (slug: Slug, site: Site): readonly ArchivedDocument[] =>
  byPlatform(site).get(slug) ?? [];

const captureCount = (documents: readonly ArchivedDocument[]): number =>
  documents.reduce((sum, { captures }) => sum + captures.length, 0);

const firstCapture = (documents: readonly ArchivedDocument[]): Instant | undefined =>
  documents
    .flatMap(({ captures }) => captures.slice(0, 1).map(({ at }) => at))
    .toSorted(byCodeUnit)[0];

const lastCapture = (documents: readonly ArchivedDocument[]): Instant | undefined =>
  documents
    .flatMap(({ captures }) => captures.slice(-1).map(({ at }) => at))
    .toSorted(byCodeUnit)
    .at(-1);

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
  const held = heldOf(documents, provisions.length);
  return {
    name: value.name,
    crumbs: [
      { name: "Platforms", href: site.urls.platforms },
      { name: value.name, href: site.urls.platform(slug) },
    ],
    description: `The terms of ${value.name} in this archive: ${held.join(", ")}.`,
    facts: [
      fact("Legal entity", value.legalEntity),
      fact("Homepage", outside(value.homepage)),
      fact("Jurisdictions", value.jurisdictions),
    ],
    held,
    prose: renderMarkdown(body, site.urls.fromContent),
    documents: documents.map((document) => documentRow(document, site)),
    provisions,
    tally: tallyOf(provisions.map(({ severity }) => severity)),
    stateLegend: [...new Set(provisions.map(({ state }) => LINEAGE[state]))],
    changes: changesOfAll(documents, site).slice(0, RECENT),
  };
}

/** `2 documents`, `13 captures from 19 May 2021 to 2 Apr 2026`, `7 provisions`. */
function heldOf(documents: readonly ArchivedDocument[], provisions: number): string[] {
  const [first, last] = [firstCapture(documents), lastCapture(documents)];
  const captures = captureCount(documents);
  return [
    counted(documents.length, "document"),
    `${grouped(captures)} ${captures === 1 ? "capture" : "captures"}${span(first, last)}`,
    ...(provisions === 0 ? [] : [counted(provisions, "provision")]),
  ];
}

function span(first: Instant | undefined, last: Instant | undefined): string {
  if (first === undefined || last === undefined) return "";
  if (dayOf(first) === dayOf(last)) return ` on ${showDay(first)}`;
  return ` from ${showDay(first)} to ${showDay(last)}`;
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
