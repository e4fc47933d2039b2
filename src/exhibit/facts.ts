/**
 * What an exhibit is made from beside published files: facts of today's archive that no frozen file
 * holds. They survive JSON unchanged, so that a page can hand them to the reader's browser.
 */
import type { Day, Instant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";

/** A file that the site publishes and an exhibit holds, byte for byte. */
export interface PublishedFile {
  /** Where the exhibit has it, under `data/`. */
  readonly path: string;
  /** Where the site serves it, from its root. */
  readonly href: string;
  readonly mediaType: string;
  /** What it is, as a sentence without its full stop. */
  readonly what: string;
  /** Its SHA-256, where a record or the ledger names it; another file is refused. */
  readonly sha256?: Sha256 | undefined;
}

/** A small file that is in no place of its own on the site. */
export interface MadeFile {
  readonly path: string;
  readonly text: string;
  readonly what: string;
}

/** Bytes of the cited capture that are not in the exhibit. */
export interface MissingBytes {
  /** `Captured bytes (text/html, 12,415 bytes)` */
  readonly what: string;
  readonly sha256: Sha256;
  /** Undefined where only their hash was ever held. */
  readonly withheld?: WithheldFacts | undefined;
}

/** What a removal took, and where that is said openly. */
export interface WithheldFacts {
  readonly since: Instant;
  /** Undefined where it cannot be read. */
  readonly notice?: NoticeFacts | undefined;
  /** Of the notice, whole. */
  readonly address: string;
}

/** What was said openly of a withdrawal, a correction or a removal. */
export interface NoticeFacts {
  /** The kind of reason, in words. */
  readonly kind: string;
  readonly reason: string;
  readonly date: Day;
  readonly by: string;
  readonly authority?: string | undefined;
  readonly replacement?: string | undefined;
}

/** What became of this version after it was issued. */
export interface LaterEvent {
  readonly kind: "correction" | "retraction" | "withdrawal" | "removal";
  /** When it was entered in the ledger. */
  readonly recorded: Instant;
  /** Of a correction or retraction: the version that says so, `CA-P-000157 v4`. */
  readonly by?: string | undefined;
  /** Of a correction or retraction: whether that version has the same evidence as this one. */
  readonly sameEvidence?: boolean | undefined;
  readonly notice?: NoticeFacts | undefined;
}

/** A time stamp (RFC 3161) about a file of the exhibit. */
export interface StampFacts {
  /** The stamp, and the file it is about, both under `data/`. */
  readonly path: string;
  readonly about: string;
  readonly at: Instant;
  readonly authority: string;
  /** Why the archive did not verify it; undefined where it did. */
  readonly doubt?: string | undefined;
}

/** The checkpoint of a proof, and what its signature is worth. */
export interface LogFacts {
  /** How many entries of the log it covers. */
  readonly size: number;
  /** Its root, in base64 as the checkpoint has it. */
  readonly root: string;
  /** `name+1a2b3c4d` of the key that signed it; undefined where nobody vouches for it. */
  readonly key?: string | undefined;
  /** The key is published, so that its signature proves nothing. */
  readonly isTest: boolean;
}

export interface ExhibitFacts {
  /** When the newest of the events was that the exhibit tells of: its date. */
  readonly toldUntil: Instant;
  readonly archive: {
    readonly title: string;
    /** Its address, whole. */
    readonly url: string;
    readonly operator?: string | undefined;
    readonly contact?: string | undefined;
    readonly notice?: string | undefined;
    readonly rights?: string | undefined;
  };
  /** Permanent address of the version, whole. */
  readonly url: string;
  /** The published `record.json`: the exhibit holds its evidence, and none of its analysis. */
  readonly recordHref: string;
  /** The ledger line, as it stands in the log. */
  readonly line: string;
  /** Its place in the log, counted from 0. */
  readonly leaf: number;
  /** Undefined until a checkpoint covers the line. */
  readonly log?: LogFacts | undefined;
  /** The day that the text states, where people recorded it only after the issue. */
  readonly statedSince?: Day | undefined;
  readonly files: readonly PublishedFile[];
  readonly made: readonly MadeFile[];
  readonly missing: readonly MissingBytes[];
  readonly later: readonly LaterEvent[];
  readonly stamps: readonly StampFacts[];
}

/** Every published file that an exhibit is made from. */
export const neededFiles = ({ files, recordHref }: ExhibitFacts): string[] => [
  ...new Set([recordHref, ...files.map(({ href }) => href)]),
];
