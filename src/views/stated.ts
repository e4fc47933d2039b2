/** The days that a document's texts give for themselves: the platform's own statements. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { statedDate } from "#archive/stated.ts";
import type { Day } from "#base/dates.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

/** A day that a text gives for itself, and the version whose text does. */
export interface StatedView {
  readonly day: Day;
  readonly version: number;
  readonly href: string;
}

/** What the text of the newest sound capture states; undefined where nobody recorded it. */
export function latestStated(
  document: ArchivedDocument,
  { archive, urls }: Site,
): StatedView | undefined {
  const latest = document.timeline.periods.at(-1)?.version;
  const version = latest === undefined ? undefined : document.versions[latest - 1];
  const day = version && statedDate(document, version.text, archive.content);
  if (version === undefined || day === undefined) return undefined;
  const { number } = version;
  return { day, version: number, href: urls.version(document.id!, number) };
}

/** The day that the text of an issued version gives for itself. */
export interface RecordStated {
  readonly day: Day;
  /** People recorded it after the issue: the frozen evidence does not have it. */
  readonly isSince: boolean;
}

const documentsById = oncePerSite(
  ({ archive }) => new Map([...archive.documents.values()].map((each) => [each.id, each])),
);

/** A fact of the text, whose hash the evidence names: so it holds whenever it was recorded. */
export function statedInRecord(
  { document, stated, text }: IssuedRecord["evidence"],
  site: Site,
): RecordStated | undefined {
  if (stated !== undefined) return { day: stated, isSince: false };
  const archived = documentsById(site).get(document.id);
  const day = archived && statedDate(archived, text, site.archive.content);
  return day && { day, isSince: true };
}
