/** The page that lists the feeds and says how to use them. */
import { calendarHref } from "./calendar.ts";
import { type FeedSource, feedSources } from "./feed-sources.ts";
import { type FeedLink, linksOf } from "./feeds.ts";
import type { Site } from "./site.ts";
import { type Body, writtenPage } from "./writing.ts";

export interface ListedFeed {
  readonly title: string;
  /** The page that the feed follows. */
  readonly href: string;
  readonly links: readonly FeedLink[];
  /** Feeds of its parts. */
  readonly parts: readonly ListedFeed[];
}

export interface FeedGroup {
  readonly id: string;
  readonly title: string;
  /** Which entries its feeds have. */
  readonly about: string;
  readonly feeds: readonly ListedFeed[];
}

export interface FeedsPage {
  readonly title: string;
  readonly summary: string;
  /** What the archive wrote of its feeds, if anything. */
  readonly body: Body | undefined;
  /** None while nothing is recorded. */
  readonly groups: readonly FeedGroup[];
  readonly calendar: string | undefined;
}

const TITLE = "How to follow this archive";
const SUMMARY =
  "Feeds of new changes and analyses, weekly digests, and a calendar of effective dates.";

export function feedsPage(site: Site): FeedsPage {
  const written = writtenPage("feeds", site);
  return {
    title: written?.title ?? TITLE,
    summary: written?.summary ?? SUMMARY,
    body: written?.body,
    groups: groupsOf(site),
    calendar: calendarHref(site),
  };
}

function groupsOf(site: Site): FeedGroup[] {
  const sources = feedSources(site);
  if (sources === undefined) return [];
  const { archive, clauseTypes, corrections, digests, log, platforms } = sources;
  const { regulations, severities } = sources;
  const listed = (source: FeedSource, parts: readonly FeedSource[] = []): ListedFeed => ({
    title: source.title,
    href: source.page,
    links: linksOf(source, site),
    parts: parts.map((part) => listed(part)),
  });
  const group = (
    id: string,
    title: string,
    each: readonly FeedSource[],
    feeds: FeedGroup["feeds"],
  ) => (each.length === 0 ? [] : [{ id, title, about: each[0]!.about, feeds }]);
  const plain = (id: string, title: string, each: readonly FeedSource[]) =>
    group(
      id,
      title,
      each,
      each.map((source) => listed(source)),
    );
  return [
    ...plain("everything", "Everything", [archive]),
    ...plain("weeks", "Week by week", [digests]),
    ...plain("the-archive-itself", "The archive itself", [corrections]),
    ...plain("the-log", "Its log", log),
    ...plain("by-severity", "By severity", severities),
    ...group(
      "by-platform",
      "By platform and document",
      platforms.map(({ platform }) => platform),
      platforms.map(({ documents, platform }) => listed(platform, documents)),
    ),
    ...plain("by-clause-type", "By clause type", clauseTypes),
    ...plain("by-regulation", "By regulation", regulations),
  ];
}
