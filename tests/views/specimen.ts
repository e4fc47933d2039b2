/** The specimen archive, opened once for the tests of the views. */
import { openArchive } from "#archive/open.ts";
import type { DocumentPath } from "#base/ids.ts";
import { type Site, siteOf } from "#views/site.ts";

export const specimen: Site = siteOf(openArchive(process.cwd()));

export const documentAt = (path: string) => specimen.archive.documents.get(path as DocumentPath)!;
