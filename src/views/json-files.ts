/** The JSON files that the site publishes for machines, made one by one. */
import type { DocumentPath } from "#base/ids.ts";
import { SEVERITIES } from "#schema/fields.ts";
import { PUBLISHED_NAMES, jsonSchemaOf } from "#schema/published.ts";
import { relative } from "./index-entry.ts";
import { documentJson } from "./json-document.ts";
import {
  categoryJson,
  clauseTypeJson,
  platformJson,
  regulationJson,
  severityJson,
} from "./json-gatherings.ts";
import { indexJson } from "./json-index.ts";
import { provisionJson } from "./json-provision.ts";
import { tombstoneJson } from "./json-tombstone.ts";
import { standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";

export interface JsonFile {
  /** From the archive's base, without it. */
  readonly path: string;
  readonly value: object;
}

/** Every JSON file that the site publishes for machines. */
export function* jsonFiles(site: Site): Generator<JsonFile> {
  yield* gatheredJson(site);
  for (const path of site.archive.documents.keys()) yield documentFile(path, site);
  yield* provisionFiles(site);
}

/** The files that gather, and the schemas of all. */
export function* gatheredJson(site: Site): Generator<JsonFile> {
  for (const [href, value] of filesByAddress(site)) yield { path: relative(href, site), value };
}

/** The file of a document. */
export const documentFile = (path: DocumentPath, site: Site): JsonFile => ({
  path: relative(site.urls.json.document(path), site),
  value: documentJson(path, site),
});

/** The files of provisions, one made at a time. */
export function* provisionFiles(site: Site): Generator<JsonFile> {
  for (const [href, value] of records(site)) yield { path: relative(href, site), value };
}

type Addressed = readonly [href: string, value: object];

function* filesByAddress(site: Site): Generator<Addressed> {
  yield [site.urls.json.index, indexJson(site)];
  yield* gatherings(site);
  for (const name of PUBLISHED_NAMES) {
    const href = site.urls.json.schema(name);
    yield [href, jsonSchemaOf(name, site.urls.absolute(href))];
  }
}

function* records(site: Site): Generator<Addressed> {
  const { archive, urls } = site;
  for (const path of standingProvisions(site).keys()) {
    yield [urls.json.provision(path), provisionJson(path, site)];
  }
  for (const path of archive.provisions.keys()) {
    const tombstone = tombstoneJson(path, site);
    if (tombstone !== undefined) yield [urls.json.provision(path), tombstone];
  }
}

function* gatherings(site: Site): Generator<Addressed> {
  const { categories, clauseTypes, platforms, regulations } = site.archive.content;
  const { json } = site.urls;
  for (const slug of platforms.keys()) yield [json.platform(slug), platformJson(slug, site)];
  for (const slug of clauseTypes.keys()) yield [json.clauseType(slug), clauseTypeJson(slug, site)];
  for (const slug of regulations.keys()) yield [json.regulation(slug), regulationJson(slug, site)];
  for (const slug of categories.keys()) yield [json.category(slug), categoryJson(slug, site)];
  for (const level of SEVERITIES) yield [json.severity(level), severityJson(level, site)];
}
