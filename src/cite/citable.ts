/**
 * What a citation is made from: frozen facts of an issued version, or of versions of a document.
 * What is not known is absent, and no style makes up for it.
 */
import type { Day, Instant } from "#base/dates.ts";
import type { DocumentId, ProvisionId, Sha256 } from "#base/ids.ts";

/** One version of a document, as the capture shows it that is cited. */
export interface CitedVersion {
  /** Whose document it is; the author in all styles. */
  readonly entity: string | undefined;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** The day that the text gives for itself. */
  readonly stated: Day | undefined;
  readonly id: DocumentId;
  readonly number: number;
  /** Where the document stands at its source. */
  readonly original: string | undefined;
  /** The Wayback Machine's copy that the capture was made from. */
  readonly wayback: string | undefined;
  readonly captured: Instant;
  /** The latest capture of the same text, where there are several. */
  readonly lastCaptured: Instant | undefined;
  /** `extracted`: the bytes are what others derived from the page, which is not held. */
  readonly form: "served" | "extracted";
  /** SHA-256 of each source of the capture, in their order: at least one. */
  readonly hashes: readonly Sha256[];
  /** SHA-256 of the canonical text. */
  readonly text: Sha256;
  /** Permanent address of this version in the archive, whole. */
  readonly url: string;
}

interface InArchive {
  /** Title of the archive. */
  readonly archive: string;
  /** What is cited, at its permanent address, whole. */
  readonly url: string;
}

/** What became of an issued version since. */
export interface CitedStatus {
  readonly kind: "withdrawn" | "removed" | "corrected" | "retracted";
  /**
   * In UTC, the day on which the version was issued that corrects or retracts it; of a withdrawal or
   * a removal, the day on which the ledger recorded it. Never the day on which somebody decided so.
   */
  readonly date: Day;
  /** The version that corrects or retracts it: `CA-P-000157 v4`. */
  readonly by: string | undefined;
}

/** An issued version of a provision's record. */
export interface CitedProvision extends InArchive {
  readonly kind: "provision";
  readonly id: ProvisionId;
  readonly number: number;
  /** The document's own heading above the quotation, never our title for the provision. */
  readonly section: string | undefined;
  readonly issued: Instant;
  /** The PDF of the evidence, whole; undefined where none is published. */
  readonly pdf: string | undefined;
  readonly status: CitedStatus | undefined;
  readonly of: CitedVersion;
}

/** A version of a document. */
export interface CitedDocumentVersion extends InArchive {
  readonly kind: "version";
  readonly of: CitedVersion;
}

/** Two versions of the same document, held side by side. */
export interface CitedComparison extends InArchive {
  readonly kind: "comparison";
  readonly from: CitedVersion;
  readonly to: CitedVersion;
}

export type Citable = CitedProvision | CitedDocumentVersion | CitedComparison;
