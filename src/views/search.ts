/** The search page's filters, and what stands in the index, entry by entry. */
import type { ArchivedDocument, ArchivedProvision } from "#archive/open.ts";
import { type Day, type Instant, dayOf } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import { SEVERITIES } from "#schema/fields.ts";
import type { DatedSpan } from "#text/search-anchor.ts";
import { quotationParts } from "#text/quotation.ts";
import { documentOf, entryOf } from "./entries.ts";
import { historyEntries } from "./history.ts";
import { sectionsOf } from "./markdown.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";

/** One filter of the search form; its values are what the index holds. */
export interface SearchFilter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const KINDS = {
  history: "Texts of documents, all versions",
  provision: "Provisions and their analysis",
  article: "Articles",
  page: "Pages about the archive",
} as const;

/** What a hit is. */
export type SearchKind = keyof typeof KINDS;

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

/** A piece of text in the index, with its anchor on the page. */
export interface IndexedPart {
  readonly id: string | undefined;
  /** When it stood; undefined for what is not captured text. */
  readonly spans: readonly DatedSpan[] | undefined;
  readonly text: string;
}

/** One page as the index holds it. */
export interface IndexEntry {
  /** Address from the archive's base, without it. */
  readonly url: string;
  readonly title: string;
  readonly kind: SearchKind;
  /** Shown with a hit: `Halden Cloud, Privacy Policy`. */
  readonly from: string;
  readonly language: string;
  /** For sorting by date. */
  readonly date: Day | undefined;
  readonly filters: readonly (readonly [name: string, value: string])[];
  readonly parts: readonly IndexedPart[];
}

/** Everything that is searched; made one by one, since histories are long. */
export function* indexEntries(site: Site): Generator<IndexEntry> {
  const { archive } = site;
  for (const document of archive.documents.values()) {
    if (document.timeline.periods.length > 0) yield historyEntry(document, site);
  }
  for (const provision of archive.provisions.values()) yield provisionEntry(provision, site);
  yield* writtenEntries(site);
}

/** How many entries there are. */
export const indexSize = ({ archive }: Site): number =>
  archive.documents.size +
  archive.provisions.size +
  archive.content.articles.size +
  archive.content.pages.size;

const relative = (href: string, { urls }: Site): string => href.slice(urls.base.length);

const documentFilters = ({ platform, value }: ArchivedDocument): [string, string][] => [
  ["platform", platform],
  ["terms", value.kind],
  ["language", value.language],
];

const yearsOf = (instants: readonly Instant[]): [string, string][] =>
  [...new Set(instants.map((at) => at.slice(0, 4)))].map((year) => ["year", year]);

function historyEntry(document: ArchivedDocument, site: Site): IndexEntry {
  const { captures, timeline, value, platform } = document;
  const sound = timeline.periods.flatMap((period) =>
    period.captures.map((index) => captures[index]!.at),
  );
  const name = site.archive.content.platforms.get(platform)?.value.name ?? platform;
  return {
    url: relative(site.urls.history(document.path), site),
    title: value.title,
    kind: "history",
    from: `${name}, ${value.kind}`,
    language: value.language,
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
  const found = stretches
    .filter((_, stop) => lineage.findings[stop]!.places.length > 0)
    .flatMap(({ captures }) => captures.map((index) => document.captures[index]!.at));
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
    from: `${entry.platform.name}, ${document.value.title}`,
    language: "en",
    date: entry.standing.found === undefined ? undefined : dayOf(entry.standing.found.at),
    filters: [
      ["kind", "provision"],
      ...documentFilters(document),
      ["clause", value.clauseType],
      ["severity", value.severity],
      ...value.categories.map((slug): [string, string] => ["category", slug]),
      ...regulationFilters(provision, site),
      ...yearsOf(found),
    ],
    parts: [
      part(undefined, `${entry.clauseType.name}. ${value.severityReason}`),
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

function* writtenEntries(site: Site): Generator<IndexEntry> {
  const { articles, pages } = site.archive.content;
  const whole = (text: string): IndexedPart => ({
    id: undefined,
    spans: undefined,
    text: plainText(text),
  });
  for (const [slug, { value, body }] of articles) {
    yield {
      url: relative(site.urls.article(slug), site),
      title: value.title,
      kind: "article",
      from: value.authors.join(", "),
      language: "en",
      date: value.date,
      filters: [
        ["kind", "article"],
        ...value.clauseTypes.map((name): [string, string] => ["clause", name]),
        ...value.platforms.map((name): [string, string] => ["platform", name]),
      ],
      parts: [whole(`${value.summary} ${body}`)],
    };
  }
  for (const [name, { value, body }] of pages) {
    yield {
      url: relative(site.urls.page(name), site),
      title: value.title,
      kind: "page",
      from: "About this archive",
      language: "en",
      date: undefined,
      filters: [["kind", "page"]],
      parts: [whole(`${value.summary ?? ""} ${body}`)],
    };
  }
}

/** Authored Markdown as words: components, addresses of links and signs of markup left out. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/<\/?[A-Z][^>]*>/gu, " ")
    .replace(/\]\([^)]*\)/gu, "]")
    .replace(/^[#>|\-\s]+/gmu, "")
    .replace(/[*_`[\]|]/gu, "");
