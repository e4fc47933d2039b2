/**
 * `_redirects`: addresses that lead on, for hosts that read this file (Cloudflare Pages, Netlify,
 * GitLab Pages). Where it is not read, the page at the old address leads on by itself.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { leadingOn } from "#views/leading-on.ts";
import type { Site } from "#views/site.ts";

/** Into the built site `out`; no file where nothing leads on. */
export function publishRedirects(site: Site, out: string): void {
  const lines = leadingOn(site).map(
    ({ href, path }) => `${site.urls.platforms}${path}/ ${href} 301\n`,
  );
  if (lines.length > 0) writeFileSync(join(out, "_redirects"), lines.join(""));
}
