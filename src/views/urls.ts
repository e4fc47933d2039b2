/** Every address of the site, made in one place: with the archive's base path, slash at the end. */
import type { Instant } from "#base/dates.ts";
import type { DocumentId, DocumentPath, ProvisionPath, Sha256, Slug } from "#base/ids.ts";
import { evidenceName } from "#ledger/line.ts";
import type { ArchiveSettings } from "#schema/archive-settings.ts";
import type { Severity } from "#schema/fields.ts";

export function urlsOf({ base, origin }: Pick<ArchiveSettings, "base" | "origin">) {
  const at = (path: string): string => base + path;
  const version = (id: DocumentId, number: number) => at(`record/${id}/v/${number}/`);
  return {
    base,
    home: base,
    /** An address on this site, made absolute for metadata and citations. */
    absolute: (url: string): string => origin + url,
    /** An address that content gives: `/methodology/` is one of this site, others stay. */
    fromContent: (href: string): string =>
      href.startsWith("/") && !href.startsWith("//") ? at(href.slice(1)) : href,
    platforms: at("platform/"),
    platform: (slug: Slug) => at(`platform/${slug}/`),
    document: (path: DocumentPath) => at(`platform/${path}/`),
    history: (path: DocumentPath) => at(`platform/${path}/history/`),
    provision: (path: ProvisionPath) => at(`platform/${path}/`),
    record: (id: DocumentId) => at(`record/${id}/`),
    version,
    /** A passage of a version, counted from 0. */
    passage: (id: DocumentId, number: number, passage: number) =>
      `${version(id, number)}#p${passage + 1}`,
    text: (id: DocumentId, number: number) => `${version(id, number)}text.txt`,
    evidence: (sha256: Sha256, mediaType: string) =>
      at(`evidence/${evidenceName(sha256, mediaType)}`),
    clauseTypes: at("clause/"),
    clauseType: (slug: Slug) => at(`clause/${slug}/`),
    regulations: at("regulation/"),
    regulation: (slug: Slug) => at(`regulation/${slug}/`),
    categories: at("category/"),
    category: (slug: Slug) => at(`category/${slug}/`),
    severities: at("severity/"),
    severity: (level: Severity) => at(`severity/${level}/`),
    changes: at("changes/"),
    changesOf: (year: string) => at(`changes/${year}/`),
    /** The change that a capture brought, on the page of the version it brought. */
    change: (id: DocumentId, number: number, capture: Instant) =>
      `${version(id, number)}#change-${capture.replace(/[^0-9TZ]/gu, "")}`,
    articles: at("articles/"),
    article: (slug: Slug) => at(`articles/${slug}/`),
    page: (name: string) => at(`${name}/`),
    search: at("search/"),
    pagefind: at("pagefind/"),
  };
}
