/** What there is for machines: counts, every page that has data, the tables, the schemas. */
import { SEVERITIES } from "#schema/fields.ts";
import { PUBLISHED_NAMES } from "#schema/published.ts";
import type { PublishedIndex } from "#schema/published-gatherings.ts";
import { capturedSpan } from "./captured-span.ts";
import {
  categoryReference,
  clauseTypeReference,
  documentReferenceOf,
  headOf,
  platformReference,
  regulationReference,
  severityReference,
} from "./json-parts.ts";
import type { Site } from "./site.ts";
import { type TableView, tableViews } from "./tables.ts";

export function indexJson(site: Site): PublishedIndex {
  const { archive, urls } = site;
  const { content, documents } = archive;
  const { contact, description, operator } = content.settings;
  const tables = tableViews(site);
  const span = capturedSpan(site);
  return {
    ...headOf("index", urls.data, site),
    description,
    operator,
    contact,
    firstCapture: span?.first,
    lastCapture: span?.last,
    counts: countsOf(tables, site),
    platforms: [...content.platforms.keys()].map((slug) => platformReference(slug, site)),
    documents: [...documents.values()].map((document) => documentReferenceOf(document, site)),
    clauseTypes: [...content.clauseTypes.keys()].map((slug) => clauseTypeReference(slug, site)),
    regulations: [...content.regulations.keys()].map((slug) => regulationReference(slug, site)),
    categories: [...content.categories.keys()].map((slug) => categoryReference(slug, site)),
    severities: SEVERITIES.map((level) => severityReference(level, site)),
    tables: tables.map(({ rows, schema, table }) => ({
      name: table,
      rows,
      csv: urls.absolute(urls.table(table, "csv")),
      jsonl: urls.absolute(urls.table(table, "jsonl")),
      schema: urls.absolute(urls.json.schema(schema)),
    })),
    issued: {
      versions: [...archive.records.values()].flat().length,
      template: "api/record/{id}/{number}.json",
      list: urls.absolute(urls.knownRecords),
    },
    schemas: PUBLISHED_NAMES.map((name) => ({
      name,
      url: urls.absolute(urls.json.schema(name)),
    })),
  };
}

function countsOf(tables: readonly TableView[], { archive }: Site): PublishedIndex["counts"] {
  const rows = new Map(tables.map((each) => [each.table, each.rows]));
  const documents = [...archive.documents.values()];
  return {
    platforms: archive.content.platforms.size,
    documents: documents.length,
    captures: documents.reduce((sum, { captures }) => sum + captures.length, 0),
    versions: rows.get("versions")!,
    changes: rows.get("changes")!,
    provisions: rows.get("provisions")!,
  };
}
