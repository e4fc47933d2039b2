/** Every address of the site, made in one place: with the archive's base path, slash at the end. */
import type { CertificationRule } from "#cite/certification-draft.ts";
import type { Instant } from "#base/dates.ts";
import type {
  DocumentId,
  DocumentPath,
  ProvisionId,
  ProvisionPath,
  Sha256,
  Slug,
} from "#base/ids.ts";
import type { Week } from "#base/weeks.ts";
import { evidenceName } from "#ledger/line.ts";
import type { ArchiveSettings } from "#schema/archive-settings.ts";
import type { Severity } from "#schema/fields.ts";

/** The tables of everything that are published for download. */
export const TABLES = ["provisions", "changes", "versions"] as const;
export type TableName = (typeof TABLES)[number];

/** Atom and JSON Feed. */
export type FeedFormat = "xml" | "json";
export type CitationFile = "bib" | "ris" | "json";

export function urlsOf({ base, origin }: Pick<ArchiveSettings, "base" | "origin">) {
  const at = (path: string): string => base + path;
  const version = (id: DocumentId | ProvisionId, number: number) => at(`record/${id}/v/${number}/`);
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
    /** Compares any two versions of a document. */
    compare: (path: DocumentPath) => at(`platform/${path}/compare/`),
    provision: (path: ProvisionPath) => at(`platform/${path}/`),
    /** The whole lineage of a provision, where it is too long for its page. */
    lineage: (path: ProvisionPath) => at(`platform/${path}/lineage/`),
    record: (id: DocumentId | ProvisionId) => at(`record/${id}/`),
    version,
    /** A passage of a version, counted from 0. */
    passage: (id: DocumentId, number: number, passage: number) =>
      `${version(id, number)}#p${passage + 1}`,
    text: (id: DocumentId | ProvisionId, number: number) => `${version(id, number)}text.txt`,
    /** An issued version as it was frozen. */
    recordFile: (id: ProvisionId, number: number) => `${version(id, number)}record.json`,
    /** Renderings of an issued version. */
    pdf: (id: ProvisionId, number: number) => `${version(id, number)}record.pdf`,
    analysisPdf: (id: ProvisionId, number: number) => `${version(id, number)}analysis.pdf`,
    exhibit: (id: ProvisionId, number: number) => `${version(id, number)}exhibit.zip`,
    /** For reference managers: BibLaTeX, RIS, CSL-JSON. */
    cite: (id: ProvisionId, number: number, format: CitationFile) =>
      `${version(id, number)}cite.${format}`,
    /** Drafts under Federal Rules of Evidence 902(13) and (14): the page, and its PDF. */
    certification: (id: ProvisionId, number: number, rule: CertificationRule) =>
      `${version(id, number)}certification-902-${rule}/`,
    certificationPdf: (id: ProvisionId, number: number, rule: CertificationRule) =>
      `${version(id, number)}certification-902-${rule}.pdf`,
    /** All typed links of a record and its versions, as a link set (RFC 9264). */
    linkSet: (id: DocumentId | ProvisionId) => at(`record/${id}/linkset.json`),
    /** The TimeMap of a document (Memento, RFC 7089). */
    timeMap: (id: DocumentId) => at(`record/${id}/timemap.link`),
    /** Resolves IDs as they are typed from paper. */
    records: at("record/"),
    /** The part of the list of records that begins with an ID. */
    recordsFrom: (first: string) => at(`record/from/${first}/`),
    /** Records that a reader collects. */
    selection: at("selection/"),
    /** The proof that a version is in the log. */
    proof: (id: DocumentId | ProvisionId, number: number) => `${version(id, number)}proof`,
    /** A published checkpoint, by its size. */
    checkpoint: (size: number) => at(`log/checkpoints/${size}`),
    newestCheckpoint: at("log/checkpoint"),
    /** A proof file about kept bytes or a text, named by the SHA-256 of those. */
    sidecar: (about: Sha256, kind: string) => at(`evidence/${about}.${kind}`),
    /** The certificates that time stamps were held against. */
    timeRoots: at("log/time-roots.pem"),
    /** The key that verifies the log's signatures. */
    verifierKey: at("log/vkey"),
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
    /** One month of a year that has too many changes for one page. */
    changesOfMonth: (month: string) => at(`changes/${month.replace("-", "/")}/`),
    digests: at("digest/"),
    digest: (week: Week) => at(`digest/${week}/`),
    digestMail: (week: Week) => at(`digest/${week}/mail.html`),
    digestText: (week: Week) => at(`digest/${week}/mail.txt`),
    /** What was changed in the archive itself after publication. */
    corrections: at("corrections/"),
    feeds: at("feeds/"),
    /** A feed by its name, such as `platform/acme`. */
    feed: (name: string, format: FeedFormat) => at(`feeds/${name}.${format}`),
    calendar: at("feeds/effective.ics"),
    articles: at("articles/"),
    article: (slug: Slug) => at(`articles/${slug}/`),
    page: (name: string) => at(`${name}/`),
    data: at("data/"),
    /** One of the tables of everything. */
    table: (name: TableName, format: "csv" | "jsonl") => at(`data/${name}.${format}`),
    /** Pictures that stand for pages where they are shared. */
    card: {
      archive: at("card.png"),
      platform: (slug: Slug) => at(`card/${slug}.png`),
      provision: (path: ProvisionPath) => at(`card/${path}.png`),
    },
    /** What is known of a record or a gathering, as JSON. */
    json: {
      index: at("api/index.json"),
      platform: (slug: Slug) => at(`api/platform/${slug}.json`),
      document: (path: DocumentPath) => at(`api/document/${path}.json`),
      provision: (path: ProvisionPath) => at(`api/provision/${path}.json`),
      clauseType: (slug: Slug) => at(`api/clause/${slug}.json`),
      regulation: (slug: Slug) => at(`api/regulation/${slug}.json`),
      category: (slug: Slug) => at(`api/category/${slug}.json`),
      severity: (level: Severity) => at(`api/severity/${level}.json`),
      /** What programs need of an issued version: its citations, its files with sums. */
      record: (id: ProvisionId, number: number) => at(`api/record/${id}/${number}.json`),
      schema: (name: string) => at(`api/schema/${name}.json`),
    },
    verify: at("verify/"),
    /** The program in Python that checks a copy of the site. */
    verifier: at("verify/verify.py"),
    /** Files by their hashes, for the verify page. */
    knownFiles: (shard: string) => at(`verify/known/${shard}.json`),
    /** Records by their IDs, for scripts that resolve what readers type. */
    knownRecords: at("verify/records.json"),
    search: at("search/"),
    openSearch: at("opensearch.xml"),
    sitemaps: at("sitemap-index.xml"),
    sitemap: (number: number) => at(`sitemap/${number}.xml`),
    llms: at("llms.txt"),
    pagefind: at("pagefind/"),
    theme: at("theme.css"),
  };
}
