/** What stands where a record was withdrawn or its words were removed: that, why, and the hashes. */
import { type IssuedVersion, recordVersion } from "#archive/records.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type Instant, dayOf } from "#base/dates.ts";
import type { ProvisionId, ProvisionPath, Sha256 } from "#base/ids.ts";
import type { CitedStatus } from "#cite/citable.ts";
import { plainText } from "#cite/runs.ts";
import type { RemovalLine } from "#schema/ledger-line.ts";
import { type StyledCitation, inEveryStyle } from "./citation-view.ts";
import { documentOf } from "./entries.ts";
import { citableOfGone } from "./gone-citation.ts";
import { type LogPlace, logPlace } from "./log-places.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsUnderDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { type NoticeView, noticeView } from "./notice-words.ts";
import { oncePerSite } from "./once.ts";
import { idOf, isRemoved, leadsTo } from "./present.ts";
import {
  type RecordHashes,
  type RecordRef,
  hashesOf,
  isWhole,
  issuedVersion,
  routesWhere,
} from "./record.ts";
import { type OtherVersion, issuedVersions } from "./record-notices.ts";
import type { Site } from "./site.ts";
import type { VersionRef } from "./version.ts";

/** What each level of removal takes away. */
export const LEVEL: Readonly<Record<RemovalLine["level"], string>> = {
  metadata: "Captured bytes are withheld. The text, the quotation and everything else stay.",
  dark: "The captured bytes, the text and the words quoted from it are withheld.",
  destroyed: "The captured bytes, the text and the words quoted from it were destroyed for good.",
};

/** A removal as pages tell it. */
export interface RemovalView {
  readonly level: RemovalLine["level"];
  readonly what: string;
  readonly recorded: Instant;
  readonly notice: NoticeView | undefined;
  readonly log: LogPlace;
}

const leaves = oncePerSite(
  ({ archive }) => new Map(archive.ledger.map((line, index) => [line as object, index])),
);

const removalView = (line: RemovalLine, site: Site): RemovalView => ({
  level: line.level,
  what: LEVEL[line.level],
  recorded: line.recorded,
  notice: noticeView(line.notice, site),
  log: { name: "removal", leaf: leaves(site).get(line)!, proof: undefined },
});

/** An issued version without its words: they were taken away. */
export interface RemovedRecord {
  readonly name: string;
  readonly href: string;
  readonly address: string;
  readonly issued: Instant;
  readonly log: LogPlace;
  readonly hashes: RecordHashes;
  readonly removal: RemovalView | undefined;
  readonly others: readonly OtherVersion[];
}

/** The routes of the issued versions whose words were removed. */
export const removedRecordRoutes = (site: Site) =>
  routesWhere((version) => !isWhole(version), site).map(({ params, props }) => ({
    params: { record: params.record, removed: params.number },
    props,
  }));

export function removedRecord(ref: RecordRef, site: Site): RemovedRecord {
  const version = issuedVersion(ref, site);
  const { archive, urls } = site;
  const name = recordVersion(ref.id, ref.number);
  const line = archive.removals.records.get(name);
  const href = urls.version(ref.id, ref.number);
  return {
    name,
    href,
    address: urls.absolute(href),
    issued: version.line.recorded,
    log: logPlace(ref.id, ref.number, site),
    hashes: hashesOf(version),
    removal: line && removalView(line, site),
    others: issuedVersions(ref.id, site).filter(({ number }) => number !== ref.number),
  };
}

/** An issued version as a tombstone lists it. */
export interface ListedVersion {
  readonly name: string;
  readonly href: string;
  readonly issued: Instant;
  readonly hashes: RecordHashes;
}

/** The tombstone of a provision. */
export interface Tombstone {
  readonly id: ProvisionId;
  readonly path: ProvisionPath;
  readonly title: string;
  readonly href: string;
  readonly address: string;
  /** What became of it, in a sentence. */
  readonly status: string;
  readonly kind: "withdrawn" | "removed";
  readonly document: DocumentName;
  readonly since: Instant;
  readonly notice: NoticeView | undefined;
  /** Of the line that says so, and of what was issued. */
  readonly log: readonly LogPlace[];
  /** Newest first. */
  readonly versions: readonly ListedVersion[];
  /** To cite that its newest version was there, and is gone; none where nothing can be cited. */
  readonly citations: readonly StyledCitation[];
  /** That which names the archive and the record in words, as text. */
  readonly citation: string | undefined;
}

/** The tombstone that stands for a provision; undefined while it stands for itself. */
export function tombstoneOf(path: ProvisionPath, site: Site): Tombstone | undefined {
  const provision = site.archive.provisions.get(path)!;
  const id = idOf(provision);
  if (id === undefined || leadsTo(provision, site) !== undefined) return undefined;
  const end = endOf(id, site);
  return end && tombstone(id, provision, end, site);
}

interface End {
  readonly kind: Tombstone["kind"];
  readonly recorded: Instant;
  readonly notice: Sha256;
  readonly leaf: number;
}

