/** The tables of everything, for download: provisions, changes, versions; one row made at a time. */
import { type ArchivedDocument, type Version, readableVersions } from "#archive/documents.ts";
import { statedDate } from "#archive/stated.ts";
import type { Row } from "#base/csv.ts";
import {
  type ChangeTableRow,
  type ProvisionTableRow,
  type VersionTableRow,
  changeRow,
  provisionRow,
  versionRow,
} from "#schema/published-rows.ts";
import type { PublishedName } from "#schema/published.ts";
import { allChanges } from "./changes.ts";
import { issuedView } from "./issued.ts";
import { type ProvisionEntry, allEntries, documentOf } from "./entries.ts";
import { relative } from "./index-entry.ts";
import { platformName } from "./names.ts";
import { trackingOf } from "./provision-facts.ts";
import { idOf, standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { TABLES, type TableName } from "./urls.ts";

interface Table {
  readonly name: PublishedName;
  readonly schema: typeof provisionRow | typeof changeRow | typeof versionRow;
  readonly rows: (site: Site) => Iterable<Row>;
  readonly count: (site: Site) => number;
}

/** Each table with the schema of its rows, in the order in which the columns are printed. */
const TABLE: Readonly<Record<TableName, Table>> = {
  provisions: {
    name: "provision-row",
    schema: provisionRow,
    rows: provisionRows,
    count: (site) => standingProvisions(site).size,
  },
  changes: {
    name: "change-row",
    schema: changeRow,
    rows: changeRows,
    count: (site) => allChanges(site).length,
  },
  versions: {
    name: "version-row",
    schema: versionRow,
    rows: versionRows,
    count: countVersions,
  },
};

export const tableRows = (table: TableName, site: Site): Iterable<Row> => TABLE[table].rows(site);
export const columnsOf = (table: TableName): string[] => Object.keys(TABLE[table].schema.shape);

/** A row's name: its place under the archive's base, so that it outlives a move of the archive. */
const rowId = (href: string, site: Site): string => `/${relative(href, site)}`;

function documentColumns(document: ArchivedDocument, site: Site) {
  return {
    platform: document.platform,
    platformName: platformName(document.platform, site),
    document: document.path,
    documentId: document.id,
    documentTitle: document.value.title,
    terms: document.value.kind,
    language: document.value.language,
  };
}

/** Worst first, as the pages list them. */
function* provisionRows(site: Site): Generator<ProvisionTableRow> {
  for (const entry of allEntries(site)) yield provisionRowOf(entry, site);
}

function provisionRowOf(entry: ProvisionEntry, site: Site): ProvisionTableRow {
  const { provision, standing } = entry;
  const document = documentOf(provision, site);
  const { value } = provision;
  const { analysis } = value;
  const tracking = trackingOf(provision, document, standing);
  const issued = issuedView(provision, site);
  return {
    id: rowId(entry.href, site),
    url: site.urls.absolute(entry.href),
    recordId: idOf(provision),
    recordVersion: issued?.number,
    recordUrl: issued?.address,
    ...documentColumns(document, site),
    title: value.title,
    clauseType: value.clauseType,
    state: standing.state,
    standing: standing.sentence,
    quotation: entry.quotation.join("\n\n"),
    ...evidenceColumns(entry, document, site),
    firstTracked: tracking.firstTracked,
    lastVerified: tracking.lastVerified,
    lastAttempt: tracking.attempt,
    severity: value.severity,
    severityReason: value.severityReason,
    categories: value.categories,
    regulations: Object.keys(value.regulations),
    analysed: analysis.written,
    analysedBy: analysis.by,
    review: analysis.review,
    reviewed: analysis.reviewed,
    rights: site.archive.content.settings.rights,
  };
}

function evidenceColumns(
  { evidence }: ProvisionEntry,
  { id }: ArchivedDocument,
  { urls }: Site,
): Pick<ProvisionTableRow, "sha256"> & Partial<ProvisionTableRow> {
  if (evidence === undefined || id === undefined) return { sha256: [] };
  const { capture, end, place, start, version } = evidence;
  return {
    version: version.number,
    versionUrl: urls.absolute(urls.passage(id, version.number, place.first)),
    start,
    end,
    captured: capture.at,
    form: capture.form,
    sha256: capture.sources.map(({ sha256 }) => sha256),
    textSha256: capture.text.sha256,
    extractor: capture.text.extractor,
  };
}

/** Newest first. */
function* changeRows(site: Site): Generator<ChangeTableRow> {
  for (const change of allChanges(site)) {
    yield {
      id: rowId(change.href, site),
      url: site.urls.absolute(change.href),
      ...documentColumns(change.document, site),
      captured: change.at,
      capturedBefore: change.before,
      fromVersion: change.older,
      toVersion: change.newer,
      kind: change.kind,
      overruled: change.overruled,
      ...change.counts,
      severity: change.severity,
      summary: change.summary,
      announced: change.announced,
      effective: change.effective,
      rights: site.archive.content.settings.rights,
    };
  }
}

/** By document and number. */
function* versionRows(site: Site): Generator<VersionTableRow> {
  for (const document of site.archive.documents.values()) {
    const captures = Map.groupBy(document.captures.keys(), (index) => {
      return document.captures[index]!.text.sha256;
    });
    for (const version of readableVersions(document)) {
      yield versionRowOf(version, captures.get(version.text)!, document, site);
    }
  }
}

function versionRowOf(
  { number, size, text }: Version,
  held: readonly number[],
  document: ArchivedDocument,
  site: Site,
): VersionTableRow {
  const { captures, id, recordedLate, timeline } = document;
  const { urls } = site;
  const [first, last] = [captures[held[0]!]!, captures[held.at(-1)!]!];
  return {
    id: rowId(urls.version(id!, number), site),
    url: urls.absolute(urls.version(id!, number)),
    ...documentColumns(document, site),
    number,
    firstCaptured: first.at,
    lastCaptured: last.at,
    captures: held.length,
    suspectCaptures: held.filter((index) => timeline.suspicions[index] !== undefined).length,
    periods: timeline.periods.filter(({ version }) => version === number).length,
    recordedLate: recordedLate.has(number),
    stated: statedDate(document, text, site.archive.content),
    form: first.form,
    extractor: first.text.extractor,
    ...size,
    textSha256: text,
    textUrl: urls.absolute(urls.text(id!, number)),
    rights: site.archive.content.settings.rights,
  };
}

function countVersions({ archive }: Site): number {
  const documents = [...archive.documents.values()];
  return documents.reduce((sum, document) => sum + readableVersions(document).length, 0);
}

const FORMATS = [
  { name: "CSV", format: "csv" },
  { name: "JSON Lines", format: "jsonl" },
] as const;

export interface TableFile {
  readonly name: string;
  readonly format: "csv" | "jsonl";
  readonly href: string;
}

const filesOf = (table: TableName, { urls }: Site): TableFile[] =>
  FORMATS.map(({ name, format }) => ({ name, format, href: urls.table(table, format) }));

/** The links under a list that lead to the table its rows are in. */
export interface ExportView {
  readonly label: string;
  readonly columns: readonly string[];
  readonly files: readonly TableFile[];
  readonly explained: string;
}

export const exportView = (table: TableName, site: Site): ExportView => ({
  label: `Download all ${table} of this archive:`,
  columns: columnsOf(table),
  files: filesOf(table, site),
  explained: `${site.urls.data}#${table}`,
});

/** One table as the page about the data explains it. */
export interface TableView {
  readonly table: TableName;
  /** Name of the JSON Schema of a row. */
  readonly schema: PublishedName;
  readonly rows: number;
  readonly files: readonly TableFile[];
  readonly columns: readonly { readonly name: string; readonly means: string }[];
}

export const tableViews = (site: Site): TableView[] =>
  TABLES.map((table) => ({
    table,
    schema: TABLE[table].name,
    rows: TABLE[table].count(site),
    files: filesOf(table, site),
    columns: Object.entries(TABLE[table].schema.shape).map(([name, field]) => ({
      name,
      means: field.description ?? "",
    })),
  }));
