/** What became of an issued version since, and why: frame, told as it is today. */
import { recordVersion } from "#archive/records.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { LaterEvent, OpenNotice } from "#cite/certification-facts.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import type { LedgerLine, RemovalLine } from "#schema/ledger-line.ts";
import { ownAddress } from "./certified-files.ts";
import { noticeView } from "./notice-words.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { SUSPICION } from "./words.ts";

/** Where each line stands in the ledger. */
const leaves = oncePerSite(
  ({ archive }) => new Map<LedgerLine, number>(archive.ledger.map((line, leaf) => [line, leaf])),
);

/** A later line of the ledger that speaks of the version, its record or its files. */
interface Concern {
  readonly line: LedgerLine & { readonly notice: Sha256 };
  readonly leaf: number;
  readonly what: string;
}

/** Corrections, withdrawal and removals, in the order of the ledger. */
export function concerning(record: IssuedRecord, site: Site): Concern[] {
  const { id } = record;
  const withdrawal = site.archive.withdrawals.get(id)?.line;
  const found: Omit<Concern, "leaf">[] = [
    ...correctionsOf(record, site),
    ...(withdrawal === undefined
      ? []
      : [{ line: withdrawal, what: `The record ${id} was withdrawn.` }]),
    ...removalsOf(record, site).map((line) => ({
      line,
      what: `Captured bytes were taken away openly (level ${line.level}).`,
    })),
  ];
  return found
    .map((each) => ({ ...each, leaf: leaves(site).get(each.line)! }))
    .toSorted((a, b) => a.leaf - b.leaf);
}

const correctionsOf = ({ id, number }: IssuedRecord, { archive }: Site) =>
  (archive.corrections.get(id) ?? [])
    .filter(({ corrects }) => corrects.includes(number))
    .map((line) => {
      const did = line.kind === "correction" ? "corrects" : "retracts";
      return { line, what: `A later version, ${recordVersion(id, line.by)}, ${did} this one.` };
    });

function removalsOf({ evidence }: IssuedRecord, { archive }: Site): RemovalLine[] {
  const { screenshot, sources } = evidence.capture;
  const files = [...sources.map(({ sha256 }) => sha256), screenshot ?? []].flat();
  return [...new Set(files.flatMap((name) => archive.removals.objects.get(name) ?? []))];
}

/** None where nothing did. */
export const statusOf = (record: IssuedRecord, site: Site): LaterEvent[] => [
  ...correcting(record, site),
  ...[...newer(record, site), ...doubts(record, site)].map((what) => ({ what, notice: undefined })),
  ...concerning(record, site).map(({ line, what }) => told(what, line, site)),
];

/** The ledger names a notice by its hash, whether it can be read or not. */
function told(
  what: string,
  line: { readonly notice: Sha256; readonly recorded: Instant },
  site: Site,
): LaterEvent {
  const notice = openNotice(line.notice, site);
  const unread = ` Its notice, which cannot be read, has the SHA-256 ${line.notice}.`;
  return {
    what: `${showInstant(line.recorded)}: ${what}${notice === undefined ? unread : ""}`,
    notice,
  };
}

function openNotice(sha256: Sha256, site: Site): OpenNotice | undefined {
  const view = noticeView(sha256, site);
  if (view === undefined) return undefined;
  const { authority, by, date, href, kind, reason, replacement } = view;
  const address = ownAddress(href, site);
  return { kind, reason, date, by, authority, replacement: replacement?.name, address };
}

function correcting({ id, number }: IssuedRecord, site: Site): LaterEvent[] {
  const own = (site.archive.corrections.get(id) ?? []).find(({ by }) => by === number);
  if (own === undefined) return [];
  const former = own.corrects.map((each) => recordVersion(id, each)).join(", ");
  const did = own.kind === "correction" ? "corrects" : "retracts";
  return [told(`This version ${did} ${former}.`, own, site)];
}

function newer({ id, number }: IssuedRecord, { archive }: Site): string[] {
  const { line } = archive.records.get(id)!.at(-1)!;
  if (line.number === number) return [];
  return [
    `A newer version of the record was issued: ${recordVersion(id, line.number)}, on ${showInstant(line.recorded)}. The words and the evidence of this one stay as they were issued.`,
  ];
}

/** That the capture is marked as suspect today, whatever it was when the version was issued. */
export function doubts({ evidence }: IssuedRecord, { archive }: Site): string[] {
  const { capture, document: named } = evidence;
  const document = [...archive.documents.values()].find(({ id }) => id === named.id);
  const place = document?.captures.findIndex(
    ({ at, text }) => at === capture.at && text.sha256 === capture.text.sha256,
  );
  const suspicion = place === undefined ? undefined : document?.timeline.suspicions[place];
  if (suspicion === undefined) return [];
  const { means, name } = SUSPICION[suspicion];
  return [`The archive marks the capture as suspect (${name}): ${means}`];
}
