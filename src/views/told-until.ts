/**
 * How late something stands in the ledger of which what is made of an issued version tells: files
 * that state a date of their own (PDFs, archives of files) are not older than what they tell.
 */
import { type IssuedVersion, recordVersion } from "#archive/records.ts";
import type { Instant } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import type { RemovalLine } from "#schema/ledger-line.ts";
import { type RecordRef, issuedVersion } from "./record.ts";
import type { Site } from "./site.ts";

/**
 * The newest of its own issue, the issue of newer versions, its corrections and retractions, the
 * withdrawal of the record, and removals of its words or of files that it rests on.
 */
export function toldUntil(ref: RecordRef, site: Site): Instant {
  const { corrections, records, withdrawals } = site.archive;
  const version = issuedVersion(ref, site);
  return [
    version.line,
    ...(records.get(ref.id) ?? []).slice(ref.number).map(({ line }) => line),
    ...(corrections.get(ref.id) ?? []).filter(({ corrects }) => corrects.includes(ref.number)),
    ...[withdrawals.get(ref.id)?.line ?? []].flat(),
    ...site.archive.removals.lines.filter((line) => takesFrom(version, line)),
  ]
    .map(({ recorded }) => recorded)
    .toSorted(byCodeUnit)
    .at(-1)!;
}

function takesFrom({ line, record }: IssuedVersion, { objects, records }: RemovalLine): boolean {
  const { screenshot, sources = [] } = record?.evidence.capture ?? {};
  const files = [line.text, ...sources.map(({ sha256 }) => sha256), screenshot ?? []].flat();
  return (
    records.includes(recordVersion(line.record, line.number)) ||
    files.some((name) => objects.includes(name))
  );
}
