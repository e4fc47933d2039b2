/** Where the evidence of a provision comes from, and how to check it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Source, Vantage } from "#schema/capture.ts";
import type { ProvisionEntry } from "./entries.ts";
import type { Evidence } from "./evidence.ts";
import type { Site } from "./site.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";

export interface SourceView extends Source {
  /** The kept bytes; undefined where only their hash is held. */
  readonly evidence: { readonly href: string; readonly file: string } | undefined;
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
  readonly checks: readonly string[];
}

export function provenanceOf(
  evidence: Evidence | undefined,
  { id }: ArchivedDocument,
  { urls }: Site,
): Provenance | undefined {
  if (evidence === undefined || id === undefined) return undefined;
  const { capture, version, place } = evidence;
  const { extractor, select = [], remove = [], sha256 } = capture.text;
  return {
    at: capture.at,
    recorded: capture.recorded,
    form: capture.form,
    kept: capture.kept,
    sources: capture.sources.map((source) => ({
      ...source,
      evidence: capture.kept ? keptBytes(source, urls) : undefined,
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
    checks: [
      "The quotation was found in the text of this version by this build.",
      "The SHA-256 of the text was computed again by this build and is the recorded one.",
      "The capture’s line was compared by its SHA-256 with the ledger by this build.",
    ],
  };
}

function keptBytes({ sha256, mediaType }: Source, urls: Site["urls"]) {
  const href = urls.evidence(sha256, mediaType);
  return { href, file: href.slice(href.lastIndexOf("/") + 1) };
}

/** The block that a citation is made from. */
export interface CitationBlock {
  readonly entity: string;
  readonly document: string;
  readonly documentId: string | undefined;
  readonly captured: Instant | undefined;
  readonly hashes: readonly Sha256[];
  /** The permanent address of the version that is quoted; undefined where there is none. */
  readonly url: string | undefined;
}

export function citationOf(
  { platform, evidence }: ProvisionEntry,
  { id, value }: ArchivedDocument,
  { archive, urls }: Site,
): CitationBlock {
  const settled = archive.content.settings.origin !== UNSET_ORIGIN;
  return {
    entity: platform.name,
    document: value.title,
    documentId: id,
    captured: evidence?.capture.at,
    hashes: evidence?.capture.sources.map(({ sha256 }) => sha256) ?? [],
    url:
      settled && id !== undefined && evidence !== undefined
        ? urls.absolute(urls.passage(id, evidence.version.number, evidence.place.first))
        : undefined,
  };
}

/** The citation block in lines, as a reader copies it; "accessed" is the reader's to fill in. */
export function citationText(block: CitationBlock, recordId: string | undefined): string {
  const documentId = block.documentId === undefined ? "" : ` (${block.documentId})`;
  return [
    `Entity: ${block.entity}`,
    `Document: ${block.document}${documentId}`,
    `Record ID: ${recordId ?? "not yet issued"}`,
    ...(block.captured === undefined ? [] : [`Captured: ${showInstant(block.captured)}`]),
    ...block.hashes.map((hash) => `SHA-256: ${hash}`),
    ...(block.url === undefined ? [] : [`URL: ${block.url}`]),
  ].join("\n");
}
