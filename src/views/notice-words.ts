/** What is said openly where something was withdrawn, corrected, removed or moved. */
import type { Day } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { NOTICE_KINDS } from "#schema/notice.ts";
import type { Link } from "./entries.ts";
import type { Site } from "./site.ts";

const KIND: Readonly<Record<(typeof NOTICE_KINDS)[number], string>> = {
  "court-order": "By order of a court",
  "legal-claim": "After a legal claim",
  "personal-data": "To protect personal data",
  copyright: "For reasons of copyright",
  error: "Because of an error",
  duplicate: "Because it is recorded twice",
  superseded: "Because another record takes its place",
  renamed: "Because it was renamed",
  other: "For another reason",
};

/** A notice as pages show it. */
export interface NoticeView {
  /** The kind of reason, in words. */
  readonly kind: string;
  readonly reason: string;
  readonly date: Day;
  /** Who decided. */
  readonly by: string;
  readonly authority: string | undefined;
  readonly replacement: Link | undefined;
  /** The notice itself, which the ledger names by its hash. */
  readonly href: string;
  readonly sha256: Sha256;
}

/** The notice that a ledger line names; undefined where it cannot be read. */
export function noticeView(sha256: Sha256, { archive, urls }: Site): NoticeView | undefined {
  const notice = archive.notices.get(sha256);
  if (notice === undefined) return undefined;
  const { authority, by, date, kind, reason, replacement } = notice;
  return {
    kind: KIND[kind],
    reason,
    date,
    by,
    authority,
    replacement: replacement && { name: replacement, href: urls.record(replacement) },
    href: urls.evidence(sha256, "text/plain"),
    sha256,
  };
}
