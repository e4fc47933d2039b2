/** The archive that the pages are made of, opened once. */
import { type Archive, openArchive } from "#archive/open.ts";
import { urlsOf } from "./urls.ts";

export interface Site {
  readonly archive: Archive;
  readonly urls: ReturnType<typeof urlsOf>;
}

let opened: Site | undefined;

/** Shows the pages a site that is opened already. */
export const showSite = (shown: Site): void => void (opened = shown);

/** The site of the archive that `MUNIMENT_ARCHIVE` names. @throws Refusal if it cannot be read. */
export function site(): Site {
  opened ??= siteOf(openArchive(process.env["MUNIMENT_ARCHIVE"] ?? process.cwd()));
  return opened;
}

/** The site of an opened archive. */
export function siteOf(archive: Archive): Site {
  return { archive, urls: urlsOf(archive.content.settings) };
}
