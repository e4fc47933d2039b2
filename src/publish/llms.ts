/** `llms.txt` (llmstxt.org): what a language model should know before it reads or cites a page. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";
import { tableViews } from "#views/tables.ts";
import { pageNames, pageView } from "#views/writing.ts";

export function publishLlms(site: Site, out: string): void {
  writeFileSync(join(out, relative(site.urls.llms, site)), llmsText(site));
}

export function llmsText(site: Site): string {
  const { description, notice, operator, rights, title } = site.archive.content.settings;
  const summary = description ?? "An archive of companies’ terms and of analyses of their clauses.";
  return [
    `# ${line(title)}`,
    `> ${line([summary, notice].filter(Boolean).join(" "))}`,
    [
      "An archive of companies’ terms: what was captured, when, what changed, and what people wrote about single clauses (provisions). Keep these apart:",
      "",
      "- Evidence: a quotation stands, character for character, in a text derived from bytes whose SHA-256 is shown. Severity, reasons and analysis are opinion, and no legal advice.",
      "- “Found in the latest capture” is all that was checked. Do not say that a clause is in force. Between two captures nothing is known.",
      "- The date of a change is that of the capture that first showed it, not the day on which the platform changed its words.",
      "- A technical change means that a text was extracted differently, not that the platform changed it. A suspect capture is evidence of nothing.",
      "- No record of a clause type is not the same as no clause.",
    ].join("\n"),
    [
      "To cite, name the company and the document, the time of the capture in UTC, the SHA-256 of the captured bytes, and the address of the version (`/record/<ID>/v/<n>/`, with `#p<n>` for a passage). Its text never changes; a page under `/platform/` does.",
      "",
      "The files of a document or a provision, its versions and files for reference managers are linked from `/record/<ID>/linkset.json` (RFC 9264); the captures of a document, from `/record/<ID>/timemap.link` (Memento, RFC 7089).",
      "",
      `Operator: ${line(operator ?? "not recorded")}. Rights: ${line(rights ?? "not recorded")}`,
    ].join("\n"),
    section("Ways in", waysIn(site)),
    section("Data", data(site)),
    section("About", about(site)),
    section("Optional", optional(site)),
    "",
  ]
    .flat()
    .join("\n\n")
    .replace(/\n+$/u, "\n");
}

interface Entry {
  readonly name: string;
  readonly href: string;
  readonly note: string;
}

const section = (title: string, entries: readonly Entry[]): string =>
  [
    `## ${title}`,
    "",
    ...entries.map(({ name, href, note }) => `- [${label(name)}](${href}): ${line(note)}`),
  ].join("\n");

/** On one line, as a list entry and a heading must be. */
const line = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** The name of a link, without what would end it. */
const label = (text: string): string => line(text).replace(/[[\]\\]/gu, "\\$&");

function waysIn({ urls }: Site): Entry[] {
  const entries = [
    { name: "Platforms", href: urls.platforms, note: "companies, their documents and provisions" },
    {
      name: "Clause types",
      href: urls.clauseTypes,
      note: "one kind of clause compared across platforms",
    },
    { name: "Regulations", href: urls.regulations, note: "provisions to which each may apply" },
    { name: "Changes", href: urls.changes, note: "what changed, newest first" },
    { name: "Severity", href: urls.severities, note: "what each level means" },
    {
      name: "Corrections",
      href: urls.corrections,
      note: "what was corrected, withdrawn or removed after it was published",
    },
  ];
  return entries.map((entry) => ({ ...entry, href: urls.absolute(entry.href) }));
}

function data(site: Site): Entry[] {
  const { urls } = site;
  const tables = tableViews(site).map(({ columns, rows, table }) => ({
    name: `${table}.jsonl`,
    href: urls.table(table, "jsonl"),
    note: `${rows} rows, one JSON object a line; ${columns.length} columns`,
  }));
  const entries = [
    {
      name: "index.json",
      href: urls.json.index,
      note: "everything that has JSON of its own, with schemas; each page links to its JSON",
    },
    ...tables,
    { name: "Data", href: urls.data, note: "what each file and column means" },
    { name: "Sitemaps", href: urls.sitemaps, note: "every page" },
  ];
  return entries.map((entry) => ({ ...entry, href: urls.absolute(entry.href) }));
}

/** Pages about the archive, without the decisions behind its methodology. */
function about(site: Site): Entry[] {
  return pageNames(site)
    .filter((name) => !name.includes("/"))
    .map((name) => {
      const { summary, title } = pageView(name, site);
      const href = site.urls.absolute(site.urls.page(name));
      return { name: title, href, note: summary ?? "about this archive" };
    });
}

function optional({ archive, urls }: Site): Entry[] {
  return [...archive.content.platforms].map(([slug, { value }]) => ({
    name: value.name,
    href: urls.absolute(urls.json.platform(slug)),
    note: "its documents and provisions, as JSON",
  }));
}
