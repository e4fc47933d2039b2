/** What every sheet about an issued version says of it: what it is, where it is, what became of it. */
import type { IssuedVersion } from "#archive/records.ts";
import { type Instant, showDay } from "#base/dates.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { doubts } from "./certified-status.ts";
import type { NoticeView } from "./notice-words.ts";
import type { RecordNotices } from "./record-notices.ts";
import type { RecordPage } from "./record.ts";
import type { Site } from "./site.ts";

export interface SheetFrame {
  readonly archive: string;
  /** What the operator says of the whole archive. */
  readonly notice: string | undefined;
  /** `MU-P-000001 v1` */
  readonly name: string;
  /** Permanent address of this version, and the short one of its record; whole. */
  readonly address: string;
  readonly short: string;
  /** SHA-256 of `record.json`. */
  readonly record: Sha256;
  readonly platform: string;
  readonly document: string;
  /** What the archive calls the clause. */
  readonly clause: string;
  /** What became of this version since, in paragraphs; none where nothing did. */
  readonly status: readonly string[];
}

export function sheetFrame(page: RecordPage, record: IssuedRecord, site: Site): SheetFrame {
  const { archive, urls } = site;
  const { notice, title } = archive.content.settings;
  return {
    archive: title,
    notice,
    name: page.name,
    address: page.address,
    short: urls.absolute(urls.record(page.ref.id)),
    record: page.hashes.record,
    platform: page.platform.name,
    document: page.quotation.documentTitle,
    clause: page.title,
    status: [...statusOf(page.notices), ...doubts(record, site)],
  };
}

function statusOf({ corrected, corrects, newer, withdrawn }: RecordNotices): string[] {
  const isTold = corrected.some(({ by }) => by.href === newer?.href);
  return [
    ...(withdrawn === undefined ? [] : [`This record was withdrawn. ${reasonOf(withdrawn)}`]),
    ...corrected.map(
      ({ by, kind, notice }) =>
        `This version was ${kind === "correction" ? "corrected" : "retracted"} by a later one, ${by.name}. ${reasonOf(notice)}`,
    ),
    ...(newer === undefined || isTold
      ? []
      : [`A newer version exists: ${newer.name}, issued on ${showDay(newer.issued)}.`]),
    ...(corrects === undefined
      ? []
      : [
          `This version ${corrects.kind === "correction" ? "corrects" : "retracts"} ${corrects.versions.map(({ name }) => name).join(", ")}. ${reasonOf(corrects.notice)}`,
        ]),
  ];
}

function reasonOf(notice: NoticeView | undefined): string {
  if (notice === undefined) return "";
  const { authority, by, date, kind, reason, replacement } = notice;
  return [
    `${kind}: ${reason}`,
    `Decided on ${showDay(date)} by ${by}.`,
    ...(authority === undefined ? [] : [`Resting on: ${authority}.`]),
    ...(replacement === undefined ? [] : [`In its place: ${replacement.name}.`]),
  ].join(" ");
}

/** When the ledger last said something of the version: its issue, or what became of it since. */
export function lastEvent({ line }: IssuedVersion, { archive }: Site): Instant {
  const { number, record } = line;
  const corrections = (archive.corrections.get(record) ?? []).filter(({ corrects }) =>
    corrects.includes(number),
  );
  const withdrawal = archive.withdrawals.get(record);
  return [line, ...corrections, ...(withdrawal === undefined ? [] : [withdrawal.line])]
    .map(({ recorded }) => recorded)
    .toSorted(byCodeUnit)
    .at(-1)!;
}
