/** Publishes records, gatherings and their schemas as JSON. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Progress } from "#base/progress.ts";
import { jsonFiles } from "#views/json-files.ts";
import type { Site } from "#views/site.ts";

/** Into the built site `out`: indented, a newline at the end, fields in the order of the schemas. */
export function publishJson(site: Site, out: string, progress: Progress): void {
  progress.stage("publishing JSON");
  for (const { path, value } of jsonFiles(site)) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
    progress.advance();
  }
}
