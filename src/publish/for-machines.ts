/** Publishes what is for machines. */
import type { Progress } from "#base/progress.ts";
import type { Site } from "#views/site.ts";
import { gatheredJson } from "#views/json-files.ts";
import { printedJson } from "./api.ts";
import { publishLlms } from "./llms.ts";
import { publishOpenSearch } from "./opensearch.ts";
import { publishRobots } from "./robots.ts";
import { publishSitemaps } from "./sitemap.ts";
import { publishTables } from "./tables.ts";
import { writeAll } from "./write.ts";

/** @param pages files of pages that stand for themselves, from the site's root */
export function publishForMachines(
  site: Site,
  pages: readonly string[],
  out: string,
  progress: Progress,
): void {
  progress.stage("publishing JSON");
  for (const file of gatheredJson(site)) writeAll(out, [printedJson(file)]);
  publishTables(site, out, progress);
  publishSitemaps(site, pages, out, progress);
  publishOpenSearch(site, out);
  publishRobots(site, out);
  publishLlms(site, out);
}
