/** The OpenSearch 1.1 description: browsers and other programs can search the archive with it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { escapeMarkup } from "#base/markup.ts";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";

/** How long the specification lets names be. */
const SHORT = 16;
const LONG = 48;

export function publishOpenSearch(site: Site, out: string): void {
  writeFileSync(join(out, relative(site.urls.openSearch, site)), openSearchDescription(site));
}

export function openSearchDescription({ archive, urls }: Site): string {
  const { contact, title } = archive.content.settings;
  const email = contact?.includes("@") === true && !contact.includes(" ") ? contact : undefined;
  const template = `${urls.absolute(urls.search)}?q={searchTerms}`;
  const self = urls.absolute(urls.openSearch);
  const icon = urls.absolute(`${urls.base}favicon.svg`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>${escapeMarkup(shortened(title, SHORT))}</ShortName>
  <LongName>${escapeMarkup(shortened(title, LONG))}</LongName>
  <Description>${escapeMarkup(`Search ${title}: texts of documents in all their versions, and provisions.`)}</Description>
${email === undefined ? "" : `  <Contact>${escapeMarkup(email)}</Contact>\n`}  <Url type="text/html" method="get" template="${escapeMarkup(template)}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${escapeMarkup(self)}"/>
  <Image type="image/svg+xml">${escapeMarkup(icon)}</Image>
  <InputEncoding>UTF-8</InputEncoding>
  <OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`;
}

/** Whole words of a name, as many as are allowed. */
function shortened(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const cut = name.slice(0, name.lastIndexOf(" ", limit)).trimEnd();
  return cut.length > 0 && cut.length <= limit ? cut : Array.from(name).slice(0, limit).join("");
}
