/**
 * What reference managers read from the head of a page: Highwire's `citation_*` tags and Dublin
 * Core, as Zotero's translator "Embedded Metadata" takes them. The item is the company's document
 * as it was captured, at its permanent address here, not the page about it.
 */
import type { ProvisionPath } from "#base/ids.ts";
import type { CitedDocumentVersion, CitedProvision } from "#cite/citable.ts";
import { type Entry, entriesOf } from "#cite/entries.ts";
import { citableOfRecord, citableOfVersion } from "./citations.ts";
import { idOf } from "./present.ts";
import { type RecordRef, isWhole, issuedVersion } from "./record.ts";
import type { Site } from "./site.ts";
import type { VersionRef } from "./version.ts";

/** One `<meta>` element. */
export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/** Of the page of the present state: those of the newest issued version. */
export function provisionMetadata(path: ProvisionPath, site: Site): MetaTag[] {
  const id = idOf(site.archive.provisions.get(path)!);
  const number = id === undefined ? 0 : (site.archive.records.get(id)?.length ?? 0);
  return id === undefined || number === 0 ? [] : recordMetadata({ id, number }, site);
}

/** None while the archive has no address, and where the words of the version were removed. */
export function recordMetadata(ref: RecordRef, site: Site): MetaTag[] {
  const version = issuedVersion(ref, site);
  const citable = citableOfRecord(ref, site);
  if (citable === undefined || !isWhole(version)) return [];
  const { document, quotation } = version.record.evidence;
  return tagsOf(citable, document.kind, `“${quotation.text}”`);
}

export function versionMetadata({ document: path, number }: VersionRef, site: Site): MetaTag[] {
  const citable = citableOfVersion(path, number, site);
  const { kind } = site.archive.content.documents.get(path)!.value;
  return citable === undefined ? [] : tagsOf(citable, kind, undefined);
}

/**
 * Where there is no date the translator takes the first `<time>` of the page, whatever it is of: that of
 * a capture or of an issue. Words are kept as they stand, and styles print what they would put there.
 */
const NO_DATE = "n.d.";

/** The same that files for reference managers hold. `kind` is that of the terms: `Privacy Policy`. */
function tagsOf(
  citable: CitedProvision | CitedDocumentVersion,
  kind: string,
  abstract: string | undefined,
): MetaTag[] {
  const entry = entriesOf([citable])[0]!;
  const tags: readonly (readonly [name: string, content: string | undefined])[] = [
    // Or the item becomes a journal article.
    ["DC.type", "webpage"],
    ["DC.title", entry.title],
    ["DC.creator", entry.entity],
    ["DC.date", entry.date],
    ["DC.language", entry.language],
    ["citation_title", entry.title],
    ["citation_author", entry.entity && institution(entry.entity)],
    ["citation_publication_date", entry.date ?? NO_DATE],
    ["citation_public_url", entry.url],
    ["citation_language", entry.language],
    ["citation_abstract", abstract],
    ["citation_pdf_url", entry.pdf],
    ["z.websiteType", kind],
    ["z.extra", extraOf(entry)],
  ];
  return tags.flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }]));
}

/**
 * A name that the translator leaves whole. It takes what ends with a comma for a last name without
 * a first one, what has other commas for two names, and semicolons for the borders of several.
 */
const institution = (name: string): string => `${name.replace(/\s*[,;،]\s*/gu, " ").trim()},`;

/**
 * Zotero's field for what its web pages have no field for. It reads `Archive` and `Archive Location`
 * as variables of CSL, and leaves lines without a colon as they are.
 */
const extraOf = ({ archive, date, described, name, related }: Entry): string =>
  [
    `Archive: ${archive}`,
    `Archive Location: ${name}`,
    ...described,
    ...related,
    date === undefined
      ? "No date is recorded that the document states"
      : "Dated as the document states it",
  ].join("\n");
