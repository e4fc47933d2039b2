/** What the archive recorded and a build found out, which drafts of certifications are filled in from. */
import type { Day, Instant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Capture } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";

/** An address of the archive: whole, as it is printed, and from the root of its site. */
export interface OwnAddress {
  readonly whole: string;
  readonly href: string;
}

/** What came of computing the SHA-256 of a file again, from the bytes as the archive holds them. */
export type Recomputed =
  | { readonly state: "computed"; readonly sha256: Sha256 }
  /** The archive holds the hash, and no bytes. */
  | { readonly state: "not held" }
  /** A removal took the bytes away. */
  | {
      readonly state: "withheld";
      readonly since: Instant;
      /** The kind of reason, in words; undefined where the notice cannot be read. */
      readonly reason: string | undefined;
      readonly notice: OwnAddress;
    };

/** A file that the item consists of. */
export interface CertifiedFile {
  /** `captured file`, `captured file 2 of 3`, `text`. */
  readonly what: string;
  readonly mediaType: string | undefined;
  /** Length as recorded. */
  readonly bytes: number | undefined;
  /** Where the archive publishes it; undefined where it does not. */
  readonly address: OwnAddress | undefined;
  readonly recorded: Sha256;
  readonly recomputed: Recomputed;
}

/** Something that happened to the item, as the ledger has it. */
export interface CustodyEvent {
  /** Undefined where no time of its own was recorded. */
  readonly at: Instant | undefined;
  readonly what: string;
  /** Its line in the ledger, counted from 0. */
  readonly leaf: number | undefined;
}

/** A time stamp (RFC 3161) of something that the item rests on. */
export interface CertifiedTime {
  readonly at: Instant;
  readonly authority: string;
  /** What was stamped, in words. */
  readonly covers: string;
  /** Why this build did not verify it; undefined where it did. */
  readonly doubt: string | undefined;
  readonly file: OwnAddress;
}

/** How captures are made, as the operator wrote it and somebody adopted it by name. */
export interface AdoptedProcedure {
  readonly title: string;
  readonly address: OwnAddress;
  readonly by: string;
  readonly adopted: Day;
  readonly passages: readonly {
    readonly kind: "heading" | "item" | "paragraph";
    readonly text: string;
  }[];
}

/** What was said openly when something was corrected, withdrawn or removed. */
export interface OpenNotice {
  /** The kind of reason, in words. */
  readonly kind: string;
  readonly reason: string;
  readonly date: Day;
  /** Who decided. */
  readonly by: string;
  /** What the decision rests on. */
  readonly authority: string | undefined;
  /** The record that stands in its place. */
  readonly replacement: string | undefined;
  readonly address: OwnAddress;
}

/** What became of the record, or of its files, since it was issued. */
export interface LaterEvent {
  readonly what: string;
  /** Undefined where nothing was said of why, or it cannot be read. */
  readonly notice: OpenNotice | undefined;
}

export interface CertificationFacts {
  /** Title of the archive. */
  readonly archive: string;
  /** What the archive says of itself on every page. */
  readonly notice: string | undefined;
  /** `CA-P-000157 v3` */
  readonly record: string;
  readonly issued: Instant;
  readonly address: OwnAddress;
  /** SHA-256 of the evidence part of the record, as the ledger binds it. */
  readonly evidence: Sha256;
  readonly document: IssuedRecord["evidence"]["document"];
  readonly version: number;
  readonly capture: Capture;
  readonly quotation: IssuedRecord["evidence"]["quotation"];
  /** Whether exactly the quoted words were found at their position; undefined where nobody looked. */
  readonly stands: boolean | undefined;
  readonly files: readonly CertifiedFile[];
  readonly procedure: AdoptedProcedure | undefined;
  readonly custody: readonly CustodyEvent[];
  readonly stamps: readonly CertifiedTime[];
  /** Proof files that nothing here verifies, in words. */
  readonly otherProofs: readonly string[];
  /** Where the record's line stands in the log, and what the signature over it is worth. */
  readonly log: readonly string[];
  /** What became of the record since it was issued; empty where nothing did. */
  readonly status: readonly LaterEvent[];
  /** Pages and files with which a reader checks it: what each is, and where. */
  readonly checks: readonly { readonly what: string; readonly address: OwnAddress }[];
}
