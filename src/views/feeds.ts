/** Every feed of the archive, and the addresses by which pages name them. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Instant } from "#base/dates.ts";
import { type DocumentPath, type ProvisionPath, type Slug, byCodeUnit } from "#base/ids.ts";
import type { Severity } from "#schema/fields.ts";
import { lastRecorded } from "./changes.ts";
import { documentOf } from "./entries.ts";
import { FEED_LENGTH, type FeedEntry } from "./feed-entries.ts";
import {
  type FeedSource,
  archiveSource,
  clauseTypeSource,
  correctionSource,
  digestSource,
  documentSource,
  feedSources,
  isRecorded,
  platformSource,
  provisionSource,
  regulationSource,
  severitySource,
} from "./feed-sources.ts";
import type { Site } from "./site.ts";
import { tagUri } from "./tag-uris.ts";
import type { FeedFormat } from "./urls.ts";

/** A feed as it is published; addresses are absolute. */
export interface Feed {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly page: string;
  readonly updated: Instant;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
}

/** A feed's address in one format, as a page's metadata names it. */
export interface FeedLink {
  readonly title: string;
  readonly href: string;
  readonly type: "application/atom+xml" | "application/feed+json";
}

/** What every feed of an archive says of itself. */
export interface FeedContext {
  /** Who publishes it. */
  readonly operator: string;
  readonly home: string;
  /** Of titles and explanations; quotations carry their own. */
  readonly language: string;
  readonly rights: string | undefined;
  /** The absolute address of a feed in a format. */
  readonly self: (feed: Feed, format: FeedFormat) => string;
}

export function feedContext({ archive, urls }: Site): FeedContext {
  const { operator, rights, title } = archive.content.settings;
  return {
    operator: operator ?? title,
    home: urls.absolute(urls.home),
    language: "en",
    rights,
    self: ({ name }, format) => urls.absolute(urls.feed(name, format)),
  };
}

/** The sources of every feed that gathers from several documents. */
export function gatheredSources(site: Site): FeedSource[] {
  const sources = feedSources(site);
  if (sources === undefined) return [];
  const { archive, clauseTypes, corrections, digests, log, platforms } = sources;
  const gathered = [...sources.severities, ...clauseTypes, ...sources.regulations];
  return [
    archive,
    digests,
    corrections,
    ...log,
    ...gathered,
    ...platforms.map(({ platform }) => platform),
  ];
}

/** The source of a document's feed: none until its first capture is recorded. */
export const sourcesOfDocument = (document: ArchivedDocument, site: Site): FeedSource[] =>
  document.id === undefined ? [] : [documentSource(document, site)];

/** The sources of the feeds of all provisions. */
export const sourcesOfProvisions = (site: Site): readonly FeedSource[] =>
  feedSources(site)?.provisions ?? [];

/** Every feed, one made at a time. */
export function* allFeeds(site: Site): Generator<Feed> {
  const documents = [...site.archive.documents.values()];
  for (const source of [
    ...gatheredSources(site),
    ...documents.flatMap((document) => sourcesOfDocument(document, site)),
    ...sourcesOfProvisions(site),
  ]) {
    yield feedOf(source, site);
  }
}

const newestFirst = (a: FeedEntry, b: FeedEntry): number =>
  byCodeUnit(b.published, a.published) || byCodeUnit(a.id, b.id);

/** The feed of a source: its newest entries, with times from data alone. */
export function feedOf(source: FeedSource, site: Site): Feed {
  const { about, identity, name, page, title } = source;
  const entries = source.entries().toSorted(newestFirst).slice(0, FEED_LENGTH);
  return {
    id: tagUri(identity, site),
    name,
    title: `${title} · ${site.archive.content.settings.title}`,
    subtitle: `${about} The newest ${FEED_LENGTH} at most.`,
    page: site.urls.absolute(page),
    updated: newest(entries) ?? source.since?.() ?? lastRecorded(site),
    entries,
  };
}

const newest = (entries: readonly FeedEntry[]): Instant | undefined =>
  entries
    .map(({ updated }) => updated)
    .toSorted(byCodeUnit)
    .at(-1);

/** The addresses of a feed in both formats. */
export function linksOf({ name, title }: FeedSource, { urls }: Site): readonly FeedLink[] {
  return [
    { title: `${title} (Atom)`, href: urls.feed(name, "xml"), type: "application/atom+xml" },
    { title: `${title} (JSON Feed)`, href: urls.feed(name, "json"), type: "application/feed+json" },
  ];
}

/** The feeds that a page names in its metadata: the archive's own last, so that it is found everywhere. */
function withArchive(source: FeedSource, site: Site): readonly FeedLink[] {
  if (site.archive.ledger.length === 0) return [];
  return [...linksOf(source, site), ...linksOf(archiveSource(site), site)];
}

export const feedLinksOfArchive = (site: Site): readonly FeedLink[] =>
  site.archive.ledger.length === 0 ? [] : linksOf(archiveSource(site), site);

/** Of what was changed in the archive itself. */
export const correctionFeedLinks = (site: Site): readonly FeedLink[] =>
  withArchive(correctionSource(site), site);

/** Of the weekly digests. */
export const digestFeedLinks = (site: Site): readonly FeedLink[] =>
  withArchive(digestSource(site), site);

export const feedLinksOfPlatform = (slug: Slug, site: Site): readonly FeedLink[] =>
  withArchive(platformSource(slug, site), site);

/** None until its first capture is recorded. */
export function feedLinksOfDocument(path: DocumentPath, site: Site): readonly FeedLink[] {
  const document = site.archive.documents.get(path)!;
  return document.id === undefined ? [] : withArchive(documentSource(document, site), site);
}

/** None until the first capture of its document is recorded. */
export function feedLinksOfProvision(path: ProvisionPath, site: Site): readonly FeedLink[] {
  const provision = site.archive.provisions.get(path)!;
  return isRecorded(provision, site) ? withArchive(provisionSource(provision, site), site) : [];
}

export const feedLinksOfClauseType = (slug: Slug, site: Site): readonly FeedLink[] =>
  withArchive(clauseTypeSource(slug, site), site);

export const feedLinksOfRegulation = (slug: Slug, site: Site): readonly FeedLink[] =>
  withArchive(regulationSource(slug, site), site);

export const feedLinksOfSeverity = (level: Severity, site: Site): readonly FeedLink[] =>
  withArchive(severitySource(level, site), site);

/** The feeds of one thing that a reader may follow. */
export interface Followed {
  readonly what: string;
  readonly title: string;
  readonly links: readonly FeedLink[];
}

/** What a reader of a provision may follow, the closest first. */
export function followedWith(path: ProvisionPath, site: Site): readonly Followed[] {
  const provision = site.archive.provisions.get(path)!;
  if (!isRecorded(provision, site)) return [];
  const document = documentOf(provision, site);
  const of = (what: string, source: FeedSource): Followed => ({
    what,
    title: source.title,
    links: linksOf(source, site),
  });
  return [
    of("This provision", provisionSource(provision, site)),
    of("Its document", documentSource(document, site)),
    of("The platform", platformSource(document.platform, site)),
    of("This clause type everywhere", clauseTypeSource(provision.value.clauseType, site)),
  ];
}
