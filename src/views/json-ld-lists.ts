/** Structured data of the pages that gather records and of those that list gatherings. */
import { type Slug, byCodeUnit } from "#base/ids.ts";
import { SEVERITIES, type Severity } from "#schema/fields.ts";
import { type Link, type ProvisionEntry, allEntries } from "./entries.ts";
import { listJsonLd } from "./json-ld.ts";
import { platformName } from "./names.ts";
import type { Site } from "./site.ts";
import { SEVERITY } from "./words.ts";
import { articlesWhere } from "./writing.ts";

export function platformsJsonLd(site: Site): object {
  const platforms = [...site.archive.content.platforms.keys()]
    .map((slug) => platformLink(slug, site))
    .toSorted((a, b) => byCodeUnit(a.name, b.name));
  return listJsonLd({ name: "Platforms", href: site.urls.platforms }, platforms, site);
}

const platformLink = (slug: Slug, site: Site): Link => ({
  name: platformName(slug, site),
  href: site.urls.platform(slug),
});

/** A platform lists its documents. */
export function platformJsonLd(slug: Slug, site: Site): object {
  const documents = [...site.archive.documents.values()]
    .filter(({ platform }) => platform === slug)
    .map(({ path, value }) => ({ name: value.title, href: site.urls.document(path) }));
  return listJsonLd(platformLink(slug, site), documents, site);
}

const regulationLink = (slug: Slug, { archive, urls }: Site): Link => ({
  name: archive.content.regulations.get(slug)!.value.shortName,
  href: urls.regulation(slug),
});

export function regulationsJsonLd(site: Site): object {
  const regulations = [...site.archive.content.regulations.keys()];
  return listJsonLd(
    { name: "Regulations", href: site.urls.regulations },
    regulations.map((slug) => regulationLink(slug, site)),
    site,
  );
}

export const regulationJsonLd = (slug: Slug, site: Site): object =>
  provisionsJsonLd(
    regulationLink(slug, site),
    ({ provision }) => Object.hasOwn(provision.value.regulations, slug),
    site,
  );

const categoryLink = (slug: Slug, { archive, urls }: Site): Link => ({
  name: archive.content.categories.get(slug)!.title,
  href: urls.category(slug),
});

export function categoriesJsonLd(site: Site): object {
  const categories = [...site.archive.content.categories.keys()];
  return listJsonLd(
    { name: "Categories", href: site.urls.categories },
    categories.map((slug) => categoryLink(slug, site)),
    site,
  );
}

export const categoryJsonLd = (slug: Slug, site: Site): object =>
  provisionsJsonLd(
    categoryLink(slug, site),
    ({ provision }) => provision.value.categories.includes(slug),
    site,
  );

const severityLink = (level: Severity, { urls }: Site): Link => ({
  name: `${SEVERITY[level]} severity`,
  href: urls.severity(level),
});

export const severitiesJsonLd = (site: Site): object =>
  listJsonLd(
    { name: "Severity", href: site.urls.severities },
    SEVERITIES.map((level) => severityLink(level, site)),
    site,
  );

export const severityJsonLd = (level: Severity, site: Site): object =>
  provisionsJsonLd(severityLink(level, site), ({ severity }) => severity === level, site);

export const articlesJsonLd = (site: Site): object =>
  listJsonLd(
    { name: "Articles", href: site.urls.articles },
    articlesWhere(() => true, site),
    site,
  );

/** The page names every record; its structured data do not, since they can be many thousands. */
export const recordsJsonLd = (site: Site): object =>
  listJsonLd({ name: "Records by ID", href: site.urls.records }, [], site);

/** Provisions as they are named where several platforms stand side by side. */
function provisionsJsonLd(
  page: Link,
  wanted: (entry: ProvisionEntry) => boolean,
  site: Site,
): object {
  const entries = allEntries(site)
    .filter(wanted)
    .map(({ href, platform, title }) => ({ name: `${platform.name}: ${title}`, href }));
  return listJsonLd(page, entries, site);
}
