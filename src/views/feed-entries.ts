/**
 * What feeds tell of: changes of substance, analyses, and what became of a provision in its
 * document. Suspect captures and technical changes make no entry.
 */
import type { ArchivedProvision } from "#archive/open.ts";
import { type Instant, instantAt, showDay } from "#base/dates.ts";
import { escapeMarkup } from "#base/markup.ts";
import type { Severity } from "#schema/fields.ts";
import {
  type DocumentChange,
  betweenInWords,
  countsInWords,
  datesInWords,
  recordedOf,
} from "./changes.ts";
import type { Digest, DigestPlatform } from "./digest.ts";
import { type ProvisionEntry, documentOf, entryOf } from "./entries.ts";
import { type LineageEvent, lineageEvents } from "./lineage-events.ts";
import { nameOfDocument, titleWithPlatform } from "./names.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { changeIdentity, compact, tagUri } from "./tag-uris.ts";
import { SEVERITY, counted } from "./words.ts";

/** What an entry is about, for readers that sort or filter. */
export interface Topic {
  readonly term: string;
  /** Absolute address of the list that the term is from. */
  readonly scheme: string;
  readonly label: string;
}

/** One entry of a feed. */
export interface FeedEntry {
  /** A `tag:` URI that never changes. */
  readonly id: string;
  readonly title: string;
  /** Absolute. */
  readonly href: string;
  /** When it was captured or written. */
  readonly published: Instant;
  /** When it entered the archive. */
  readonly updated: Instant;
  /** Plain paragraphs; addresses are absolute. */
  readonly html: string;
  /** Who wrote it, where that is not the archive. */
  readonly authors: readonly string[];
  readonly topics: readonly Topic[];
}

/** `High severity: …`, or the title alone where nobody assessed it. */
const rated = (level: Severity | undefined, title: string): string =>
  level === undefined ? title : `${SEVERITY[level]} severity: ${title}`;

const paragraph = (...parts: readonly (string | undefined)[]): string => {
  const said = parts.filter((part) => part !== undefined && part !== "");
  return said.length === 0 ? "" : `<p>${said.join(" ")}</p>`;
};

/** `href` is an address of this site. */
const link = (href: string, text: string, { urls }: Site): string =>
  `<a href="${escapeMarkup(urls.absolute(href))}">${escapeMarkup(text)}</a>`;

const quotation = (parts: readonly string[], language: string): string =>
  `<blockquote lang="${escapeMarkup(language)}">${parts
    .map((part) => paragraph(escapeMarkup(part)))
    .join("")}</blockquote>`;

const changeEntries = oncePerSite(() => new WeakMap<DocumentChange, FeedEntry>());

/** The entry of a change of substance. */
export function entryOfChange(change: DocumentChange, site: Site): FeedEntry {
  const known = changeEntries(site);
  const entry = known.get(change) ?? makeChangeEntry(change, site);
  known.set(change, entry);
  return entry;
}

function makeChangeEntry(change: DocumentChange, site: Site): FeedEntry {
  const { at, document, href, name, severity } = change;
  let html: string | undefined;
  return {
    id: tagUri(changeIdentity(change), site),
    title: rated(severity, `${titleWithPlatform(name)} changed, captured ${showDay(at)}`),
    href: site.urls.absolute(href),
    published: at,
    updated: recordedOf(change),
    // Of thousands of changes a feed has the newest.
    get html() {
      return (html ??= changeHtml(change, site));
    },
    authors: [],
    topics: [
      ...severityTopic(severity, site),
      platformTopic(name.platform, document.platform, site),
    ],
  };
}

function changeHtml(change: DocumentChange, site: Site): string {
  const { href, name, newer, severity, summary } = change;
  return [
    paragraph(
      severity && `<strong>${SEVERITY[severity]} severity.</strong>`,
      summary === undefined ? "No summary is written." : escapeMarkup(summary),
    ),
    paragraph(`${countsInWords(change.counts)}.`, ...datesInWords(change)),
    paragraph(betweenInWords(change)),
    paragraph(
      link(href, "What changed", site),
      "·",
      link(site.urls.version(change.document.id!, newer), `Version ${newer}, whole`, site),
      "·",
      link(name.href, titleWithPlatform(name), site),
    ),
  ].join("\n");
}

const severityTopic = (level: Severity | undefined, { urls }: Site): Topic[] =>
  level === undefined
    ? []
    : [
        {
          term: level,
          scheme: urls.absolute(urls.severities),
          label: `${SEVERITY[level]} severity`,
        },
      ];

const platformTopic = (
  { name }: { readonly name: string },
  term: string,
  { urls }: Site,
): Topic => ({
  term,
  scheme: urls.absolute(urls.platforms),
  label: name,
});

const provisionTopics = (entry: ProvisionEntry, site: Site): Topic[] => [
  ...severityTopic(entry.severity, site),
  platformTopic(entry.platform, entry.platform.slug, site),
  {
    term: entry.provision.value.clauseType,
    scheme: site.urls.absolute(site.urls.clauseTypes),
    label: entry.clauseType.name,
  },
];

