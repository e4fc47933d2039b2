/**
 * When pages last changed, for those whose changes are dated: by the newest capture that was
 * recorded of what they show, or by what people wrote. For all others nothing is said.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import type { Day, Instant } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import { corrections } from "./corrections.ts";
import { documentOf } from "./entries.ts";
import { idOf, standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";

type Dates = Map<string, Instant | Day>;

/** By address. */
export function lastModified(site: Site): ReadonlyMap<string, Instant | Day> {
  const { archive, urls } = site;
  const dates: Dates = new Map();
  for (const document of archive.documents.values()) addDocument(dates, document, site);
  for (const provision of standingProvisions(site).values()) {
    const { written, reviewed } = provision.value.analysis;
    const newest = newestRecorded(documentOf(provision, site));
    const issued = issuedOf(provision, site);
    later(dates, urls.provision(provision.path), [newest, written, reviewed, issued]);
  }
  for (const { line } of [...archive.records.values()].flat()) {
    later(dates, urls.version(line.record, line.number), [line.recorded]);
  }
  later(dates, urls.corrections, [corrections(site)[0]?.recorded]);
  for (const [slug, { value }] of archive.content.articles) {
    later(dates, urls.article(slug), [value.date]);
  }
  return dates;
}

/** When its newest version was issued. */
function issuedOf(provision: ArchivedProvision, { archive }: Site): Instant | undefined {
  const id = idOf(provision);
  return id && archive.records.get(id)?.at(-1)?.line.recorded;
}

function addDocument(dates: Dates, document: ArchivedDocument, { urls }: Site): void {
  const { captures, id, path, platform, versions } = document;
  const newest = newestRecorded(document);
  const pages = [urls.document(path), urls.history(path), urls.platform(platform)];
  for (const href of [...pages, urls.platforms, urls.changes, urls.home]) {
    later(dates, href, [newest]);
  }
  const numbers = new Map(versions.filter(Boolean).map(({ number, text }) => [text, number]));
  for (const { recorded, text } of captures) {
    later(dates, urls.version(id!, numbers.get(text.sha256)!), [recorded]);
  }
}

const newestRecorded = ({ captures }: ArchivedDocument): Instant | undefined =>
  captures
    .map(({ recorded }) => recorded)
    .toSorted(byCodeUnit)
    .at(-1);

/** Keeps the latest of what is known of a page. */
function later(dates: Dates, href: string, known: readonly (Instant | Day | undefined)[]): void {
  for (const date of known) {
    if (date !== undefined && date > (dates.get(href) ?? "")) dates.set(href, date);
  }
}
