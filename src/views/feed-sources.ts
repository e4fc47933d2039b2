/** What the feeds of an archive are of, and which entries each has. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import type { Instant } from "#base/dates.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import { allChanges, changesOf } from "./changes.ts";
import { allDigests } from "./digest.ts";
import { documentOf } from "./entries.ts";
import {
  type FeedEntry,
  entriesOfChanges,
  entriesOfLineage,
  entryOfAnalysis,
  entryOfDigest,
  provisionIdentity,
} from "./feed-entries.ts";
import { nameOfDocument, platformName, titleWithPlatform } from "./names.ts";
import { oncePerSite } from "./once.ts";
import { idOf, standingProvisions } from "./present.ts";
import { checkpointEntries, correctionEntries, entriesOfRecords } from "./record-entries.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";

/** What a feed is of, before its entries are made. */
export interface FeedSource {
  /** Its address under `/feeds/`, without the format. */
  readonly name: string;
  /** What its `tag:` URI ends in. */
  readonly identity: string;
  /** What it is of, without the archive's title. */
  readonly title: string;
  /** Which entries it has, in a sentence. */
  readonly about: string;
  /** The page that it follows. */
  readonly page: string;
  readonly entries: () => readonly FeedEntry[];
  /** What it was last updated with while it has no entry; else the newest of the whole archive. */
  readonly since?: () => Instant | undefined;
}

const CHANGES_AND_ANALYSES =
  "Changes of substance, provisions newly analysed, and records corrected or withdrawn.";
const LINEAGES =
  "Provisions newly analysed, what became of their words in later captures, and records corrected or withdrawn.";

export const archiveSource = (site: Site): FeedSource => ({
  name: "archive",
  identity: "feed/archive",
  title: "All changes and analyses",
  about: CHANGES_AND_ANALYSES,
  page: site.urls.changes,
  entries: () => [
    ...entriesOfChanges(allChanges(site), site),
    ...analyses([...standingProvisions(site).values()], site),
    ...recordsOf([...site.archive.provisions.values()], site),
  ],
});

export const correctionSource = (site: Site): FeedSource => ({
  name: "corrections",
  identity: "feed/corrections",
  title: "Corrections",
  about: "What was changed in the archive itself after it was published.",
  page: site.urls.corrections,
  entries: () => correctionEntries(site),
});

/** Undefined while the log has no checkpoint. */
const logSource = (site: Site): FeedSource | undefined =>
  site.archive.checkpoints.length === 0
    ? undefined
    : {
        name: "log",
        identity: "feed/log",
        title: "Checkpoints of the log",
        about: "Every checkpoint, whole, to hold against the log later.",
        page: site.urls.page("verify"),
        entries: () => checkpointEntries(site),
      };

export const digestSource = (site: Site): FeedSource => ({
  name: "digest",
  identity: "feed/digest",
  title: "Digests by week",
  about: "The changes of a week in one entry, once the week is over.",
  page: site.urls.digests,
  entries: () =>
    allDigests(site)
      .filter(({ isOver }) => isOver)
      .map((digest) => entryOfDigest(digest, site)),
});

export function platformSource(slug: Slug, site: Site): FeedSource {
  const documents = documentsByPlatform(site).get(slug) ?? [];
  return {
    name: `platform/${slug}`,
    identity: `feed/platform/${slug}`,
    title: platformName(slug, site),
    about: CHANGES_AND_ANALYSES,
    page: site.urls.platform(slug),
    entries: () => documents.flatMap((document) => entriesOfDocument(document, site)),
  };
}

export const documentSource = (document: ArchivedDocument, site: Site): FeedSource => ({
  name: `document/${document.path}`,
  identity: `feed/document/${document.id}`,
  title: titleWithPlatform(nameOfDocument(document, site)),
  about: CHANGES_AND_ANALYSES,
  page: site.urls.document(document.path),
  entries: () => entriesOfDocument(document, site),
  since: () => newestRecorded(document),
});

export function provisionSource(provision: ArchivedProvision, site: Site): FeedSource {
  const name = nameOfDocument(documentOf(provision, site), site);
  return {
    name: `provision/${provision.path}`,
    identity: `feed/provision/${provisionIdentity(provision, site)}`,
    title: `${provision.value.title}, ${titleWithPlatform(name)}`,
    about: "What became of the words of this provision in each capture, and its analysis.",
    page: site.urls.provision(provision.path),
    since: () => newestRecorded(documentOf(provision, site)),
    entries: () => [
      ...(standingProvisions(site).has(provision.path) ? entriesOfProvision(provision, site) : []),
      ...recordsOf([provision], site),
    ],
  };
}

/** A feed of the provisions that are gathered under something. */
const gatheringSource = (
  kind: "clause" | "regulation",
  slug: Slug,
  title: string,
  page: string,
  wanted: (provision: ArchivedProvision) => boolean,
  site: Site,
): FeedSource => ({
  name: `${kind}/${slug}`,
  identity: `feed/${kind}/${slug}`,
  title,
  about: LINEAGES,
  page,
  entries: () => [
    ...[...standingProvisions(site).values()]
      .filter(wanted)
      .flatMap((provision) => entriesOfProvision(provision, site)),
    ...recordsOf([...site.archive.provisions.values()].filter(wanted), site),
  ],
});

