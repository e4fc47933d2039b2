/** Atom (RFC 4287). Printed by hand: what feed libraries print leaves out languages and rights. */
import { escapeMarkup } from "#base/markup.ts";
import type { Feed, FeedContext } from "#views/feeds.ts";
import type { FeedEntry, Topic } from "#views/feed-entries.ts";

export function printAtom(
  feed: Feed,
  { operator, home, language, rights, self }: FeedContext,
): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element("id", feed.id),
    element("title", feed.title),
    element("subtitle", feed.subtitle),
    element("updated", feed.updated),
    `<author>${element("name", operator)}${element("uri", home)}</author>`,
    link("alternate", "text/html", feed.page),
    link("self", "application/atom+xml", self(feed, "xml")),
    ...(rights === undefined ? [] : [element("rights", rights)]),
    ...feed.entries.map(printEntry),
    "</feed>",
    "",
  ].join("\n");
}

const printEntry = (entry: FeedEntry): string =>
  [
    "<entry>",
    element("id", entry.id),
    element("title", entry.title),
    link("alternate", "text/html", entry.href),
    element("published", entry.published),
    element("updated", entry.updated),
    ...entry.authors.map((name) => `<author>${element("name", name)}</author>`),
    ...entry.topics.map(printTopic),
    `<content type="html">${escapeMarkup(entry.html)}</content>`,
    "</entry>",
  ].join("\n");

const element = (name: string, text: string): string => `<${name}>${escapeMarkup(text)}</${name}>`;

const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>`;

const printTopic = ({ label, scheme, term }: Topic): string =>
  `<category term="${escapeMarkup(term)}" scheme="${escapeMarkup(scheme)}" label="${escapeMarkup(label)}"/>`;