/** Removal goes further than withdrawal, so it is told where there are both. */
function endOf(id: ProvisionId, site: Site): End | undefined {
  const { archive } = site;
  if (isRemoved(id, site)) {
    const names = new Set(
      (archive.records.get(id) ?? []).map(({ line }) => recordVersion(id, line.number)),
    );
    const line = archive.removals.lines.findLast(
      ({ records, target }) => target === id || records.some((name) => names.has(name)),
    )!;
    return {
      kind: "removed",
      recorded: line.recorded,
      notice: line.notice,
      leaf: leaves(site).get(line)!,
    };
  }
  const withdrawal = archive.withdrawals.get(id);
  if (withdrawal === undefined) return undefined;
  const { leaf, line } = withdrawal;
  return { kind: "withdrawn", recorded: line.recorded, notice: line.notice, leaf };
}

function tombstone(id: ProvisionId, provision: ArchivedProvision, end: End, site: Site): Tombstone {
  const { urls } = site;
  const { path, value } = provision;
  const document = nameOfDocument(documentOf(provision, site), site);
  const href = urls.provision(path);
  const status = { kind: end.kind, date: dayOf(end.recorded), by: undefined };
  const citations = citationsOf(provision, status, site);
  return {
    id,
    path,
    title: value.title,
    href,
    address: urls.absolute(urls.record(id)),
    status: STATUS[end.kind],
    kind: end.kind,
    document,
    since: end.recorded,
    notice: noticeView(end.notice, site),
    log: placesOf(id, end, site),
    versions: (site.archive.records.get(id) ?? [])
      .map((version) => listed(version, site))
      .toReversed(),
    citations,
    citation: plainly(citations.find((each) => each.id === "chicago")),
  };
}

const plainly = (styled: StyledCitation | undefined): string | undefined =>
  styled && plainText(styled.runs);

function citationsOf(
  provision: ArchivedProvision,
  status: CitedStatus,
  site: Site,
): readonly StyledCitation[] {
  const citable = citableOfGone(provision, status, site);
  return citable === undefined ? [] : inEveryStyle(citable);
}

const placesOf = (id: ProvisionId, { kind, leaf }: End, site: Site): LogPlace[] => [
  { name: kind === "withdrawn" ? "Withdrawal" : "Removal", leaf, proof: undefined },
  ...issuedVersions(id, site).map(({ number }) => logPlace(id, number, site)),
];

const STATUS: Readonly<Record<Tombstone["kind"], string>> = {
  withdrawn:
    "This record was withdrawn. Its issued versions stay where they were, marked as withdrawn, so that citations of them can be read and checked.",
  removed:
    "The words of this record were removed. What is said here, the hashes and the log stay, so that the absence can be checked.",
};

const listed = (version: IssuedVersion, { urls }: Site): ListedVersion => ({
  name: recordVersion(version.line.record, version.line.number),
  href: urls.version(version.line.record, version.line.number),
  issued: version.line.recorded,
  hashes: hashesOf(version),
});

/** The paths of all provisions that a tombstone stands for. */
export const tombstonePaths = oncePerSite((site): ProvisionPath[] =>
  [...site.archive.provisions.keys()].filter((path) => tombstoneOf(path, site) !== undefined),
);

/** A version of a document whose text was taken away. */
export interface RemovedVersion {
  readonly name: string;
  readonly title: string;
  readonly href: string;
  readonly crumbs: readonly Crumb[];
  readonly recorded: Instant;
  readonly log: LogPlace;
  readonly text: Sha256;
  readonly captures: readonly { readonly at: Instant; readonly hashes: readonly Sha256[] }[];
  readonly removal: RemovalView;
}

/** The routes of the versions of documents whose text was removed. */
export const removedRoutes = ({ archive }: Site) =>
  [...archive.documents.values()].flatMap(({ id, path, versions }) =>
    versions
      .filter((version) => version?.removed !== undefined)
      .map(({ number }) => ({
        params: { document: id, gone: String(number) },
        props: { document: path, number } satisfies VersionRef,
      })),
  );

/** @throws Error where the text is there to be read */
export function removedVersion({ document: path, number }: VersionRef, site: Site): RemovedVersion {
  const document = site.archive.documents.get(path)!;
  const { removed, text } = document.versions[number - 1]!;
  if (removed === undefined) throw new Error(`${path} v${number} was not removed`);
  const log = logPlace(document.id!, number, site);
  const captures = document.captures.filter((capture) => capture.text.sha256 === text);
  return {
    name: log.name,
    title: `${titleWithPlatform(nameOfDocument(document, site))}, v${number}`,
    href: site.urls.version(document.id!, number),
    crumbs: crumbsUnderDocument(document, site),
    recorded: captures[0]!.recorded,
    log,
    text,
    captures: captures.map(({ at, sources }) => ({
      at,
      hashes: sources.map(({ sha256 }) => sha256),
    })),
    removal: removalView(removed, site),
  };
}
