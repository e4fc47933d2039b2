/**
 * Links that say what they lead to (RFC 8288): of Signposting (signposting.org/FAIR), of versions
 * (RFC 5829) and of Memento (RFC 7089). Pages hold them in their heads, link sets hold them all.
 */
import { isPublished } from "#archive/removed.ts";
import type { Swhid } from "#archive/swhid.ts";
import type { DocumentId, ProvisionId, Sha256 } from "#base/ids.ts";
import type { Capture } from "#schema/capture.ts";
import { isCitable } from "./citations.ts";
import type { Site } from "./site.ts";

export type Relation =
  | "cite-as"
  | "collection"
  | "describedby"
  | "describes"
  | "item"
  | "latest-version"
  | "license"
  | "linkset"
  | "original"
  | "predecessor-version"
  | "successor-version"
  | "timemap"
  | "type"
  | "version-history"
  /** What identifies the context: an extension relation, since none is registered. */
  | "https://schema.org/identifier";

export interface TypedLink {
  readonly rel: Relation;
  /** From the site's root, or whole where it leads elsewhere. */
  readonly href: string;
  /** The media type in which hosts serve it. */
  readonly type?: string;
}

/** What some links are links of, by its address as above. */
export interface LinkContext {
  readonly anchor: string;
  readonly links: readonly TypedLink[];
}

export const HTML = "text/html";
export const JSON_TYPE = "application/json";
export const TEXT = "text/plain";

/** The address to be cited by (RFC 8574); none while the archive has no address. */
export const citeAs = (href: string, site: Site): TypedLink[] =>
  isCitable(site) ? [{ rel: "cite-as", href: site.urls.absolute(href) }] : [];

/** What every page about something archived is, and its licence where that has an address. */
export function kindLinks({ archive }: Site): TypedLink[] {
  const { rights } = archive.content.settings;
  return [
    { rel: "type", href: "https://schema.org/AboutPage" },
    { rel: "type", href: "https://schema.org/DigitalDocument" },
    ...(rights !== undefined && /^https?:\/\/\S+$/u.test(rights)
      ? [{ rel: "license", href: rights } as const]
      : []),
  ];
}

/** The media types in which hosts serve kept bytes, by the extension that makes them inert. */
const SERVED: Readonly<Record<string, string>> = {
  bin: "application/octet-stream",
  pdf: "application/pdf",
  png: "image/png",
  txt: TEXT,
};

/** A file that the site serves, in the media type in which hosts serve it. */
export interface ServedFile {
  readonly href: string;
  readonly type: string;
}

/** Kept bytes. */
export interface HeldFile extends ServedFile {
  readonly sha256: Sha256;
}

/** The bytes of some captures that the site offers, each once. */
export function bytesOf(captures: readonly Capture[], { archive, urls }: Site): HeldFile[] {
  const files = captures.flatMap((capture) =>
    capture.sources
      .filter((source) => isPublished(archive.removals, capture, source))
      .map(({ mediaType, sha256 }) => {
        const href = urls.evidence(sha256, mediaType);
        return { sha256, href, type: SERVED[href.slice(href.lastIndexOf(".") + 1)]! };
      }),
  );
  return [...new Map(files.map((file) => [file.href, file])).values()];
}

export const linksTo = (rel: Relation, files: readonly ServedFile[]): TypedLink[] =>
  files.map(({ href, type }) => ({ rel, href, type }));

export const linkSetLink = (id: DocumentId | ProvisionId, { urls }: Site): TypedLink => ({
  rel: "linkset",
  href: urls.linkSet(id),
  type: "application/linkset+json",
});

/** That bytes have a SWHID: a name that follows from them, and no address where they are held. */
export const identified = (href: string, swhid: Swhid): LinkContext => ({
  anchor: href,
  links: [{ rel: "https://schema.org/identifier", href: swhid }],
});
