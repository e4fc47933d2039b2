/**
 * The sitemaps (sitemaps.org): every page that stands for itself, told by its own head, so that no
 * kind of page is forgotten. A page that leads on, or asks not to be indexed, is left out.
 */
import { closeSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Parser } from "htmlparser2";
import { filesUnder } from "#base/files.ts";
import { byCodeUnit } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { relative } from "#views/index-entry.ts";
import { lastModified } from "#views/last-modified.ts";
import type { Site } from "#views/site.ts";
import { escapeMarkup } from "#base/markup.ts";

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

export function publishSitemaps(site: Site, out: string, progress: Progress): void {
  progress.stage("listing pages");
  const dates = lastModified(site);
  const entries = canonicalPages(site, out, progress).map((href) => ({
    address: site.urls.absolute(href),
    modified: dates.get(href),
  }));
  const parts = inParts(entries);
  parts.forEach((part, index) => write(site.urls.sitemap(index + 1), printPages(part)));
  write(site.urls.sitemaps, printIndex(parts, site));

  function write(href: string, xml: string): void {
    const file = join(out, relative(href, site));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, xml);
  }
}

/** Addresses of the built pages that name themselves as canonical, in order. */
function canonicalPages({ urls }: Site, out: string, progress: Progress): string[] {
  return filesUnder(out)
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({ file, href: urls.base + file.replace(/(?:^|(?<=\/))index\.html$/u, "") }))
    .filter(({ file, href }) => {
      progress.advance();
      const { canonical, noindex } = headFacts(join(out, file));
      return !noindex && canonical === urls.absolute(href);
    })
    .map(({ href }) => href)
    .toSorted(byCodeUnit);
}

interface HeadFacts {
  canonical: string | undefined;
  noindex: boolean;
  /** The head is read to its end. */
  whole: boolean;
}

/** Reads a page up to the end of its head. */
function headFacts(file: string): HeadFacts {
  const facts: HeadFacts = { canonical: undefined, noindex: false, whole: false };
  const parser = new Parser({
    onopentag(name, { content, href, name: meta, rel }) {
      if (facts.whole) return;
      if (name === "link" && rel === "canonical") facts.canonical = href;
      if (name === "meta" && meta === "robots")
        facts.noindex = content?.includes("noindex") === true;
      if (name === "body") facts.whole = true;
    },
  });
  const handle = openSync(file, "r");
  try {
    const chunk = Buffer.alloc(16 * 1024);
    for (let read = -1; !facts.whole && read !== 0;) {
      read = readSync(handle, chunk);
      // What is looked for is ASCII, so a letter cut in two at the border does no harm.
      parser.write(chunk.toString("latin1", 0, read));
    }
  } finally {
    closeSync(handle);
  }
  return facts;
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
