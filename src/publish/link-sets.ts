/** The link sets of records, and the TimeMaps of documents, as files. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { relative } from "#views/index-entry.ts";
import { type LinkSet, linkSetOfDocument, linkSetOfRecord } from "#views/link-sets.ts";
import type { Site } from "#views/site.ts";
import { timeMap } from "#views/time-map.ts";
import type { PublishedFile } from "./write.ts";

/** Of a document; of one that has no ID yet, none. */
export function* linkFiles(document: ArchivedDocument, site: Site): Generator<PublishedFile> {
  const { id, path } = document;
  if (id === undefined) return;
  yield { path: relative(site.urls.linkSet(id), site), text: print(linkSetOfDocument(path, site)) };
  const text = timeMap(document, site);
  if (text !== undefined) yield { path: relative(site.urls.timeMap(id), site), text };
}

/** Of all issued records. */
export function* recordLinkFiles(site: Site): Generator<PublishedFile> {
  for (const id of site.archive.records.keys()) {
    yield { path: relative(site.urls.linkSet(id), site), text: print(linkSetOfRecord(id, site)) };
  }
}

const print = (value: LinkSet): string => `${JSON.stringify(value)}\n`;