export const clauseTypeSource = (slug: Slug, site: Site): FeedSource =>
  gatheringSource(
    "clause",
    slug,
    site.archive.content.clauseTypes.get(slug)!.value.title,
    site.urls.clauseType(slug),
    ({ value }) => value.clauseType === slug,
    site,
  );

export const regulationSource = (slug: Slug, site: Site): FeedSource =>
  gatheringSource(
    "regulation",
    slug,
    site.archive.content.regulations.get(slug)!.value.shortName,
    site.urls.regulation(slug),
    ({ value }) => Object.hasOwn(value.regulations, slug),
    site,
  );

export const severitySource = (level: Severity, site: Site): FeedSource => ({
  name: `severity/${level}`,
  identity: `feed/severity/${level}`,
  title: `${SEVERITY[level]} severity`,
  about: "Changes and newly analysed provisions that people rated at this severity.",
  page: site.urls.severity(level),
  entries: () => [
    ...entriesOfChanges(
      allChanges(site).filter(({ severity }) => severity === level),
      site,
    ),
    ...analyses(
      [...standingProvisions(site).values()].filter(({ value }) => value.severity === level),
      site,
    ),
    ...recordsOf(
      [...site.archive.provisions.values()].filter(({ value }) => value.severity === level),
      site,
    ),
  ],
});

/** When a capture of a document entered the archive last. */
const newestRecorded = ({ captures }: ArchivedDocument): Instant | undefined =>
  captures
    .map(({ recorded }) => recorded)
    .toSorted(byCodeUnit)
    .at(-1);

const documentsByPlatform = oncePerSite(({ archive }) =>
  Map.groupBy(archive.documents.values(), ({ platform }) => platform),
);
const provisionsByDocument = oncePerSite((site) =>
  Map.groupBy(standingProvisions(site).values(), ({ document }) => document),
);

/** Those included that no longer stand: that they went is told. */
const allByDocument = oncePerSite(({ archive }) =>
  Map.groupBy(archive.provisions.values(), ({ document }) => document),
);

/** What was corrected or withdrawn of provisions. */
const recordsOf = (provisions: readonly ArchivedProvision[], site: Site): FeedEntry[] =>
  entriesOfRecords(new Set(provisions.flatMap((each) => idOf(each) ?? [])), site);

const entriesOfDocument = (document: ArchivedDocument, site: Site): FeedEntry[] => [
  ...entriesOfChanges(changesOf(document, site), site),
  ...analyses(provisionsByDocument(site).get(document.path) ?? [], site),
  ...recordsOf(allByDocument(site).get(document.path) ?? [], site),
];

function entriesOfProvision(provision: ArchivedProvision, site: Site): FeedEntry[] {
  if (!isRecorded(provision, site)) return [];
  return [...entriesOfLineage(provision, site), entryOfAnalysis(provision, site)];
}

const analyses = (provisions: readonly ArchivedProvision[], site: Site): FeedEntry[] =>
  provisions
    .filter((provision) => isRecorded(provision, site))
    .map((provision) => entryOfAnalysis(provision, site));

/** Without a capture of its document, nothing shows what an analysis is about. */
export const isRecorded = (provision: ArchivedProvision, site: Site): boolean =>
  documentOf(provision, site).id !== undefined;

/** The sources of feeds, by what they are of. An archive that recorded nothing has none. */
export interface FeedSources {
  readonly archive: FeedSource;
  /** One entry for each week that is over. */
  readonly digests: FeedSource;
  readonly corrections: FeedSource;
  /** None while the log has no checkpoint. */
  readonly log: readonly FeedSource[];
  readonly severities: readonly FeedSource[];
  readonly platforms: readonly {
    readonly platform: FeedSource;
    readonly documents: readonly FeedSource[];
  }[];
  readonly clauseTypes: readonly FeedSource[];
  readonly regulations: readonly FeedSource[];
  readonly provisions: readonly FeedSource[];
}

export function feedSources(site: Site): FeedSources | undefined {
  const { content, ledger } = site.archive;
  if (ledger.length === 0) return undefined;
  return {
    archive: archiveSource(site),
    digests: digestSource(site),
    corrections: correctionSource(site),
    log: [logSource(site) ?? []].flat(),
    severities: SEVERITIES.map((level) => severitySource(level, site)),
    platforms: [...content.platforms.keys()].map((slug) => ({
      platform: platformSource(slug, site),
      documents: (documentsByPlatform(site).get(slug) ?? [])
        .filter(({ id }) => id !== undefined)
        .map((document) => documentSource(document, site)),
    })),
    clauseTypes: [...content.clauseTypes.keys()].map((slug) => clauseTypeSource(slug, site)),
    regulations: [...content.regulations.keys()].map((slug) => regulationSource(slug, site)),
    provisions: [...site.archive.provisions.values()]
      .filter((provision) => isRecorded(provision, site))
      .map((provision) => provisionSource(provision, site)),
  };
}
