/** What people wrote apart from records: articles and pages. */
import type { ContentFile } from "#archive/front-matter.ts";
import type { Day } from "#base/dates.ts";
import { type Slug, byCodeUnit } from "#base/ids.ts";
import type { ArticleFields } from "#schema/writing.ts";
import { type Link, type ProvisionEntry, quotedProvision } from "./entries.ts";
import { type WrittenHeading, headingsOf, renderMarkdown } from "./markdown.ts";
import type { Site } from "./site.ts";

/** A body that people wrote: HTML of our own making, or the component that an .mdx file became. */
export type Body =
  | { readonly html: string; readonly mdx?: undefined }
  | { readonly mdx: string; readonly html?: undefined };

/** The body of a content file. `mdx` is its path in the archive. */
const bodyOf = ({ file, body }: ContentFile<unknown>, { urls }: Site): Body =>
  file.endsWith(".mdx") ? { mdx: file } : { html: renderMarkdown(body, urls.fromContent) };

export interface ArticleEntry extends Link {
  readonly summary: string;
  readonly date: Day;
  readonly authors: readonly string[];
}

const articleEntry = (
  slug: Slug,
  { value }: ContentFile<ArticleFields>,
  site: Site,
): ArticleEntry => ({
  name: value.title,
  href: site.urls.article(slug),
  summary: value.summary,
  date: value.date,
  authors: value.authors,
});

/** The articles that are wanted, newest first. */
export function articlesWhere(
  wanted: (article: ArticleFields, slug: Slug) => boolean,
  site: Site,
): ArticleEntry[] {
  return [...site.archive.content.articles]
    .filter(([slug, { value }]) => wanted(value, slug))
    .map(([slug, file]) => articleEntry(slug, file, site))
    .toSorted((a, b) => byCodeUnit(b.date, a.date) || byCodeUnit(a.href, b.href));
}

export interface ArticleView extends ArticleEntry {
  readonly body: Body;
  readonly clauseTypes: readonly Link[];
  readonly platforms: readonly Link[];
  /** Provisions that it quotes, in the order in which it does, each once. */
  readonly provisions: readonly ProvisionEntry[];
  /** The other articles, newest first. */
  readonly others: readonly ArticleEntry[];
}

export function articleView(slug: Slug, site: Site): ArticleView {
  const { content } = site.archive;
  const file = content.articles.get(slug)!;
  return {
    ...articleEntry(slug, file, site),
    body: bodyOf(file, site),
    clauseTypes: file.value.clauseTypes.map((name) => ({
      name: content.clauseTypes.get(name)?.value.title ?? name,
      href: site.urls.clauseType(name),
    })),
    platforms: file.value.platforms.map((name) => ({
      name: content.platforms.get(name)?.value.name ?? name,
      href: site.urls.platform(name),
    })),
    provisions: [...new Set(file.mentions.map(({ of }) => of))].flatMap(
      (path) => quotedProvision(path, site) ?? [],
    ),
    others: articlesWhere((_, other) => other !== slug, site),
  };
}

/** A page of the archive's own: what it is, how it works. */
export interface PageView {
  readonly title: string;
  readonly summary: string | undefined;
  readonly body: Body;
  /** Its headings of level 2; none where it is an .mdx file. */
  readonly headings: readonly WrittenHeading[];
  /** Pages in the folder of the same topic: the methodology has the decisions behind it. */
  readonly decisions: readonly Link[];
}

/** Pages that other routes show. */
const ELSEWHERE: ReadonlySet<string> = new Set(["data", "feeds", "severity"]);
/** Pages that every archive has; where it wrote none, one is made from what it says of itself. */
const STANDING: readonly string[] = ["about", "methodology"];

/** Names of all pages that are served at `/<name>/`. */
export function pageNames({ archive }: Site): string[] {
  const written = [...archive.content.pages.keys()].filter((name) => !ELSEWHERE.has(name));
  return [...new Set([...written, ...STANDING])];
}

export function pageView(name: string, site: Site): PageView {
  const file = site.archive.content.pages.get(name);
  if (file === undefined) return name === "about" ? madeAbout(site) : madeMethodology(site);
  return {
    title: file.value.title,
    summary: file.value.summary,
    body: bodyOf(file, site),
    headings: file.file.endsWith(".mdx") ? [] : headingsOf(file.body),
    decisions: name === "methodology" ? decisionsOf(site) : [],
  };
}

const decisionsOf = ({ archive, urls }: Site): Link[] =>
  [...archive.content.pages]
    .filter(([name]) => name.startsWith("decisions/"))
    .map(([name, { value }]) => ({ name: value.title, href: urls.page(name) }));

/** The body of a page where the archive wrote one. */
export function writtenPage(name: string, site: Site): PageView | undefined {
  return site.archive.content.pages.has(name) ? pageView(name, site) : undefined;
}

function madeAbout(site: Site): PageView {
  const { title, description, operator, contact, rights } = site.archive.content.settings;
  const lines = [
    description ?? "This archive has not described itself yet.",
    `Operator: ${operator ?? "not recorded"}.`,
    `Contact: ${contact ?? "not recorded"}.`,
    `Rights: ${rights ?? "not recorded"}.`,
    "The archive keeps captures of companies’ terms and what people wrote about clauses in them. How is described under [methodology](/methodology/).",
  ];
  return {
    title: "About this archive",
    summary: title,
    body: markdownBody(lines, site),
    headings: [],
    decisions: [],
  };
}

function madeMethodology(site: Site): PageView {
  const lines = [
    "This archive has not published its methodology.",
    "What can be checked without it is described under [verify](/verify/).",
  ];
  return {
    title: "Methodology",
    summary: undefined,
    body: markdownBody(lines, site),
    headings: [],
    decisions: [],
  };
}

const markdownBody = (lines: readonly string[], { urls }: Site): Body => ({
  html: renderMarkdown(lines.join("\n\n"), urls.fromContent),
});
