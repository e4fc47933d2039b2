/** Writes a file of the built site at the address where it is served. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";

export function writePublished(out: string, href: string, text: string, site: Site): void {
  const file = join(out, relative(href, site));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
