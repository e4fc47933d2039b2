/** What stands in the search index, entry by entry. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type Instant, dayOf } from "#base/dates.ts";
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

/** Everything that is searched; made one by one, since histories are long. */
export function* indexEntries(site: Site): Generator<IndexEntry> {
  const { archive } = site;
  for (const document of archive.documents.values()) {
    if (document.timeline.periods.length > 0) yield historyEntry(document, site);
  }
  for (const provision of standingProvisions(site).values()) yield provisionEntry(provision, site);
  yield* writtenEntries(site);
}

/** How many entries there are. */
export const indexSize = (site: Site): number =>
  site.archive.documents.size +
  standingProvisions(site).size +
  site.archive.content.articles.size +
  site.archive.content.pages.size;

const documentFilters = ({ platform, value }: ArchivedDocument): [string, string][] => [
  ["platform", platform],
  ["terms", value.kind],
  ["language", value.language],
];

function historyEntry(document: ArchivedDocument, site: Site): IndexEntry {
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
    parts: historyEntries(document, site.archive).map(({ id, text, spans }) => ({
      id,
      text,
      spans: spans.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) })),
    })),
  };
}

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
