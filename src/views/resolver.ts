/** The page that finds records by their IDs: a form for scripts, and the list of all for everyone. */
import { type IdPrefix, documentId, idNumber, provisionId } from "#base/ids.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import type { Crumb } from "./names.ts";
import {
  type DocumentEntry,
  type IssuedEntry,
  documentEntries,
  issuedEntries,
} from "./listed-records.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { counted, grouped } from "./words.ts";

/** What the form needs, wherever it stands. */
export interface ResolverForm {
  readonly action: string;
  readonly base: string;
  readonly prefix: IdPrefix;
  /** A version as an ID names it. */
  readonly example: string;
}

/** The records with numbers from one to another; its address stays when more are added. */
export interface RecordRange {
  readonly first: string;
  readonly href: string;
  /** `MU-P-000501 to MU-P-001000`. */
  readonly name: string;
  readonly note: string;
  readonly documents: readonly DocumentEntry[];
  readonly provisions: readonly IssuedEntry[];
}

export interface ResolverPage {
  readonly form: ResolverForm;
  readonly examples: ResolverExamples;
  /** `13 documents and 34 provisions`. */
  readonly count: string;
  /** All of them, where they are few enough for one page. */
  readonly documents: readonly DocumentEntry[];
  readonly provisions: readonly IssuedEntry[];
  /** Else these lead to them. */
  readonly ranges: readonly RecordRange[];
}

/** What is read, by examples that are there where there are any. */
interface ResolverExamples {
  readonly document: string | undefined;
  readonly provision: string | undefined;
  readonly capture: string | undefined;
  readonly address: string;
}

/** How many records a page lists. */
const PER_PAGE = 500;

export function resolverForm({ archive, urls }: Site): ResolverForm {
  const { prefix } = archive.content.settings;
  const isIssued = archive.records.size > 0;
  const example = `${isIssued ? provisionId(prefix, 1) : documentId(prefix, 1)} v1`;
  return { action: urls.records, base: urls.base, prefix, example };
}

export function resolverPage(site: Site): ResolverPage {
  const ranges = recordRanges(site);
  const [documents, provisions] = [documentEntries(site), issuedEntries(site)];
  const isShort = ranges.length === 0;
  return {
    form: resolverForm(site),
    examples: examplesOf(documents[0], provisions[0], site),
    count: countOf(documents.length, provisions.length),
    documents: isShort ? documents : [],
    provisions: isShort ? provisions : [],
    ranges,
  };
}

function examplesOf(
  document: DocumentEntry | undefined,
  provision: IssuedEntry | undefined,
  site: Site,
): ResolverExamples {
  const { archive, urls } = site;
  const { documents, content } = archive;
  const held = [...documents.values()].find(({ id }) => id !== undefined && id === document?.id);
  const capture = held?.captures[0];
  const isSet = content.settings.origin !== UNSET_ORIGIN;
  const named = provision?.id ?? document?.id ?? documentId(content.settings.prefix, 1);
  return {
    document: document?.id,
    provision: provision?.id,
    capture: capture && `${document!.id} @ ${capture.at}`,
    address: isSet ? urls.absolute(urls.version(named, 1)) : urls.version(named, 1),
  };
}

const countOf = (documents: number, provisions: number): string =>
  [
    `${grouped(documents)} ${documents === 1 ? "document" : "documents"}`,
    `${grouped(provisions)} ${provisions === 1 ? "provision" : "provisions"}`,
  ].join(" and ");

/** The pages of the list; none where one page holds everything. */
const recordRanges = oncePerSite((site): readonly RecordRange[] =>
  rangesOf(documentEntries(site), issuedEntries(site), PER_PAGE, site),
);

export function rangesOf(
  documents: readonly DocumentEntry[],
  provisions: readonly IssuedEntry[],
  perPage: number,
  site: Site,
): RecordRange[] {
  if (documents.length + provisions.length <= perPage) return [];
  const { prefix } = site.archive.content.settings;
  const range = (name: (number: number) => string, block: number, note: string) => {
    const first = name(block * perPage + 1);
    const last = name((block + 1) * perPage);
    return { first, href: site.urls.recordsFrom(first), name: `${first} to ${last}`, note };
  };
  const documentRange = ([block, held]: Block<DocumentEntry>): RecordRange => ({
    ...range((number) => documentId(prefix, number), block, counted(held.length, "document")),
    documents: held,
    provisions: [],
  });
  const provisionRange = ([block, held]: Block<IssuedEntry>): RecordRange => ({
    ...range((number) => provisionId(prefix, number), block, counted(held.length, "provision")),
    documents: [],
    provisions: held,
  });
  return [
    ...blocksOf(documents, perPage).map(documentRange),
    ...blocksOf(provisions, perPage).map(provisionRange),
  ];
}

type Block<Entry> = readonly [block: number, held: readonly Entry[]];

const blocksOf = <Entry extends DocumentEntry | IssuedEntry>(
  entries: readonly Entry[],
  size: number,
): Block<Entry>[] => [...Map.groupBy(entries, ({ id }) => Math.floor((idNumber(id) - 1) / size))];

/** The routes of the pages of the list. */
export const rangeRoutes = (site: Site) =>
  recordRanges(site).map((range) => ({ params: { first: range.first }, props: { range } }));

/** The way back from a page of the list. */
export const rangeCrumbs = ({ href, name }: RecordRange, { urls }: Site): Crumb[] => [
  { name: "Records by ID", href: urls.records },
  { name, href },
];
