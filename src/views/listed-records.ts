/** Every ID that was given, with what a reader needs to tell one record from another. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type Day, dayOf } from "#base/dates.ts";
import { type DocumentId, type ProvisionId, byCodeUnit } from "#base/ids.ts";
import { documentOf } from "./entries.ts";
import { relative } from "./index-entry.ts";
import { nameOfDocument, titleWithPlatform } from "./names.ts";
import { oncePerSite } from "./once.ts";
import { idOf, isRemoved, leadsTo } from "./present.ts";
import type { Site } from "./site.ts";

/** What became of a record that no longer stands for itself. */
export type Ended = "withdrawn" | "removed" | "duplicate";

interface RecordEntry<Id> {
  readonly id: Id;
  readonly title: string;
  /** How many versions it has; they are numbered from 1. */
  readonly versions: number;
  /** Its page today. */
  readonly href: string;
  /** Of a document: its first and latest capture. Of a provision: its first and newest issue. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
}

export interface DocumentEntry extends RecordEntry<DocumentId> {
  /** Its title, with the platform where that is not named in it. */
  readonly name: string;
  readonly language: string;
  readonly platform: string;
}

export interface IssuedEntry extends RecordEntry<ProvisionId> {
  readonly document: DocumentEntry;
  readonly ended: Ended | undefined;
  /** The record that stands for it, where it is a duplicate. */
  readonly leadsTo: ProvisionId | undefined;
}

/** All documents that have an ID, by it. */
export const documentEntries = oncePerSite((site): readonly DocumentEntry[] =>
  [...site.archive.documents.values()]
    .flatMap((document) => documentEntry(document, site) ?? [])
    .toSorted((a, b) => byId(a.id, b.id)),
);

/** All provisions that have an ID, by it. */
export const issuedEntries = oncePerSite((site): readonly IssuedEntry[] => {
  const documents = new Map(documentEntries(site).map((entry) => [entry.id, entry]));
  return [...site.archive.provisions.values()]
    .flatMap((provision) => {
      const { id } = documentOf(provision, site);
      const document = id === undefined ? undefined : documents.get(id);
      return document === undefined ? [] : (issuedEntry(provision, document, site) ?? []);
    })
    .toSorted((a, b) => byId(a.id, b.id));
});

/** By number: longer ones are larger. */
const byId = (a: string, b: string): number => a.length - b.length || byCodeUnit(a, b);

function documentEntry(document: ArchivedDocument, site: Site): DocumentEntry | undefined {
  const { captures, id, path, value, versions } = document;
  if (id === undefined) return undefined;
  const name = nameOfDocument(document, site);
  return {
    id,
    title: name.title,
    name: titleWithPlatform(name),
    language: value.language,
    platform: name.platform.name,
    versions: versions.length,
    href: site.urls.document(path),
    from: captures[0] && dayOf(captures[0].at),
    to: captures[0] && dayOf(captures.at(-1)!.at),
  };
}

function issuedEntry(
  provision: ArchivedProvision,
  document: DocumentEntry,
  site: Site,
): IssuedEntry | undefined {
  const id = idOf(provision);
  if (id === undefined) return undefined;
  const issued = site.archive.records.get(id) ?? [];
  const standing = leadsTo(provision, site);
  return {
    id,
    title: provision.value.title,
    document,
    versions: issued.length,
    href: site.urls.provision((standing ?? provision).path),
    from: issued[0] && dayOf(issued[0].line.recorded),
    to: issued[0] && dayOf(issued.at(-1)!.line.recorded),
    ended: endedAs(id, standing, site),
    leadsTo: standing && idOf(standing),
  };
}

function endedAs(
  id: ProvisionId,
  standing: ArchivedProvision | undefined,
  site: Site,
): Ended | undefined {
  if (standing !== undefined) return "duplicate";
  if (isRemoved(id, site)) return "removed";
  return site.archive.withdrawals.has(id) ? "withdrawn" : undefined;
}

/** A record in the list that scripts resolve IDs with; what it lacks is left out. */
export interface ListedRecord {
  readonly name: string;
  /** Of its name. Left out where it is English. */
  readonly language?: string | undefined;
  /** The document of a provision. */
  readonly of?: DocumentId | undefined;
  readonly versions: number;
  /** Of its page, from the site's root. */
  readonly path: string;
  readonly from?: Day | undefined;
  /** Left out where it is the same day. */
  readonly to?: Day | undefined;
  readonly ended?: Ended | undefined;
  readonly leadsTo?: ProvisionId | undefined;
}

/** By ID. */
export function listedRecords(site: Site): Readonly<Record<string, ListedRecord>> {
  const documents = documentEntries(site).map((entry) => {
    const { id, language, name } = entry;
    const other = language === "en" ? undefined : language;
    return [id, { name, language: other, ...listed(entry, site) }] as const;
  });
  const provisions = issuedEntries(site).map((entry) => {
    const { document, ended, id, title } = entry;
    const of = document.id;
    return [
      id,
      { name: title, of, ...listed(entry, site), ended, leadsTo: entry.leadsTo },
    ] as const;
  });
  return Object.fromEntries([...documents, ...provisions]);
}

const listed = ({ from, href, to, versions }: RecordEntry<string>, site: Site) => ({
  versions,
  path: relative(href, site),
  from,
  to: to === from ? undefined : to,
});
