/**
 * What was changed in the archive itself after publication: corrected and retracted records,
 * withdrawals, removals, moves, and texts that were extracted again by another extractor. Nothing
 * here says that a company changed anything.
 */
import { identityOf } from "#archive/documents.ts";
import { canonicalJson } from "#base/canonical-json.ts";
import type { Instant } from "#base/dates.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import type {
  CorrectionLine,
  LedgerLine,
  MoveLine,
  RemovalLine,
  WithdrawalLine,
} from "#schema/ledger-line.ts";
import { type DocumentChange, allChanges, recordedOf } from "./changes.ts";
import type { Link } from "./entries.ts";
import { titleWithPlatform } from "./names.ts";
import { type NoticeView, noticeView } from "./notice-words.ts";
import { oncePerSite } from "./once.ts";
import { provisionById } from "./present.ts";
import { versionLink } from "./record-notices.ts";
import type { Site } from "./site.ts";
import { changeIdentity } from "./tag-uris.ts";
import { LEVEL } from "./tombstone.ts";

export type CorrectionKind =
  "correction" | "retraction" | "withdrawal" | "removal" | "move" | "re-extraction";

/** One thing that was changed in the archive. */
export interface ArchiveCorrection {
  /** What its `tag:` URI ends in. */
  readonly identity: string;
  readonly kind: CorrectionKind;
  /** When the ledger recorded it. */
  readonly recorded: Instant;
  /** `MU-P-000001 v2 corrects MU-P-000001 v1` */
  readonly title: string;
  readonly href: string;
  /** What that means for who relied on it. */
  readonly effect: string;
  readonly links: readonly Link[];
  readonly notice: NoticeView | undefined;
  /** Its line's place in the log; undefined where it follows from several lines. */
  readonly leaf: number | undefined;
}

/** Newest first. */
export const corrections = oncePerSite((site): readonly ArchiveCorrection[] =>
  [
    ...site.archive.ledger.flatMap((line, leaf) => correctionIn(line, leaf, site) ?? []),
    ...reExtractions(site),
  ].toSorted((a, b) => byCodeUnit(b.recorded, a.recorded) || byCodeUnit(a.identity, b.identity)),
);

function correctionIn(line: LedgerLine, leaf: number, site: Site): ArchiveCorrection | undefined {
  switch (line.type) {
    case "correction":
      return ofCorrection(line, leaf, site);
    case "withdrawal":
      return ofWithdrawal(line, leaf, site);
    case "removal":
      return ofRemoval(line, leaf, site);
    case "move":
      return ofMove(line, leaf, site);
    case "capture":
    case "version":
    case "record":
      return undefined;
  }
}

const noticeOf = (sha256: Sha256 | undefined, site: Site): NoticeView | undefined =>
  sha256 === undefined ? undefined : noticeView(sha256, site);

function ofCorrection(line: CorrectionLine, leaf: number, site: Site): ArchiveCorrection {
  const { by, corrects, kind, record, recorded } = line;
  const versions = corrects.map((number) => versionLink(record, number, site));
  const verb = kind === "correction" ? "corrects" : "retracts";
  const newer = versionLink(record, by, site);
  return {
    identity: `correction/${record}/v${by}`,
    kind,
    recorded,
    title: `${newer.name} ${verb} ${versions.map(({ name }) => name).join(", ")}`,
    href: newer.href,
    effect: "The older version stays at its address as it was issued, and is marked.",
    links: [],
    notice: noticeOf(line.notice, site),
    leaf,
  };
}

function ofWithdrawal(line: WithdrawalLine, leaf: number, site: Site): ArchiveCorrection {
  const { record, recorded } = line;
  const title = provisionById(site).get(record)?.value.title;
  return {
    identity: `withdrawal/${record}`,
    kind: "withdrawal",
    recorded,
    title: `${record} was withdrawn${title === undefined ? "" : `: ${title}`}`,
    href: site.urls.record(record),
    effect:
      "Its page says so. Issued versions stay at their addresses as they were issued, and are marked.",
    links: [],
    notice: noticeOf(line.notice, site),
    leaf,
  };
}

function ofRemoval(line: RemovalLine, leaf: number, site: Site): ArchiveCorrection {
  const notice = noticeOf(line.notice, site);
  const records = line.records.map((name): Link => {
    const [id, number] = name.split(" v");
    return versionLink(id as never, Number(number), site);
  });
  return {
    identity: `removal/${line.target}/${leaf}`,
    kind: "removal",
    recorded: line.recorded,
    title: `Removed: ${targetName(line.target)}`,
    href: `${site.urls.corrections}#${anchorOf("removal", leaf)}`,
    effect: `${LEVEL[line.level]} The log stays whole: hashes and times of what was removed stand in it.`,
    links: records,
    notice,
    leaf,
  };
}

/** A file's hash is named by its beginning; the notice and the ledger have it whole. */
const targetName = (target: string): string =>
  /^[0-9a-f]{64}$/u.test(target) ? `the file ${target.slice(0, 12)}…` : target;

function ofMove(line: MoveLine, leaf: number, site: Site): ArchiveCorrection {
  const { urls } = site;
  return {
    identity: `move/${leaf}`,
    kind: "move",
    recorded: line.recorded,
    title: `${line.from} moved to ${line.to}`,
    href: urls.fromContent(line.from),
    effect: "The old address leads to where the page is now.",
    links: [],
    notice: noticeOf(line.notice, site),
    leaf,
  };
}

/** Changes that a change of our own extraction brought. */
const reExtractions = (site: Site): ArchiveCorrection[] =>
  allChanges(site)
    .filter(isReExtraction)
    .map((change) => ({
      identity: `re-extraction/${changeIdentity(change)}`,
      kind: "re-extraction" as const,
      recorded: recordedOf(change),
      title: `${titleWithPlatform(change.name)} was extracted differently from v${change.newer} on`,
      href: change.href,
      effect:
        "The difference to the version before comes from how the text is extracted. It is no sign that the platform changed its words.",
      links: [],
      notice: undefined,
      leaf: undefined,
    }));

/** The extractor or its selectors are others; what a collection changed of its own is not ours. */
function isReExtraction({ at, before, document, kind }: DocumentChange): boolean {
  if (kind !== "technical") return false;
  const [older, newer] = [before, at].map((time) =>
    document.captures.findLast((capture) => capture.at === time),
  );
  return older !== undefined && newer !== undefined && identity(older) !== identity(newer);
}

const identity = ({ text }: { readonly text: Parameters<typeof identityOf>[0] }): string => {
  const { extractor, remove, select } = identityOf(text);
  return canonicalJson({ extractor, remove: remove ?? null, select: select ?? null });
};

/** The anchor of an entry on the page of corrections. */
export const anchorOf = (kind: CorrectionKind, leaf: number): string => `${kind}-${leaf}`;
