/**
 * Computes every change of an archive once, as its pages show it, and prints what that took as
 * JSON: `node all-changes.ts <archive>`. A process of its own, so that its memory can be seen.
 */
import { openArchive } from "#archive/open.ts";
import { changesOf } from "#views/changes.ts";
import { differenceOf } from "#views/difference.ts";
import { siteOf } from "#views/site.ts";
import { say } from "../report.ts";

const began = performance.now();
const site = siteOf(openArchive(process.argv[2]!));
const opened = performance.now();
let [changes, differing] = [0, 0];
for (const document of site.archive.documents.values()) {
  for (const change of changesOf(document, site)) {
    changes++;
    differing += differenceOf(change, site).changes;
  }
}
const comparing = (performance.now() - opened) / 1000;
say(JSON.stringify({ changes, differing, opening: (opened - began) / 1000, comparing }));
