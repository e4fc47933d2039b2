/** Typed links of documents: of the pages of the present state, and of each version. */
import { type ArchivedDocument, readableVersions } from "#archive/documents.ts";
import { swhidOfObject } from "#archive/swhid.ts";
import type { DocumentPath } from "#base/ids.ts";
import { logPlace } from "./log-places.ts";
import type { Site } from "./site.ts";
import { soundCaptures } from "./sound-captures.ts";
import { originalOf } from "./time-map.ts";
import {
  HTML,
  JSON_TYPE,
  type LinkContext,
  type Relation,
  type ServedFile,
  TEXT,
  type TypedLink,
  bytesOf,
  citeAs,
  identified,
  kindLinks,
  linkSetLink,
  linksTo,
} from "./typed-links.ts";
import type { VersionRef } from "./version.ts";

/** Of the page that shows the present state: it is cited by its short address, or by a version. */
export function linksOfDocument(path: DocumentPath, site: Site): TypedLink[] {
  const { urls } = site;
  const document = site.archive.documents.get(path)!;
  const { id } = document;
  const described: TypedLink = {
    rel: "describedby",
    href: urls.json.document(path),
    type: JSON_TYPE,
  };
  if (id === undefined) return [...kindLinks(site), described];
  return [
    ...citeAs(urls.record(id), site),
    ...kindLinks(site),
    described,
    ...latestVersion(document, site),
    { rel: "version-history", href: urls.history(path), type: HTML },
    ...timeMapLink(document, site),
    linkSetLink(id, site),
  ];
}

/** Of a version: what it holds, what came before and after it, and what it is a memento of. */
export function linksOfVersion({ document: path, number }: VersionRef, site: Site): TypedLink[] {
  const { archive, urls } = site;
  const document = archive.documents.get(path)!;
  const id = document.id!;
  const original = originalOf(document);
  return [
    ...citeAs(urls.version(id, number), site),
    ...kindLinks(site),
    { rel: "describedby", href: urls.json.document(path), type: JSON_TYPE },
    ...linksTo("item", filesOf(document, number, site)),
    ...linksTo("item", bytesOf(soundCaptures(document, number), site)),
    ...latestVersion(document, site),
    ...neighbours(document, number, site),
    { rel: "version-history", href: urls.history(path), type: HTML },
    ...(original === undefined ? [] : [{ rel: "original", href: original } as const]),
    ...timeMapLink(document, site),
    linkSetLink(id, site),
  ];
}

/** Everything that has links of its own, for the link set. */
export function contextsOfDocument(path: DocumentPath, site: Site): LinkContext[] {
  const { archive, urls } = site;
  const document = archive.documents.get(path)!;
  const readable = readableVersions(document);
  const held = readable.flatMap(({ number }) => bytesOf(soundCaptures(document, number), site));
  return [
    { anchor: urls.document(path), links: linksOfDocument(path, site) },
    ...readable.map(({ number }) => ({
      anchor: urls.version(document.id!, number),
      links: linksOfVersion({ document: path, number }, site),
    })),
    ...held.map(({ href, sha256 }) => identified(href, swhidOfObject(archive, sha256))),
  ];
}

function filesOf({ id }: ArchivedDocument, number: number, site: Site): ServedFile[] {
  const { proof } = logPlace(id!, number, site);
  return [
    { href: site.urls.text(id!, number), type: TEXT },
    ...(proof === undefined ? [] : [{ href: proof, type: TEXT }]),
  ];
}

/** The version of the latest sound capture, not the highest number. */
function latestVersion({ id, timeline }: ArchivedDocument, { urls }: Site): TypedLink[] {
  const latest = timeline.periods.at(-1);
  return latest === undefined
    ? []
    : [{ rel: "latest-version", href: urls.version(id!, latest.version), type: HTML }];
}

/**
 * The versions that stood before and after (RFC 5829), in order of time: not those with the
 * numbers beside it, which say when each was recorded. A text that came back has several.
 */
function neighbours({ id, timeline }: ArchivedDocument, number: number, site: Site): TypedLink[] {
  const { periods } = timeline;
  const beside = (rel: Relation, step: 1 | -1): TypedLink[] => {
    const versions = periods.flatMap(({ version }, index) =>
      version === number ? (periods[index + step]?.version ?? []) : [],
    );
    return [...new Set(versions)].map((version) => ({
      rel,
      href: site.urls.version(id!, version),
      type: HTML,
    }));
  };
  return [...beside("predecessor-version", -1), ...beside("successor-version", 1)];
}

/** The TimeMap of a document, where it has one. */
export const timeMapLink = (document: ArchivedDocument, { urls }: Site): TypedLink[] =>
  originalOf(document) === undefined
    ? []
    : [
        {
          rel: "timemap",
          href: urls.timeMap(document.id!),
          type: "application/link-format",
        },
      ];
