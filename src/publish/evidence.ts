/** Publishes what was captured: held bytes and pictures, inert, and the canonical text of every version. */
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { objectPath } from "#archive/layout.ts";
import type { Archive } from "#archive/open.ts";
import { isPublished } from "#archive/removed.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { evidenceName } from "#ledger/line.ts";

/** Copies into the built site `out`. Other bytes under a name that is a hash cannot be. */
export function publishEvidence(archive: Archive, out: string, progress: Progress): void {
  const copies = new Map<string, Sha256>();
  for (const { captures, id, versions } of archive.documents.values()) {
    for (const capture of captures) {
      const { screenshot } = capture;
      if (screenshot !== undefined && !archive.removals.objects.has(screenshot)) {
        copies.set(`evidence/${evidenceName(screenshot, "image/png")}`, screenshot);
      }
      for (const source of capture.sources) {
        if (!isPublished(archive.removals, capture, source)) continue;
        copies.set(`evidence/${evidenceName(source.sha256, source.mediaType)}`, source.sha256);
      }
    }
    for (const { number, removed, text } of versions) {
      if (removed === undefined) copies.set(`record/${id}/v/${number}/text.txt`, text);
    }
  }
  progress.stage("publishing evidence", copies.size);
  for (const [path, name] of copies) {
    const target = join(out, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(archive.root, objectPath(name)), target);
    progress.advance();
  }
}
