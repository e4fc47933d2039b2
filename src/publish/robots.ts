/** `robots.txt`: everything may be read. It counts only at the root of an origin. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Site } from "#views/site.ts";

const sitemapLine = ({ urls }: Site): string => `Sitemap: ${urls.absolute(urls.sitemaps)}`;

export function publishRobots(site: Site, out: string): void {
  if (site.urls.base !== "/") return;
  const lines = ["User-agent: *", "Allow: /", "", sitemapLine(site), ""];
  writeFileSync(join(out, "robots.txt"), lines.join("\n"));
}

/** What is left to do by hand where the site lies under a path of its origin. */
export const robotsHint = (site: Site): string | undefined =>
  site.urls.base === "/"
    ? undefined
    : `No robots.txt: crawlers read only the one at the root of the origin. Add there: ${sitemapLine(site)}`;
