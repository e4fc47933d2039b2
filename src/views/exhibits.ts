/**
 * What the exhibit of an issued version is made from, beside its published files: the same for the
 * build, which writes it, and for a page, where the reader's browser makes it.
 */
import type { ExhibitFacts } from "#exhibit/facts.ts";
import { isCitable } from "./citations.ts";
import { exhibitFiles, missingBytes } from "./exhibit-files.ts";
import { exhibitLog } from "./exhibit-log.ts";
import { laterEvents } from "./exhibit-notices.ts";
import { exhibitStamps } from "./exhibit-stamps.ts";
import { type RecordRef, isWhole, issuedVersion } from "./record.ts";
import type { Site } from "./site.ts";
import { statedInRecord } from "./stated.ts";
import { toldUntil } from "./told-until.ts";

/** Undefined while the archive has no address, and where the words of the version were removed. */
export async function exhibitFacts(ref: RecordRef, site: Site): Promise<ExhibitFacts | undefined> {
  const { archive, urls } = site;
  const version = issuedVersion(ref, site);
  if (!isWhole(version) || !isCitable(site)) return undefined;
  const stated = statedInRecord(version.record.evidence, site);
  const log = await exhibitLog(version, site);
  const stamps = await exhibitStamps(version, site);
  return {
    toldUntil: toldUntil(ref, site),
    archive: archiveFacts(site),
    url: urls.absolute(urls.version(ref.id, ref.number)),
    recordHref: urls.recordFile(ref.id, ref.number),
    line: archive.lines[version.leaf]!,
    leaf: version.leaf,
    log: log.facts,
    statedSince: stated?.isSince === true ? stated.day : undefined,
    files: [...exhibitFiles(version, site), ...log.files, ...stamps.files],
    made: stamps.made,
    missing: missingBytes(version, site),
    later: laterEvents(version, site),
    stamps: stamps.facts,
  };
}

/** Whether readers make exhibits themselves, since none are published. */
export const isMadeByReaders = ({ archive }: Site): boolean =>
  !archive.content.settings.formats.includes("exhibit");

function archiveFacts({ archive, urls }: Site): ExhibitFacts["archive"] {
  const { contact, notice, operator, rights, title } = archive.content.settings;
  return { title, url: urls.absolute(urls.home), operator, contact, notice, rights };
}
