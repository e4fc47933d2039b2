/** Where the evidence of a provision comes from, and how to check it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Swhid, swhidOfObject } from "#archive/swhid.ts";
import type { Evidence } from "#archive/evidence.ts";
import type { Instant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Source, Vantage } from "#schema/capture.ts";
import type { ProvisionEntry } from "./entries.ts";
import { removalOfObject } from "./captures.ts";
import { type CheckCommand, bytesCommand, hashCommand, sliceCommand } from "./record-commands.ts";
import type { Site } from "./site.ts";

export interface SourceView extends Source {
  /** The kept bytes; undefined where only their hash is held. */
  readonly evidence:
    { readonly href: string; readonly file: string; readonly swhid: Swhid } | undefined;
  /** Where it is said why they were taken away. */
  readonly withheld: string | undefined;
}

export interface Provenance {
  readonly at: Instant;
  readonly recorded: Instant;
  readonly form: "served" | "extracted";
  readonly kept: boolean;
  readonly sources: readonly SourceView[];
  readonly text: Sha256;
  readonly textHref: string;
  readonly extractor: string;
  readonly select: readonly string[];
  readonly remove: readonly string[];
  readonly vantage: Vantage | undefined;
  /** Snapshots of a collection, with an address where what it recorded is one. */
  readonly snapshots: readonly { readonly name: string; readonly href: string | undefined }[];
  readonly version: number;
  readonly versionHref: string;
  readonly passageHref: string;
  /** Checks that were made when the archive was opened for this build, and only those. */
  readonly checks: readonly CheckCommand[];
}

export function provenanceOf(
  { evidence }: ProvisionEntry,
  { id }: ArchivedDocument,
  site: Site,
): Provenance | undefined {
  if (evidence === undefined || id === undefined) return undefined;
  const { urls } = site;
  const { capture, version, place } = evidence;
  const { extractor, select = [], remove = [], sha256 } = capture.text;
  return {
    at: capture.at,
    recorded: capture.recorded,
    form: capture.form,
    kept: capture.kept,
    sources: capture.sources.map((source) => ({
      ...source,
      evidence: capture.kept ? keptBytes(source, site) : undefined,
      withheld: removalOfObject(source.sha256, site),
    })),
    text: sha256,
    textHref: urls.text(id, version.number),
    extractor,
    select,
    remove,
    vantage: capture.vantage,
    snapshots: (capture.vantage?.snapshots ?? []).map((name) => ({
      name,
      href: /^https?:\/\//u.test(name) ? name : undefined,
    })),
    version: version.number,
    versionHref: urls.version(id, version.number),
    passageHref: urls.passage(id, version.number, place.first),
    checks: checksOf(evidence, urls.text(id, version.number), site),
  };
}

function keptBytes({ sha256, mediaType }: Source, site: Site): SourceView["evidence"] {
  if (removalOfObject(sha256, site) !== undefined) return undefined;
  const href = site.urls.evidence(sha256, mediaType);
  return {
    href,
    file: href.slice(href.lastIndexOf("/") + 1),
    swhid: swhidOfObject(site.archive, sha256),
  };
}

/** What was checked of the evidence when this site was built, each with how to repeat it. */
function checksOf(
  { capture, end, start, version }: Evidence,
  textHref: string,
  site: Site,
): CheckCommand[] {
  return [
    {
      checked: "The SHA-256 of the text is the recorded one.",
      shows: "“text.txt: OK”",
      command: hashCommand(textHref, version.text, site),
    },
    {
      checked: "The quotation stands in that text at these code points.",
      shows: "the quoted words; it reads the text.txt that was just downloaded",
      command: sliceCommand(start, end),
    },
    ...(capture.kept ? capture.sources.flatMap((source) => bytesCommand(source, site) ?? []) : []),
  ];
}
