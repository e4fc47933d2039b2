/**
 * Addresses whose page is elsewhere now: what was moved, duplicates, and the short addresses of
 * records. Each has a page that leads on, which works on every host.
 */
import type { ArchivedProvision } from "#archive/open.ts";
import { showDay } from "#base/dates.ts";
import type { DocumentId, ProvisionId } from "#base/ids.ts";
import { byCodeUnit } from "#base/ids.ts";
import { documentOf } from "./entries.ts";
import { relative } from "./index-entry.ts";
import { idOf, leadsTo } from "./present.ts";
import { nameOfDocument, platformName, titleWithPlatform } from "./names.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { type Tombstone, tombstoneOf } from "./tombstone.ts";

/** A page that leads on. */
export interface LeadingOn {
  /** What the address is called: an ID, or the address itself. */
  readonly name: string;
  readonly title: string;
  readonly language: string;
  /** Where it leads. */
  readonly href: string;
  /** What became of the record, in sentences; undefined where it stands. */
  readonly status?: string | undefined;
}

/** The short addresses of documents and provisions, by ID. */
export function recordAddresses(
  site: Site,
): (LeadingOn & { readonly id: DocumentId | ProvisionId })[] {
  const { archive, urls } = site;
  const documents = [...archive.documents.values()].flatMap((document) => {
    const { id, path, value } = document;
    const { language } = value;
    const title = titleWithPlatform(nameOfDocument(document, site));
    return id === undefined ? [] : [{ id, name: id, title, language, href: urls.document(path) }];
  });
  const provisions = [...archive.provisions.values()].flatMap((provision) => {
    const id = idOf(provision);
    if (id === undefined) return [];
    const { path, value } = leadsTo(provision, site) ?? provision;
    const status = statusOf(provision, site);
    const href = urls.provision(path);
    return [{ id, name: id, title: value.title, language: "en", href, status }];
  });
  return [...documents, ...provisions];
}

/** Told of the record that stands for it too, where it is a duplicate. */
function statusOf(provision: ArchivedProvision, site: Site): string | undefined {
  const standing = leadsTo(provision, site);
  const { path } = standing ?? provision;
  const gone = tombstoneOf(path, site);
  const words = [
    ...(standing === undefined ? [] : [`${idOf(provision)} is a duplicate of ${idOf(standing)}.`]),
    ...(gone === undefined ? [] : [goneWords(gone)]),
  ];
  return words.length === 0 ? undefined : words.join(" ");
}

const goneWords = ({ id, kind, since }: Tombstone): string =>
  kind === "withdrawn"
    ? `${id} was withdrawn on ${showDay(since)}.`
    : `The words of ${id} were removed on ${showDay(since)}.`;

/** Pages under `/platform/`, by address, with what they are called. */
const pagesUnderPlatforms = oncePerSite((site): ReadonlyMap<string, Omit<LeadingOn, "name">> => {
  const { archive, urls } = site;
  const pages = new Map<string, Omit<LeadingOn, "name">>();
  const add = (href: string, title: string, language = "en") =>
    pages.set(href, { href, title, language });
  for (const slug of archive.content.platforms.keys()) {
    add(urls.platform(slug), platformName(slug, site));
  }
  for (const document of archive.documents.values()) {
    const { path, value } = document;
    const title = titleWithPlatform(nameOfDocument(document, site));
    add(urls.document(path), title, value.language);
    add(urls.history(path), `History of ${title}`);
    add(urls.compare(path), `Versions of ${title} compared`);
  }
  for (const provision of archive.provisions.values()) {
    if (leadsTo(provision, site) !== undefined) continue;
    const href = urls.provision(provision.path);
    const status = statusOf(provision, site);
    pages.set(href, { href, title: titleOf(provision, site), language: "en", status });
  }
  return pages;
});

const titleOf = (provision: Parameters<typeof documentOf>[0], site: Site): string =>
  `${provision.value.title}, ${titleWithPlatform(nameOfDocument(documentOf(provision, site), site))}`;

/** Every address under `/platform/` that leads on, in order, as a path below it. */
export const leadingOn = oncePerSite((site): (LeadingOn & { readonly path: string })[] => {
  const { urls } = site;
  const found = new Map<string, Omit<LeadingOn, "name">>();
  for (const [address, page] of [...duplicates(site), ...movedAddresses(site)]) {
    found.set(address, page);
  }
  return [...found]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([address, page]) => ({
      ...page,
      name: `/${relative(address, site)}`,
      path: address.slice(urls.platforms.length, -1),
    }));
});

const duplicates = (site: Site): (readonly [string, Omit<LeadingOn, "name">])[] =>
  [...site.archive.provisions.values()].flatMap((provision) => {
    const target = leadsTo(provision, site);
    if (target === undefined) return [];
    const href = site.urls.provision(target.path);
    const status = statusOf(provision, site);
    const page = { href, title: titleOf(target, site), language: "en", status };
    return [[site.urls.provision(provision.path), page] as const];
  });

/**
 * Old addresses of pages that moved, and of every page under one that moved. What moved several
 * times leads to where it is now; an address at which another page stands today leads nowhere.
 */
function movedAddresses(site: Site): Map<string, Omit<LeadingOn, "name">> {
  const { archive, urls } = site;
  const present = pagesUnderPlatforms(site);
  const known = new Map([...duplicates(site), ...present]);
  for (const { from, to } of archive.moves.toReversed()) {
    const [before, after] = [urls.fromContent(from), urls.fromContent(to)];
    for (const [address, page] of new Map(known)) {
      if (!address.startsWith(after)) continue;
      const old = before + address.slice(after.length);
      if (!known.has(old)) known.set(old, page);
    }
  }
  for (const address of present.keys()) known.delete(address);
  return known;
}
