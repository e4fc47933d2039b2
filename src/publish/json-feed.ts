/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import type { FeedEntry } from "#views/feed-entries.ts";
import type { Feed, FeedContext } from "#views/feeds.ts";

export function printJsonFeed(
  feed: Feed,
  { operator, home, language, rights, self }: FeedContext,
): string {
  const value = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.page,
    feed_url: self(feed, "json"),
    description: feed.subtitle,
    language,
    authors: [{ name: operator, url: home }],
    // The format has no field for rights; a name that begins with _ is an extension.
    ...(rights !== undefined && { _muniment: { about: home, rights } }),
    items: feed.entries.map(item),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

const item = (entry: FeedEntry) => ({
  id: entry.id,
  url: entry.href,
  title: entry.title,
  content_html: entry.html,
  date_published: entry.published,
  date_modified: entry.updated,
  ...(entry.authors.length > 0 && { authors: entry.authors.map((name) => ({ name })) }),
  tags: entry.topics.map(({ label }) => label),
});
