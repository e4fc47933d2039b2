/**
 * The sitemaps (sitemaps.org): every page that stands for itself, as its own head tells, so that no
 * kind of page is forgotten. A page that leads on, or asks not to be indexed, is left out.
 */
import { byCodeUnit } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { lastModified } from "#views/last-modified.ts";
import type { Site } from "#views/site.ts";
import { escapeMarkup } from "#base/markup.ts";
import { writePublished } from "./write.ts";

interface Limit {
  readonly pages: number;
  readonly bytes: number;
}

/** What the protocol allows in one file. */
const LIMIT: Limit = { pages: 50_000, bytes: 50 * 1024 * 1024 };

interface Entry {
  readonly address: string;
  readonly modified: string | undefined;
}

/** @param pages files of the pages that stand for themselves, from the site's root */
export function publishSitemaps(
  site: Site,
  pages: readonly string[],
  out: string,
  progress: Progress,
): void {
  progress.stage("listing pages", pages.length);
  const dates = lastModified(site);
  const entries = pages
    .map((file) => site.urls.base + file.replace(/(?:^|(?<=\/))index\.html$/u, ""))
    .toSorted(byCodeUnit)
    .map((href) => ({ address: site.urls.absolute(href), modified: dates.get(href) }));
  const parts = inParts(entries);
  parts.forEach((part, index) =>
    writePublished(out, site.urls.sitemap(index + 1), printPages(part), site),
  );
  writePublished(out, site.urls.sitemaps, printIndex(parts, site), site);
}

/** The files that entries are spread over, in order. */
export function inParts(entries: readonly Entry[], limit: Limit = LIMIT): Entry[][] {
  const parts: Entry[][] = [];
  let bytes = limit.bytes;
  for (const entry of entries) {
    const size = Buffer.byteLength(printPage(entry));
    if (bytes + size > limit.bytes || parts.at(-1)!.length === limit.pages) {
      parts.push([]);
      bytes = Buffer.byteLength(printPages([]));
    }
    parts.at(-1)!.push(entry);
    bytes += size;
  }
  return parts;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const printPages = (entries: readonly Entry[]): string =>
  `${DECLARATION}\n<urlset ${NAMESPACE}>\n${entries.map(printPage).join("")}</urlset>\n`;

const printPage = (entry: Entry): string => `<url>${printEntry(entry)}</url>\n`;

const printEntry = ({ address, modified }: Entry): string =>
  `<loc>${escapeMarkup(address)}</loc>${modified === undefined ? "" : `<lastmod>${modified}</lastmod>`}`;

function printIndex(parts: readonly (readonly Entry[])[], { urls }: Site): string {
  const lines = parts.map((part, index) => {
    const modified = part
      .flatMap((entry) => entry.modified ?? [])
      .toSorted(byCodeUnit)
      .at(-1);
    return `<sitemap>${printEntry({ address: urls.absolute(urls.sitemap(index + 1)), modified })}</sitemap>\n`;
  });
  return `${DECLARATION}\n<sitemapindex ${NAMESPACE}>\n${lines.join("")}</sitemapindex>\n`;
}
