/** A time stamp or other proof file as a page shows it, with the command that verifies it. */
import type { Sidecar, SidecarTarget } from "#archive/sidecars.ts";
import type { TimeStamp } from "#archive/time-stamps.ts";
import type { Instant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { TimeClaim } from "#ledger/verify-time.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { grouped } from "./words.ts";

interface FileLink {
  readonly name: string;
  readonly href: string;
}

/** A time stamp as a page shows it. */
export interface ShownStamp {
  /** Undefined where this build verified it; else why it did not, as a clause. */
  readonly doubt: string | undefined;
  readonly at: Instant;
  readonly authority: string;
  /** What was stamped. */
  readonly covers: string;
  /** What follows from it, while it holds. */
  readonly shows: string;
  readonly serial: string;
  readonly policy: string;
  /** From the certificate that signed to the trusted root; empty where it was not verified. */
  readonly chain: readonly string[];
  readonly file: FileLink;
  /** What was stamped, where the site serves it. */
  readonly stamped: FileLink | undefined;
  /** Verifies it with openssl. */
  readonly command: string;
}

/** A proof file that nothing here verifies. */
export interface ShownFile extends FileLink {
  readonly what: string;
  readonly covers: string;
}

/** A stamp of what the line at `leaf` binds. */
export function shownStamp(
  { sidecar, verdict }: TimeStamp,
  leaf: number,
  site: Site,
): ShownStamp[] {
  // A build with a broken one fails; while writing there is nothing to show of it.
  if (verdict.state === "broken") return [];
  const { claim } = verdict;
  const isVerified = verdict.state === "verified";
  return [
    {
      doubt: isVerified ? undefined : verdict.reason,
      at: claim.at,
      authority: claim.authority ?? "an authority whose certificate is not part of it",
      covers: coversOf(sidecar.target, site),
      shows: showsOf(sidecar.target, leaf),
      serial: claim.serial,
      policy: claim.policy,
      chain: isVerified ? verdict.chain : [],
      file: fileOf(sidecar, site),
      stamped: stampedFile(sidecar.target, site),
      command: commandOf(sidecar, claim, site),
    },
  ];
}

function coversOf({ file, sha256, size }: SidecarTarget, site: Site): string {
  if (size !== undefined)
    return `the checkpoint over the first ${grouped(size)} entries of the log`;
  const name = served(site).get(sha256)?.name;
  return name === undefined
    ? `the file ${file}`
    : name === TEXT
      ? "the canonical text"
      : "the captured file";
}

const showsOf = ({ size }: SidecarTarget, leaf: number): string =>
  size === undefined
    ? "So the file existed then, bit for bit; for how long it had, the stamp does not say."
    : `So the first ${grouped(size)} entries of the log existed then; entry ${grouped(leaf)}, counted from 0, is the one of this page. For how long they had, the stamp does not say.`;

/** Where a proof file is published: beside what it is about. */
export const sidecarHref = ({ kind, target }: Sidecar, { urls }: Site): string =>
  target.size === undefined
    ? urls.sidecar(target.sha256, kind)
    : `${urls.checkpoint(target.size)}.${kind}`;

function fileOf(sidecar: Sidecar, site: Site): FileLink {
  const href = sidecarHref(sidecar, site);
  return { name: href.slice(href.lastIndexOf("/") + 1), href };
}

/** Downloads the stamp, what it is about and the roots, and verifies as of the time stamped. */
function commandOf(sidecar: Sidecar, { at }: TimeClaim, site: Site): string {
  const { urls } = site;
  const stamp = fileOf(sidecar, site);
  const data = stampedFile(sidecar.target, site);
  const given = data === undefined ? `-digest ${sidecar.target.sha256}` : `-data ${data.name}`;
  const fetched = [
    stamp,
    ...(data === undefined ? [] : [data]),
    { name: ROOTS, href: urls.timeRoots },
  ];
  return [
    ...fetched.map(({ href, name }) => `curl -sS ${urls.absolute(href)} -o ${name}`),
    `openssl ts -verify -in ${stamp.name} ${given} -CAfile ${ROOTS} -partial_chain -attime ${Date.parse(at) / 1000}`,
  ].join("\n");
}

const ROOTS = "time-roots.pem";
const TEXT = "text.txt";

/** Where the site serves what was stamped, under a name that cannot meet another. */
function stampedFile({ sha256, size }: SidecarTarget, site: Site): FileLink | undefined {
  if (size !== undefined) {
    return { name: `checkpoint-${size}`, href: site.urls.checkpoint(size) };
  }
  return served(site).get(sha256);
}

const served = oncePerSite(({ archive, urls }) => {
  const files = new Map<Sha256, FileLink>();
  for (const { captures, id, versions } of archive.documents.values()) {
    if (id === undefined) continue;
    for (const { number, text } of versions) {
      files.set(text, { name: TEXT, href: urls.text(id, number) });
    }
    for (const { mediaType, sha256 } of captures.flatMap(({ kept, sources }) =>
      kept ? sources : [],
    )) {
      const href = urls.evidence(sha256, mediaType);
      files.set(sha256, { name: href.slice(href.lastIndexOf("/") + 1), href });
    }
  }
  return files;
});

const KINDS: Readonly<Record<Sidecar["kind"], string>> = {
  ots: "OpenTimestamps proof",
  tsr: "Time stamp (RFC 3161)",
  wacz: "Web archive (WACZ)",
};

export const shownFile = (sidecar: Sidecar, site: Site): ShownFile => ({
  ...fileOf(sidecar, site),
  what: KINDS[sidecar.kind],
  covers: coversOf(sidecar.target, site),
});
