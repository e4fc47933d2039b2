/** A provision as lists show it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Evidence, evidenceOf } from "#archive/evidence.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type DocumentPath, type ProvisionPath, type Slug, byCodeUnit } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import { quotationParts } from "#text/quotation.ts";
import { oncePerSite } from "./once.ts";
import { leadsTo, standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";
import { type Standing, standingOf } from "./standing.ts";

/** A name that leads somewhere. */
export interface Link {
  readonly name: string;
  readonly href: string;
}

export interface ProvisionEntry {
  readonly provision: ArchivedProvision;
  readonly title: string;
  readonly href: string;
  readonly platform: Link & { readonly slug: Slug };
  readonly document: Link;
  readonly clauseType: Link;
  readonly severity: Severity;
  readonly severityReason: string;
  readonly standing: Standing;
  /** The current wording's passages. */
  readonly quotation: readonly string[];
  /** The language of the quoted words. */
  readonly language: string;
  readonly evidence: Evidence | undefined;
}

const known = new WeakMap<ArchivedProvision, ProvisionEntry>();

/** The entry of a provision, made once. */
export function entryOf(provision: ArchivedProvision, site: Site): ProvisionEntry {
  const before = known.get(provision);
  if (before !== undefined) return before;
  const entry = makeEntry(provision, site);
  known.set(provision, entry);
  return entry;
}

export const documentOf = (provision: ArchivedProvision, { archive }: Site): ArchivedDocument =>
  archive.documents.get(provision.document)!;

function makeEntry(provision: ArchivedProvision, site: Site): ProvisionEntry {
  const { archive, urls } = site;
  const { value } = provision;
  const document = documentOf(provision, site);
  return {
    provision,
    title: value.title,
    href: urls.provision(provision.path),
    platform: {
      slug: document.platform,
      name: archive.content.platforms.get(document.platform)?.value.name ?? document.platform,
      href: urls.platform(document.platform),
    },
    document: { name: document.value.title, href: urls.document(document.path) },
    clauseType: {
      name: archive.content.clauseTypes.get(value.clauseType)?.value.title ?? value.clauseType,
      href: urls.clauseType(value.clauseType),
    },
    severity: value.severity,
    severityReason: value.severityReason,
    standing: standingOf(provision, document, site),
    quotation: quotationParts(value.quotes[provision.lineage.current]!.text),
    language: document.value.language,
    evidence: evidenceOf(provision, document, archive.pool),
  };
}

/** Worst first, then by platform, document and name. */
const bySeverity = (a: ProvisionEntry, b: ProvisionEntry): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  byCodeUnit(a.provision.path, b.provision.path);

/** The entries of all provisions, worst first. */
export const allEntries = oncePerSite((site): readonly ProvisionEntry[] =>
  [...standingProvisions(site).values()]
    .map((provision) => entryOf(provision, site))
    .toSorted(bySeverity),
);

const byType = oncePerSite((site) =>
  Map.groupBy(allEntries(site), ({ provision }) => provision.value.clauseType),
);
const byDocument = oncePerSite((site) =>
  Map.groupBy(allEntries(site), ({ provision }) => provision.document),
);

/** The entries of one clause type, worst first. */
export const entriesOfType = (type: Slug, site: Site): readonly ProvisionEntry[] =>
  byType(site).get(type) ?? [];

/** The entries of one document, worst first. */
export const entriesOfDocument = (path: DocumentPath, site: Site): readonly ProvisionEntry[] =>
  byDocument(site).get(path) ?? [];

/** The entries of the provisions that are wanted, worst first. */
export const entriesWhere = (
  wanted: (provision: ArchivedProvision) => boolean,
  site: Site,
): ProvisionEntry[] => allEntries(site).filter(({ provision }) => wanted(provision));

const EXCERPT = 360;

/** The beginning of a quotation, whole words; `cut` says whether anything is left out. */
export function excerptOf(parts: readonly string[]): {
  readonly text: string;
  readonly cut: boolean;
} {
  const text = parts.join(" ");
  if (text.length <= EXCERPT) return { text, cut: false };
  return { text: text.slice(0, text.lastIndexOf(" ", EXCERPT)), cut: true };
}

/**
 * The provision that an article quotes; undefined where it was withdrawn or its words removed.
 * @throws where the archive has none of that path.
 */
export function quotedProvision(path: string, site: Site): ProvisionEntry | undefined {
  const provision = site.archive.provisions.get(path as ProvisionPath);
  if (provision === undefined)
    throw new Error(`<ProvisionQuote of="${path}" /> names no provision`);
  const standing = leadsTo(provision, site) ?? provision;
  return standingProvisions(site).has(standing.path) ? entryOf(standing, site) : undefined;
}
