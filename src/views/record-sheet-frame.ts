/** What every sheet about an issued version says of it: what it is, where it is, what became of it. */
import { showDay } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { doubts } from "./certified-status.ts";
import type { NoticeView } from "./notice-words.ts";
import type { RecordNotices } from "./record-notices.ts";
import type { RecordPage } from "./record.ts";
import type { Site } from "./site.ts";
import { noticeSentences, withheldFrom } from "./withheld.ts";

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
  /** What became of this version and its capture since; none where nothing did. */
  readonly status: readonly SheetStatus[];
}

interface SheetStatus {
  readonly words: string;
  /** Where that is said openly, whole. */
  readonly notice?: string;
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
    status: [
      ...statusOf(page.notices, site),
      ...doubts(record, site).map((words) => ({ words })),
      ...withheldFrom(record.evidence.capture, site).map(({ href, words }) => ({
        words,
        notice: urls.absolute(href),
      })),
    ],
  };
}

function statusOf(
  { corrected, corrects, newer, withdrawn }: RecordNotices,
  site: Site,
): SheetStatus[] {
  const isTold = corrected.some(({ by }) => by.href === newer?.href);
  return [
    ...(withdrawn === undefined ? [] : [status("This record was withdrawn.", withdrawn, site)]),
    ...corrected.map(({ by, kind, notice }) => {
      const done = kind === "correction" ? "corrected" : "retracted";
      return status(`This version was ${done} by a later one, ${by.name}.`, notice, site);
    }),
    ...(newer === undefined || isTold
      ? []
      : [{ words: `A newer version exists: ${newer.name}, issued on ${showDay(newer.issued)}.` }]),
    ...(corrects === undefined ? [] : [correcting(corrects, site)]),
  ];
}

function correcting(
  { kind, notice, versions }: NonNullable<RecordNotices["corrects"]>,
  site: Site,
): SheetStatus {
  const does = kind === "correction" ? "corrects" : "retracts";
  const former = versions.map(({ name }) => name).join(", ");
  return status(`This version ${does} ${former}.`, notice, site);
}

function status(what: string, notice: NoticeView | undefined, { urls }: Site): SheetStatus {
  if (notice === undefined) return { words: what };
  const { href, replacement } = notice;
  const instead = replacement === undefined ? "" : ` In its place: ${replacement.name}.`;
  return {
    words: `${what} ${noticeSentences(notice)}${instead}`,
    notice: urls.absolute(href),
  };
}
