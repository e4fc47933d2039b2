/** Writes files of the built site at the addresses where they are served. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";

/** A file of the site. */
export interface PublishedFile {
  /** From the site's root. */
  readonly path: string;
  readonly text: string;
}

export function writePublished(out: string, href: string, text: string, site: Site): void {
  writeAt(join(out, relative(href, site)), text);
}

export function writeAll(out: string, files: Iterable<PublishedFile>): void {
  for (const { path, text } of files) writeAt(join(out, path), text);
}

/** Writes a file and the folders that it lies in. */
export function writeAt(file: string, data: string | Uint8Array): void {
  try {
    writeFileSync(file, data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, data);
  }
}
