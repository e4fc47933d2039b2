/** Which typed links stand in the head of a page: all but what would be too many. */
import type { DocumentPath, ProvisionPath } from "#base/ids.ts";
import { linksOfDocument, linksOfVersion, timeMapLink } from "./document-links.ts";
import type { RecordRef } from "./record.ts";
import { linksOfProvision, linksOfRecord } from "./record-links.ts";
import type { Site } from "./site.ts";
import type { TypedLink } from "./typed-links.ts";
import type { VersionRef } from "./version.ts";

/** How many links of one relation stand in a head; the link set has all. */
const SHOWN = 12;

/** The first links of each relation, in their order. */
export function limited(links: readonly TypedLink[]): TypedLink[] {
  const counts = new Map<string, number>();
  return links.filter(({ rel }) => {
    const count = (counts.get(rel) ?? 0) + 1;
    counts.set(rel, count);
    return count <= SHOWN;
  });
}

export const provisionSignposts = (path: ProvisionPath, site: Site): TypedLink[] =>
  limited(linksOfProvision(path, site));

export const recordSignposts = (ref: RecordRef, site: Site): TypedLink[] =>
  limited(linksOfRecord(ref, site));

export const documentSignposts = (path: DocumentPath, site: Site): TypedLink[] =>
  limited(linksOfDocument(path, site));

export const versionSignposts = (ref: VersionRef, site: Site): TypedLink[] =>
  limited(linksOfVersion(ref, site));

/** The history of a document is no version of it, and has its TimeMap. */
export const historySignposts = (path: DocumentPath, site: Site): TypedLink[] =>
  timeMapLink(site.archive.documents.get(path)!, site);
