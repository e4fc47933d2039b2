/** What stands in the search index, entry by entry. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type Instant, dayOf } from "#base/dates.ts";
import { sha256 } from "#base/hash.ts";
import { quotationParts } from "#text/quotation.ts";
import { documentOf, entryOf } from "./entries.ts";
import { historyEntries } from "./history.ts";
import { type IndexEntry, type IndexedPart, relative } from "./index-entry.ts";
import { sectionsOf } from "./markdown.ts";
import { nameOfDocument, titleWithPlatform } from "./names.ts";
import { plainText } from "./plain-text.ts";
import { idOf, standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { writtenEntries } from "./written-entries.ts";

export type { IndexEntry, IndexedPart };

/** An entry of the index that is made when it is asked for, since histories are long. */
export interface IndexSource {
  readonly url: string;
  /** Of the document that it belongs to, or its own: entries that change together share it. */
  readonly group: string;
  /** About how many characters it has. */
  readonly size: number;
  /** Changes with everything that the entry is made of; undefined where it has to be made to know. */
  readonly key: string | undefined;
  readonly entry: () => IndexEntry;
}

/** The hash of all that a document's history depends on, where it is known. */
export type KeyOf = (document: ArchivedDocument) => string | undefined;

/** Everything that is searched. */
export function* indexSources(site: Site, keyOf: KeyOf = () => undefined): Generator<IndexSource> {
  for (const document of site.archive.documents.values()) {
    if (document.timeline.periods.length > 0) yield historySource(document, site, keyOf(document));
  }
  for (const provision of standingProvisions(site).values()) {
    yield sourceOf(provisionEntry(provision, site), provision.document);
  }
  for (const entry of writtenEntries(site)) yield sourceOf(entry, entry.url);
}

/** Everything that is searched, entry by entry. */
export function* indexEntries(site: Site): Generator<IndexEntry> {
  for (const { entry } of indexSources(site)) yield entry();
}

function historySource(
  document: ArchivedDocument,
  site: Site,
  key: string | undefined,
): IndexSource {
  const head = historyHead(document, site);
  return {
    url: head.url,
    group: document.path,
    size: historySize(document),
    key: key === undefined ? undefined : sha256(JSON.stringify([head, key])),
    entry: () => ({ ...head, parts: historyParts(document, site) }),
  };
}

/** A guess that needs no passages: a history holds the longest text, and more the more there were. */
const historySize = ({ versions }: ArchivedDocument): number =>
  Math.max(...versions.map(({ facts }) => facts.length)) * Math.log2(versions.length + 1);

const sourceOf = (entry: IndexEntry, group: string): IndexSource => ({
  url: entry.url,
  group,
  size: entry.parts.reduce((sum, { text }) => sum + text.length, 0),
  key: sha256(JSON.stringify(entry)),
  entry: () => entry,
});

const documentFilters = ({ platform, value }: ArchivedDocument): [string, string][] => [
  ["platform", platform],
  ["terms", value.kind],
  ["language", value.language],
];

/** What stands in the index of a history beside its passages. */
function historyHead(document: ArchivedDocument, site: Site): Omit<IndexEntry, "parts"> {
  const { captures, timeline } = document;
  const sound = timeline.periods.flatMap((period) =>
    period.captures.map((index) => captures[index]!.at),
  );
  const name = nameOfDocument(document, site);
  return {
    url: relative(site.urls.history(document.path), site),
    title: titleWithPlatform(name),
    kind: "history",
    from: name.kind,
    language: name.language,
    date: dayOf(sound.at(-1)!),
    filters: [["kind", "history"], ...documentFilters(document), ...spannedYears(sound)],
  };
}

const historyParts = (document: ArchivedDocument, site: Site): IndexedPart[] =>
  historyEntries(document, site.archive).map(({ id, text, spans }) => ({
    id,
    text,
    spans: spans.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) })),
  }));

/** Every year from the first capture to the last: a text may have stood in a year without one. */
function spannedYears(instants: readonly Instant[]): [string, string][] {
  const [first, last] = [Number(instants[0]!.slice(0, 4)), Number(instants.at(-1)!.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, offset) => ["year", String(first + offset)]);
}

function provisionEntry(provision: ArchivedProvision, site: Site): IndexEntry {
  const { value, lineage, stretches, file } = provision;
  const document = documentOf(provision, site);
  const entry = entryOf(provision, site);
  const rows = rowsOf(
    stretches.map(({ captures }, stop) =>
      lineage.findings[stop]!.places.length > 0
        ? captures.map((index) => document.captures[index]!.at)
        : [],
    ),
  );
  const mdx = file.endsWith(".mdx");
  const part = (id: string | undefined, text: string): IndexedPart => ({
    id,
    text,
    spans: undefined,
  });
  return {
    url: relative(entry.href, site),
    title: value.title,
    kind: "provision",
    from: titleWithPlatform(nameOfDocument(document, site)),
    language: "en",
    date: entry.standing.found === undefined ? undefined : dayOf(entry.standing.found.at),
    filters: [
      ["kind", "provision"],
      ...documentFilters(document),
      ["clause", value.clauseType],
      ["severity", value.severity],
      ...value.categories.map((slug): [string, string] => ["category", slug]),
      ...regulationFilters(provision, site),
      ...new Map(rows.flatMap(spannedYears).map((pair) => [pair[1], pair])).values(),
    ],
    parts: [
      part(undefined, `${recordWords(provision)}${entry.clauseType.name}. ${value.severityReason}`),
      ...value.quotes.map(({ text }) => part("clause", quotationParts(text).join(" "))),
      ...sectionsOf(provision.body).map(({ title, body }, index) =>
        part(
          mdx || title === "Questions" ? undefined : `analysis-${index + 1}`,
          `${title}. ${plainText(body)}`,
        ),
      ),
      ...Object.values(value.regulations).map((why) => part("regulations", why)),
    ],
  };
}

/** Its ID, so that it is found by it. */
function recordWords(provision: ArchivedProvision): string {
  const id = idOf(provision);
  return id === undefined ? "" : `${id}. `;
}

/** Rows of captures that follow each other; an empty list parts them. */
function rowsOf(stretches: readonly (readonly Instant[])[]): Instant[][] {
  const rows: Instant[][] = [[]];
  for (const captures of stretches) {
    if (captures.length === 0) rows.push([]);
    else rows.at(-1)!.push(...captures);
  }
  return rows.filter((row) => row.length > 0);
}

function regulationFilters({ value }: ArchivedProvision, { archive }: Site): [string, string][] {
  const slugs = Object.keys(value.regulations);
  const places = slugs.flatMap(
    (slug) => archive.content.regulations.get(slug as never)?.value.jurisdiction ?? [],
  );
  return [
    ...slugs.map((slug): [string, string] => ["regulation", slug]),
    ...[...new Set(places)].map((place): [string, string] => ["jurisdiction", place]),
  ];
}
