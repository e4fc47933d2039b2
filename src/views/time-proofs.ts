/** What proves when something existed: time stamps by authorities, and other proof files beside it. */
import type { Sidecar } from "#archive/sidecars.ts";
import { type ProofFiles, type TimeStamp, readProofFiles } from "#archive/time-stamps.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import { oncePerSite } from "./once.ts";
import { type ShownFile, type ShownStamp, shownFile, shownStamp } from "./shown-stamp.ts";
import type { Site } from "./site.ts";

export interface TimeProofs {
  readonly stamps: readonly ShownStamp[];
  /** The earliest of those that were verified. */
  readonly earliest: ShownStamp | undefined;
  readonly files: readonly ShownFile[];
  /** Whether the stamps are qualified (eIDAS), as far as anybody declared. */
  readonly declaration: string;
  readonly rootsHref: string;
  /** There is a log that could have been stamped. */
  readonly hasLog: boolean;
}

const proofFiles = oncePerSite(({ archive }): Promise<ProofFiles> => readProofFiles(archive, []));

/**
 * The proofs of time about what a ledger line binds: its text, the captured files it rests on, and
 * its place in the log. What is stamped through the log comes last.
 * @param leaf the line's place in the ledger, counted from 0
 */
export async function timeProofs(leaf: number, site: Site): Promise<TimeProofs> {
  const { attached, stamps } = await proofFiles(site);
  const isAbout = aboutOf(leaf, [...stamps.map(({ sidecar }) => sidecar), ...attached], site);
  const { archive, urls } = site;
  const isLog = ({ sidecar }: TimeStamp) => sidecar.target.size !== undefined;
  const shown = stamps
    .filter(({ sidecar }) => isAbout.has(sidecar.target.sha256))
    .toSorted((a, b) => Number(isLog(a)) - Number(isLog(b)))
    .flatMap((stamp) => shownStamp(stamp, leaf, site));
  return {
    stamps: shown,
    earliest: shown
      .filter(({ doubt }) => doubt === undefined)
      .toSorted((a, b) => byCodeUnit(a.at, b.at))[0],
    files: attached
      .filter(({ target }) => isAbout.has(target.sha256))
      .map((sidecar) => shownFile(sidecar, site)),
    declaration: declarationOf(site),
    rootsHref: urls.timeRoots,
    hasLog: archive.checkpoints.length > 0,
  };
}

/** The files that the line binds, and the first checkpoint with proof files that covers it. */
function aboutOf(leaf: number, sidecars: readonly Sidecar[], site: Site): ReadonlySet<Sha256> {
  if (sidecars.length === 0) return new Set();
  const [checkpoint] = sidecars
    .map(({ target }) => target)
    .filter(({ size }) => size !== undefined && size > leaf)
    .toSorted((a, b) => a.size! - b.size!);
  return new Set([
    ...objectsOf(leaf, site),
    ...(checkpoint === undefined ? [] : [checkpoint.sha256]),
  ]);
}

/** The text that a line binds, and the captured files with that text. */
function objectsOf(leaf: number, { archive }: Site): Sha256[] {
  const line = archive.ledger[leaf];
  if (line?.type !== "version" && line?.type !== "record") return [];
  const captures =
    line.type === "record"
      ? [archive.records.get(line.record)?.[line.number - 1]?.record?.evidence.capture]
      : (archive.captures.get(line.document) ?? []).filter(({ text }) => text.sha256 === line.text);
  const sources = captures.flatMap((capture) => capture?.sources ?? []);
  return [line.text, ...sources.map(({ sha256 }) => sha256)];
}

function declarationOf({ archive }: Site): string {
  const declared = archive.content.settings.time?.declaration;
  return declared === undefined
    ? "Nobody has declared whether this is a qualified time stamp (eIDAS)."
    : `On whether this is a qualified time stamp (eIDAS), the operator declares, and nothing here checks: “${declared}”`;
}
