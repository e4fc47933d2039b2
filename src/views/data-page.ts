/** The page about the data: what can be downloaded, what it means, how to cite it. */
import { type Instant, showDay } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import type { Link } from "./entries.ts";
import type { Site } from "./site.ts";
import { type TableView, tableViews } from "./tables.ts";
import type { TableName } from "./urls.ts";
import { counted, grouped } from "./words.ts";
import { type PageView, writtenPage } from "./writing.ts";

export interface DataPage {
  readonly rights: string | undefined;
  readonly tables: readonly (TableView & {
    readonly title: string;
    readonly means: string;
    readonly size: string;
  })[];
  readonly objects: readonly JsonKind[];
  readonly others: readonly (Link & { readonly means: string })[];
  /** The newest entry that was recorded in the archive; undefined while there is none. */
  readonly recorded: Instant | undefined;
  /** Undefined while the archive has no address of its own. */
  readonly citation: string | undefined;
  /** The page about citing, where the archive has one. */
  readonly citingHref: string | undefined;
  /** What the archive itself writes about its data. */
  readonly written: PageView | undefined;
}

/** A kind of object that has JSON, with one of them. */
interface JsonKind {
  readonly name: string;
  readonly pattern: string;
  readonly holds: string;
  readonly example: string | undefined;
  readonly schema: string;
}

const TABLE: Readonly<Record<TableName, { readonly title: string; readonly means: string }>> = {
  provisions: {
    title: "Provisions",
    means:
      "One row for each provision, the worst first: what it quotes, from which capture, what was found in the latest one, and how the archive assesses it.",
  },
  changes: {
    title: "Changes",
    means:
      "One row for each change, the newest first, technical changes among them. Suspect captures make no change.",
  },
  versions: {
    title: "Versions",
    means:
      "One row for each version, by document: when its text was captured, what derived it, and its SHA-256.",
  },
};

export function dataPage(site: Site): DataPage {
  const { archive, urls } = site;
  const { rights } = archive.content.settings;
  const recorded = newestEntry(site);
  return {
    rights,
    tables: tableViews(site).map((table) => ({
      ...table,
      ...TABLE[table.table],
      size: `${grouped(table.rows)} ${counted(table.rows, "row").replace(/^\d+ /u, "")}`,
    })),
    objects: objectsOf(site),
    others: othersOf(site),
    recorded,
    citation: citationOf(recorded, site),
    citingHref: archive.content.pages.has("citing") ? urls.page("citing") : undefined,
    written: writtenPage("data", site),
  };
}

const newestEntry = ({ archive }: Site): Instant | undefined =>
  archive.ledger
    .map(({ recorded }) => recorded)
    .toSorted(byCodeUnit)
    .at(-1);

function objectsOf(site: Site): JsonKind[] {
  const { archive, urls } = site;
  const { content, documents, provisions } = archive;
  const { json } = urls;
  const first = <Key, T>(map: ReadonlyMap<Key, T>, href: (key: Key) => string) => {
    const [key] = map.keys();
    return key === undefined ? undefined : href(key);
  };
  const kinds = [
    {
      name: "Everything there is",
      pattern: "api/index.json",
      holds: "counts, and the addresses of all the others but provisions",
      example: json.index,
      schema: "index",
    },
    {
      name: "Platform",
      pattern: "api/platform/<platform>.json",
      holds: "its documents and provisions",
      example: first(content.platforms, json.platform),
      schema: "platform",
    },
    {
      name: "Document",
      pattern: "api/document/<platform>/<document>.json",
      holds:
        "its captures, versions, periods and changes; no texts, but their addresses and hashes",
      example: first(documents, json.document),
      schema: "document",
    },
    {
      name: "Provision",
      pattern: "api/provision/<platform>/<document>/<name>.json",
      holds: "its evidence and its lineage; the analysis apart, marked as opinion",
      example: first(provisions, json.provision),
      schema: "provision",
    },
    {
      name: "Issued version of a record",
      pattern: "api/record/<ID>/<version>.json",
      holds:
        "what a citation names, what became of it since, and the files beside it with their hashes",
      example: firstIssued(site),
      schema: "record",
    },
    {
      name: "Clause type",
      pattern: "api/clause/<type>.json",
      holds: "its provisions on all platforms, and who was reviewed and found without it",
      example: first(content.clauseTypes, json.clauseType),
      schema: "clause-type",
    },
    {
      name: "Regulation",
      pattern: "api/regulation/<regulation>.json",
      holds: "provisions to which it may apply, each with why",
      example: first(content.regulations, json.regulation),
      schema: "regulation",
    },
    {
      name: "Category",
      pattern: "api/category/<category>.json",
      holds: "its provisions",
      example: first(content.categories, json.category),
      schema: "category",
    },
    {
      name: "Severity",
      pattern: "api/severity/<level>.json",
      holds: "its provisions",
      example: json.severity("high"),
      schema: "severity",
    },
  ];
  return kinds.map((kind) => ({
    ...kind,
    pattern: urls.base + kind.pattern,
    schema: json.schema(kind.schema),
  }));
}

function firstIssued({ archive, urls }: Site): string | undefined {
  const [id] = archive.records.keys();
  return id === undefined ? undefined : urls.json.record(id, 1);
}

function othersOf({ archive, urls }: Site): DataPage["others"] {
  const [id] = [...archive.documents.values()].flatMap((document) => document.id ?? []);
  return [
    ...(id === undefined
      ? []
      : [
          {
            name: "Link sets",
            href: urls.linkSet(id),
            means:
              "of every record (this is one): its versions, files and neighbours (RFC 9264), with the relations of Signposting and RFC 5829; documents have a Memento TimeMap beside it (RFC 7089)",
          },
        ]),
    { name: "Feeds", href: urls.feeds, means: "what changes, in Atom, JSON Feed and a calendar" },
    { name: "sitemap-index.xml", href: urls.sitemaps, means: "every page, for crawlers" },
    { name: "opensearch.xml", href: urls.openSearch, means: "how programs search this archive" },
    { name: "llms.txt", href: urls.llms, means: "what a language model should know first" },
  ];
}

/** Names the state that is cited, since the files change as the archive grows. */
function citationOf(recorded: Instant | undefined, { archive, urls }: Site): DataPage["citation"] {
  const { operator, origin, title } = archive.content.settings;
  if (origin === UNSET_ORIGIN) return undefined;
  const by = operator === undefined || operator === title ? "" : `${operator}, `;
  const state = recorded === undefined ? "" : `, as of ${showDay(recorded)}`;
  return `${by}${title}: provisions, changes and versions [data set]${state}. ${urls.absolute(urls.data)}`;
}
