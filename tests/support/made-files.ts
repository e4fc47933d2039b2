/** Files of a site as they lie in a folder, and what a build does with them. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { objectPath } from "#archive/layout.ts";
import type { Archive } from "#archive/open.ts";
import { filesUnder } from "#base/files.ts";
import { type Address, FileGatherer, type MadeFiles, type SiteFiles } from "#base/made-files.ts";
import { evidenceOf } from "#publish/evidence.ts";
import { sealsOf } from "#publish/seal.ts";

const NOWHERE: Address = { origin: "https://archive.invalid", base: "/" };

/** Everything in a folder, as one part of a site. */
function madeIn(folder: string, address: Address = NOWHERE): MadeFiles {
  const gatherer = new FileGatherer(address);
  for (const path of filesUnder(folder)) gatherer.add(path, readFileSync(join(folder, path)));
  return gatherer.end();
}

/** The files of a folder by their paths. */
export const filesIn = (folder: string, address?: Address): SiteFiles =>
  new Map(madeIn(folder, address).files.map((file) => [file.path, file]));

/** Seals what is in a folder, as a build does. */
export function seal(folder: string): void {
  const files = [...filesIn(folder).values()];
  const { lists } = sealsOf(files.filter(({ path }) => !path.startsWith("SHA256SUMS")));
  for (const [name, text] of lists) writeFileSync(join(folder, name), text);
}

/** Publishes what was captured, of all documents of an archive. */
export function copyEvidence(archive: Archive, out: string): void {
  for (const document of archive.documents.values()) {
    for (const [path, object] of evidenceOf(document, archive)) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      copyFileSync(join(archive.root, objectPath(object)), join(out, path));
    }
  }
}