/** How entries name a provision: `Training (Terms, Acme)`. */
function provisionTitle({ title, provision }: ProvisionEntry, site: Site): string {
  const name = nameOfDocument(documentOf(provision, site), site);
  return `${title}, ${titleWithPlatform(name)}`;
}

/** A provision has no ID before it is issued: its document's, and the name that it first had. */
export const provisionIdentity = (provision: ArchivedProvision, site: Site): string =>
  `${documentOf(provision, site).id}/${firstName(provision, site)}`;

/** Its name in addresses before it was ever moved. */
function firstName({ path }: ArchivedProvision, { archive }: Site): string {
  const first = archive.moves
    .toReversed()
    .reduce(
      (address, { from, to }) =>
        address.startsWith(to) ? from + address.slice(to.length) : address,
      `/platform/${path}/`,
    );
  return first.split("/").at(-2)!;
}

/** The entry of the analysis of a provision; written anew, it is a new entry. */
export function entryOfAnalysis(provision: ArchivedProvision, site: Site): FeedEntry {
  const entry = entryOf(provision, site);
  const { analysis } = provision.value;
  const identity = `analysis/${provisionIdentity(provision, site)}/${compact(analysis.written)}`;
  return {
    id: tagUri(identity, site),
    title: rated(entry.severity, `${provisionTitle(entry, site)} analysed`),
    href: site.urls.absolute(entry.href),
    published: analysis.written,
    updated: analysis.written,
    html: [
      paragraph(
        `<strong>${SEVERITY[entry.severity]} severity.</strong>`,
        escapeMarkup(entry.severityReason),
      ),
      quotation(entry.quotation, entry.language),
      aboutProvision(entry, site),
    ].join("\n"),
    authors: analysis.by,
    topics: provisionTopics(entry, site),
  };
}

const aboutProvision = ({ clauseType, document, href }: ProvisionEntry, site: Site): string =>
  paragraph(
    link(href, "The provision", site),
    "·",
    link(document.href, document.name, site),
    "·",
    link(clauseType.href, `${clauseType.name}, compared across platforms`, site),
  );

/** What became of a provision in the captures of its document, newest first. */
export const entriesOfLineage = (provision: ArchivedProvision, site: Site): FeedEntry[] =>
  lineageEvents(provision, documentOf(provision, site), site)
    .map((event) => lineageEntry(event, provision, site))
    .toReversed();

function lineageEntry(event: LineageEvent, provision: ArchivedProvision, site: Site): FeedEntry {
  const entry = entryOf(provision, site);
  const { at, recorded, version, passage } = event;
  const { id } = documentOf(provision, site);
  const { urls } = site;
  const place =
    passage === undefined ? urls.version(id!, version) : urls.passage(id!, version, passage);
  const identity = `lineage/${provisionIdentity(provision, site)}/v${version}/${compact(at)}`;
  return {
    id: tagUri(identity, site),
    title: `${event.name}: ${provisionTitle(entry, site)}`,
    href: urls.absolute(place),
    published: at,
    updated: recorded,
    html: [
      paragraph(escapeMarkup(event.sentence)),
      event.wording === undefined ? "" : quotation(event.wording, entry.language),
      paragraph(link(place, `Version ${version}, whole`, site)),
      aboutProvision(entry, site),
    ]
      .filter(Boolean)
      .join("\n"),
    authors: [],
    topics: provisionTopics(entry, site),
  };
}

/** The entry of a week: its changes in one piece, dated when the week was over. */
export function entryOfDigest(digest: Digest, site: Site): FeedEntry {
  const published = instantAt(Date.parse(`${digest.last}T00:00:00Z`) + DAY);
  return {
    id: tagUri(`digest/${digest.week}`, site),
    title: `${digest.title}: ${counted(digest.changes, "change")}`,
    href: site.urls.absolute(digest.href),
    published,
    updated: digest.recorded > published ? digest.recorded : published,
    get html() {
      const platforms = digest.platforms.map(digestHtml(site));
      return [paragraph(escapeMarkup(digest.sentence)), ...platforms].join("\n");
    },
    authors: [],
    topics: [],
  };
}

const DAY = 86_400_000;

const digestHtml =
  (site: Site) =>
  ({ changes, name }: DigestPlatform): string =>
    [`<h2>${escapeMarkup(name)}</h2>`, ...changes.map((change) => inDigest(change, site))].join(
      "\n",
    );

const inDigest = (change: DocumentChange, site: Site): string =>
  paragraph(
    change.severity && `<strong>${SEVERITY[change.severity]} severity.</strong>`,
    `${link(change.href, change.name.title, site)}:`,
    escapeMarkup(change.summary ?? `${countsInWords(change.counts)}.`),
    ...datesInWords(change),
  );

/** So many entries a feed has at most. */
export const FEED_LENGTH = 100;

/** Changes of substance as entries: as many of the newest as can stand in a feed. @param changes newest first */
export function entriesOfChanges(changes: readonly DocumentChange[], site: Site): FeedEntry[] {
  const substantive = changes.filter(({ kind }) => kind === "substantive");
  // Of those of one moment the feed chooses.
  const last = substantive[FEED_LENGTH - 1]?.at ?? "";
  return substantive.filter(({ at }) => at >= last).map((change) => entryOfChange(change, site));
}
