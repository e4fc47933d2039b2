/** What of a capture is published: held bytes and pictures, inert, and every canonical text. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Archive } from "#archive/open.ts";
import { isPublished } from "#archive/removed.ts";
import type { Sha256 } from "#base/ids.ts";
import { evidenceName } from "#ledger/line.ts";

/** The objects that are published of a document, by their paths from the site's root. */
export function evidenceOf(
  { captures, id, versions }: ArchivedDocument,
  { removals }: Archive,
): ReadonlyMap<string, Sha256> {
  const copies = new Map<string, Sha256>();
  for (const capture of captures) {
    const { screenshot } = capture;
    if (screenshot !== undefined && !removals.objects.has(screenshot)) {
      copies.set(`evidence/${evidenceName(screenshot, "image/png")}`, screenshot);
    }
    for (const source of capture.sources) {
      if (!isPublished(removals, capture, source)) continue;
      copies.set(`evidence/${evidenceName(source.sha256, source.mediaType)}`, source.sha256);
    }
  }
  for (const { number, removed, text } of versions) {
    if (removed === undefined) copies.set(`record/${id}/v/${number}/text.txt`, text);
  }
  return copies;
}
