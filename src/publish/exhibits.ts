/** Publishes the exhibit of every issued version, made from files of the site that are there by now. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "#base/hash.ts";
import type { Progress } from "#base/progress.ts";
import { makeExhibit } from "#exhibit/exhibit.ts";
import { exhibitFacts, isMadeByReaders } from "#views/exhibits.ts";
import { relative } from "#views/index-entry.ts";
import { recordRoutes } from "#views/record.ts";
import type { Site } from "#views/site.ts";

/**
 * Into the built site `out`, one at a time, where the archive publishes exhibits. What they hold
 * must be there: evidence, records, log, proofs of time, and the renderings that are published.
 * @param published gives the bytes of a file of the site, also of one made by an earlier build
 */
export async function publishExhibits(
  site: Site,
  out: string,
  published: (path: string) => Buffer,
  progress: Progress,
): Promise<void> {
  if (isMadeByReaders(site)) return;
  const versions = recordRoutes(site).map(({ props }) => props);
  progress.stage("making exhibits", versions.length);
  const read = (href: string) => published(relative(href, site));
  for (const ref of versions) {
    const facts = await exhibitFacts(ref, site);
    progress.advance();
    if (facts === undefined) continue;
    const bytes = makeExhibit({ facts, read, hashOf: sha256 });
    writeFileSync(join(out, relative(site.urls.exhibit(ref.id, ref.number), site)), bytes);
  }
}
