/** Publishes what is for machines. The pages must be there: the sitemaps list them. */
import type { Progress } from "#base/progress.ts";
import type { Site } from "#views/site.ts";
import { publishJson } from "./api.ts";
import { publishLlms } from "./llms.ts";
import { publishOpenSearch } from "./opensearch.ts";
import { publishRobots } from "./robots.ts";
import { publishSitemaps } from "./sitemap.ts";
import { publishTables } from "./tables.ts";

export function publishForMachines(site: Site, out: string, progress: Progress): void {
  publishJson(site, out, progress);
  publishTables(site, out, progress);
  publishSitemaps(site, out, progress);
  publishOpenSearch(site, out);
  publishRobots(site, out);
  publishLlms(site, out);
}
