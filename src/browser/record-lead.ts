/** Where an ID leads that somebody entered: to its record, or to nothing, with what may be meant. */
import type { IdPrefix } from "#base/ids.ts";
import { readTypedId } from "#base/typed-id.ts";
import { namedVersion } from "./captured-version.ts";
import { element } from "./elements.ts";
import { NoTarget, findTyped, readRecords } from "./resolve-id.ts";
import { foundSentence, hrefOf, missReport } from "./resolver-view.ts";
import type { PublishedSite } from "./verify-site.ts";

/** What is known of the archive whose IDs are read. */
export interface ArchiveIds {
  /** Address of the site's root. */
  readonly base: string;
  readonly prefix: IdPrefix;
  readonly site: PublishedSite;
}

/** A record that is there: what to say of it, and where to go. */
export interface Lead {
  readonly said: HTMLElement;
  readonly href: string;
}
/** Why nothing was found. */
export type Miss = readonly HTMLElement[];

export const isLead = (found: Lead | Miss): found is Lead => "href" in found;

/** Never leads where anything but spelling had to be forgiven. */
export async function leadFrom(
  typed: string,
  { base, prefix, site }: ArchiveIds,
): Promise<Lead | Miss> {
  const records = await readRecords(site);
  if (records instanceof NoTarget) return [element("p", "", records.reason)];
  const read = readTypedId(typed, prefix);
  const named = { id: read?.id, version: read?.version };
  const found = findTyped(typed, prefix, records);
  if (found instanceof NoTarget) return missReport(found, named, records, base);
  const version = await namedVersion(found, site);
  if (version instanceof NoTarget) return missReport(version, named, records, base);
  const page = hrefOf(found, version, base);
  const within = version === undefined ? "" : `${found.file}${found.place}`;
  return { said: foundSentence(found, version, page, records), href: page + within };
}
