/** What the JSON of several kinds of page has in common. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { swhidOfObject } from "#archive/swhid.ts";
import type { Slug } from "#base/ids.ts";
import type { Capture, Source } from "#schema/capture.ts";
import type { z } from "zod";
import type { Severity } from "#schema/fields.ts";
import type { provisionSummary } from "#schema/published-document.ts";
import type { documentReference, reference, reply, source } from "#schema/published-fields.ts";
import type { ReplyFields } from "#schema/reply.ts";
import type { ProvisionEntry } from "./entries.ts";
import { platformName } from "./names.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";

/** What every object begins with: its schema, its page, whose it is, and how it may be used. */
export function headOf<Type extends string>(type: Type, href: string, { archive, urls }: Site) {
  const { notice, rights, title } = archive.content.settings;
  return {
    $schema: urls.absolute(urls.json.schema(type)),
    type,
    url: urls.absolute(href),
    archive: { title, url: urls.absolute(urls.home), notice },
    rights,
  };
}

type Reference = z.infer<typeof reference>;

export const platformReference = (slug: Slug, site: Site): Reference => ({
  slug,
  name: platformName(slug, site),
  url: site.urls.absolute(site.urls.platform(slug)),
  json: site.urls.absolute(site.urls.json.platform(slug)),
});

export const clauseTypeReference = (slug: Slug, { archive, urls }: Site): Reference => ({
  slug,
  name: archive.content.clauseTypes.get(slug)?.value.title ?? slug,
  url: urls.absolute(urls.clauseType(slug)),
  json: urls.absolute(urls.json.clauseType(slug)),
});

export const regulationReference = (slug: Slug, { archive, urls }: Site): Reference => ({
  slug,
  name: archive.content.regulations.get(slug)?.value.shortName ?? slug,
  url: urls.absolute(urls.regulation(slug)),
  json: urls.absolute(urls.json.regulation(slug)),
});

export const severityReference = (level: Severity, { urls }: Site): Reference => ({
  slug: level,
  name: SEVERITY[level],
  url: urls.absolute(urls.severity(level)),
  json: urls.absolute(urls.json.severity(level)),
});

export const categoryReference = (slug: Slug, { archive, urls }: Site): Reference => ({
  slug,
  name: archive.content.categories.get(slug)?.title ?? slug,
  url: urls.absolute(urls.category(slug)),
  json: urls.absolute(urls.json.category(slug)),
});

export const documentReferenceOf = (
  { id, path, value }: ArchivedDocument,
  { urls }: Site,
): z.infer<typeof documentReference> => ({
  id,
  path,
  title: value.title,
  url: urls.absolute(urls.document(path)),
  json: urls.absolute(urls.json.document(path)),
});

/** A provision as the data of another page lists it. */
export const provisionSummaryOf = (
  { href, provision: { path, value }, severity, standing, title }: ProvisionEntry,
  { urls }: Site,
): z.infer<typeof provisionSummary> => ({
  recordId: value.id === "new" ? undefined : value.id,
  path,
  title,
  url: urls.absolute(href),
  json: urls.absolute(urls.json.provision(path)),
  severity,
  state: standing.state,
  standing: standing.sentence,
});

/** What platforms answered about the records that are wanted, oldest first. */
export const repliesWhere = (
  wanted: (record: string, reply: ReplyFields) => boolean,
  { archive }: Site,
): z.infer<typeof reply>[] =>
  [...archive.content.replies]
    .filter(([key, { value }]) => wanted(key.slice(0, key.indexOf("/")), value))
    .map(([, { value, body }]) => ({ ...value, text: body }));

/** A source of a capture; `held` says whether its bytes are published. */
export const sourceOf = (
  each: Source,
  held: boolean,
  { archive, urls }: Site,
): z.infer<typeof source> => ({
  ...each,
  evidence: held ? urls.absolute(urls.evidence(each.sha256, each.mediaType)) : undefined,
  swhid: held ? swhidOfObject(archive, each.sha256) : undefined,
});

/** How a capture's text was derived, without its outline. */
export const extractionOf = ({ text: { sha256, extractor, select, remove } }: Capture) => ({
  sha256,
  extractor,
  select,
  remove,
});
