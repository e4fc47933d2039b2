/** Publishes the feeds, each as Atom and as JSON Feed, and the calendar of effective dates. */
import type { Progress } from "#base/progress.ts";
import type { FeedSource } from "#views/feed-sources.ts";
import { feedContext, feedOf, gatheredSources } from "#views/feeds.ts";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";
import type { FeedFormat } from "#views/urls.ts";
import { printAtom } from "./atom.ts";
import { printCalendar } from "./calendar.ts";
import { printJsonFeed } from "./json-feed.ts";
import { type PublishedFile, writeAll, writePublished } from "./write.ts";

/** The feeds of some sources, each in both formats. */
export function* feedFiles(sources: Iterable<FeedSource>, site: Site): Generator<PublishedFile> {
  const context = feedContext(site);
  for (const source of sources) {
    const feed = feedOf(source, site);
    const pathIn = (format: FeedFormat) => relative(site.urls.feed(feed.name, format), site);
    yield { path: pathIn("xml"), text: printAtom(feed, context) };
    yield { path: pathIn("json"), text: printJsonFeed(feed, context) };
  }
}

/** The feeds of all that is gathered from several documents. */
export function publishFeeds(site: Site, out: string, progress: Progress): void {
  progress.stage("publishing feeds");
  writeAll(out, feedFiles(gatheredSources(site), site));
  const calendar = printCalendar(site);
  if (calendar !== undefined) writePublished(out, site.urls.calendar, calendar, site);
}
