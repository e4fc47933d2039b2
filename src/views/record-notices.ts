/** What became of an issued version since: frame, told as it is today. */
import { recordVersion } from "#archive/records.ts";
import type { Instant } from "#base/dates.ts";
import type { ProvisionId } from "#base/ids.ts";
import type { Link } from "./entries.ts";
import { type NoticeView, noticeView } from "./notice-words.ts";
import type { Site } from "./site.ts";

/** Another issued version, and when it was issued. */
export interface OtherVersion extends Link {
  readonly issued: Instant;
}

/** A later version corrects or retracts this one. */
export interface CorrectedBy {
  readonly kind: "correction" | "retraction";
  readonly by: Link;
  readonly notice: NoticeView | undefined;
}

export interface RecordNotices {
  /** The newest version, where this is an older one. */
  readonly newer: OtherVersion | undefined;
  readonly corrected: readonly CorrectedBy[];
  /** This version corrects or retracts earlier ones. */
  readonly corrects:
    | {
        readonly kind: "correction" | "retraction";
        readonly versions: readonly Link[];
        readonly notice: NoticeView | undefined;
      }
    | undefined;
  readonly withdrawn: NoticeView | undefined;
  /** All versions but this one, newest first. */
  readonly others: readonly OtherVersion[];
}

interface Ref {
  readonly id: ProvisionId;
  readonly number: number;
}

export function recordNotices({ id, number }: Ref, site: Site): RecordNotices {
  const { archive } = site;
  const others = issuedVersions(id, site).filter((each) => each.number !== number);
  const withdrawal = archive.withdrawals.get(id);
  const newest = archive.records.get(id)!.length;
  return {
    newer: number < newest ? others[0] : undefined,
    ...correctionsOf({ id, number }, site),
    withdrawn: withdrawal && noticeView(withdrawal.line.notice, site),
    others,
  };
}

function correctionsOf({ id, number }: Ref, site: Site) {
  const lines = site.archive.corrections.get(id) ?? [];
  const own = lines.find(({ by }) => by === number);
  return {
    corrected: lines
      .filter(({ corrects }) => corrects.includes(number))
      .map(({ by, kind, notice }) => ({
        kind,
        by: versionLink(id, by, site),
        notice: noticeView(notice, site),
      })),
    corrects: own && {
      kind: own.kind,
      versions: own.corrects.map((each) => versionLink(id, each, site)),
      notice: noticeView(own.notice, site),
    },
  };
}

export const versionLink = (id: ProvisionId, number: number, { urls }: Site): Link => ({
  name: recordVersion(id, number),
  href: urls.version(id, number),
});

/** Every issued version of a record, newest first, those whose words were removed included. */
export const issuedVersions = (
  id: ProvisionId,
  site: Site,
): readonly (OtherVersion & { readonly number: number })[] =>
  (site.archive.records.get(id) ?? [])
    .map(({ line: { number, recorded } }) => ({
      number,
      ...versionLink(id, number, site),
      issued: recorded,
    }))
    .toReversed();
