/** The days that a document's texts give for themselves: the platform's own statements. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { statedDate } from "#archive/stated.ts";
import type { Day } from "#base/dates.ts";
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
