/** Sites of the specimen with other settings; each is opened anew, since views remember what they made. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openArchive } from "#archive/open.ts";
import { type Site, siteOf } from "#views/site.ts";
import { copyOf } from "./folders.ts";

/** The specimen after its files were edited: by path, what its text becomes. */
export function editedSpecimen(edits: Readonly<Record<string, (text: string) => string>>): Site {
  const root = copyOf(process.cwd());
  for (const [path, edit] of Object.entries(edits)) {
    const file = join(root, path);
    const [before, after] = [readFileSync(file, "utf8"), edit(readFileSync(file, "utf8"))];
    if (after === before) throw new Error(`the edit of ${path} changes nothing`);
    writeFileSync(file, after);
  }
  return siteOf(openArchive(root));
}
