/** What was issued of a record as JSON, and what stands where it was withdrawn or removed. */
import type { ProvisionId, ProvisionPath, Sha256 } from "#base/ids.ts";
import type { PublishedTombstone } from "#schema/published-tombstone.ts";
import { documentOf } from "./entries.ts";
import { documentReferenceOf, headOf, platformReference } from "./json-parts.ts";
import type { Site } from "./site.ts";
import { tombstoneOf } from "./tombstone.ts";

/** Undefined while the provision stands for itself. */
export function tombstoneJson(path: ProvisionPath, site: Site): PublishedTombstone | undefined {
  const tombstone = tombstoneOf(path, site);
  if (tombstone === undefined) return undefined;
  const { citation, href, id, kind, log, notice, since, title } = tombstone;
  const document = documentOf(site.archive.provisions.get(path)!, site);
  return {
    ...headOf("tombstone", href, site),
    status: kind,
    recordId: id,
    path,
    title,
    platform: platformReference(document.platform, site),
    document: documentReferenceOf(document, site),
    since,
    leaf: log[0]!.leaf,
    notice: notice && noticeOf(notice.sha256, site),
    versions: issuedReferences(id, site),
    citation,
  };
}

const noticeOf = (sha256: Sha256, { archive }: Site) => archive.notices.get(sha256);

/** The issued versions of a record, newest first; none before it has an ID. */
export const issuedReferences = (
  id: ProvisionId | undefined,
  { archive, urls }: Site,
): PublishedTombstone["versions"] =>
  (id === undefined ? [] : (archive.records.get(id) ?? []))
    .map(({ leaf, line }) => ({
      number: line.number,
      url: urls.absolute(urls.version(line.record, line.number)),
      json: urls.absolute(urls.json.record(line.record, line.number)),
      issued: line.recorded,
      leaf,
      sha256: line.sha256,
      evidence: line.evidence,
      analysis: line.analysis,
      text: line.text,
    }))
    .toReversed();
