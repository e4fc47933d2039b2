/** Publishes the feeds, each as Atom and as JSON Feed, and the calendar of effective dates. */
import type { Progress } from "#base/progress.ts";
import { allFeeds, feedContext } from "#views/feeds.ts";
import type { Site } from "#views/site.ts";
import { printAtom } from "./atom.ts";
import { printCalendar } from "./calendar.ts";
import { printJsonFeed } from "./json-feed.ts";
import { writePublished } from "./write.ts";

export function publishFeeds(site: Site, out: string, progress: Progress): void {
  progress.stage("publishing feeds");
  const context = feedContext(site);
  for (const feed of allFeeds(site)) {
    writePublished(out, site.urls.feed(feed.name, "xml"), printAtom(feed, context), site);
    writePublished(out, site.urls.feed(feed.name, "json"), printJsonFeed(feed, context), site);
    progress.advance();
  }
  const calendar = printCalendar(site);
  if (calendar !== undefined) writePublished(out, site.urls.calendar, calendar, site);
}
