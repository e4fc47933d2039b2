/** What documents and platforms are called, with their addresses and the way back from a page. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { DocumentId, DocumentPath, Slug } from "#base/ids.ts";
import type { Site } from "./site.ts";

export interface Crumb {
  readonly name: string;
  readonly href: string;
}

/** A document as pages name it. */
export interface DocumentName {
  /** Undefined until its first capture is recorded. */
  readonly id: DocumentId | undefined;
  readonly path: DocumentPath;
  readonly title: string;
  /** Language of its title and its text. */
  readonly language: string;
  /** An Open Terms Archive terms type. */
  readonly kind: string;
  readonly href: string;
  readonly platform: Crumb;
}

export const platformName = (slug: Slug, { archive }: Site): string =>
  archive.content.platforms.get(slug)?.value.name ?? slug;

export function nameOfDocument(document: ArchivedDocument, site: Site): DocumentName {
  const { id, path, platform, value } = document;
  return {
    id,
    path,
    title: value.title,
    language: value.language,
    kind: value.kind,
    href: site.urls.document(path),
    platform: { name: platformName(platform, site), href: site.urls.platform(platform) },
  };
}

/** A title that says whose document it is, for where the platform is not named beside it. */
export const titleWithPlatform = ({ title, platform }: DocumentName): string =>
  title.includes(platform.name) ? title : `${title} (${platform.name})`;

/** The way back from a document's own page. */
export const crumbsToDocument = (document: ArchivedDocument, site: Site): Crumb[] => [
  { name: "Platforms", href: site.urls.platforms },
  nameOfDocument(document, site).platform,
];

/** The way back from a page under a document. */
export const crumbsUnderDocument = (document: ArchivedDocument, site: Site): Crumb[] => [
  ...crumbsToDocument(document, site),
  { name: document.value.title, href: site.urls.document(document.path) },
];
