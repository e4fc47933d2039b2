/** What people wrote for the archive itself, as the search index holds it: articles and pages. */
import { type IndexEntry, type IndexedPart, relative } from "./index-entry.ts";
import { plainText } from "./plain-text.ts";
import type { Site } from "./site.ts";

export function* writtenEntries(site: Site): Generator<IndexEntry> {
  const { articles, pages } = site.archive.content;
  const whole = (text: string): IndexedPart => ({
    id: undefined,
    spans: undefined,
    text: plainText(text),
  });
  for (const [slug, { value, body }] of articles) {
    yield {
      url: relative(site.urls.article(slug), site),
      title: value.title,
      kind: "article",
      from: value.authors.join(", "),
      language: "en",
      date: value.date,
      filters: [
        ["kind", "article"],
        ...value.clauseTypes.map((name): [string, string] => ["clause", name]),
        ...value.platforms.map((name): [string, string] => ["platform", name]),
      ],
      parts: [whole(`${value.summary} ${body}`)],
    };
  }
  for (const [name, { value, body }] of pages) {
    yield {
      url: relative(site.urls.page(name), site),
      title: value.title,
      kind: "page",
      from: "About this archive",
      language: "en",
      date: undefined,
      filters: [["kind", "page"]],
      parts: [whole(`${value.summary ?? ""} ${body}`)],
    };
  }
}
