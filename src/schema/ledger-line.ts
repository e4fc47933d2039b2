import { z } from "zod";
import {
  documentId,
  instant,
  provisionId,
  provisionPath,
  sha256,
  sitePath,
  text,
} from "./fields.ts";

const evidenceName = z
  .string()
  .regex(/^[0-9a-f]{64}\.(txt|pdf|png|bin)$/, { error: "must be <sha256>.<txt|pdf|png|bin>" });

/** A capture was recorded. Binds its whole line in `captures/` by hash. */
const captureLine = z.strictObject({
  type: z.literal("capture"),
  recorded: instant,
  document: documentId,
  at: instant,
  /** SHA-256 of the capture's line, without its newline. */
  capture: sha256,
  /** SHA-256 of the canonical text. */
  text: sha256,
  /** Names of the held bytes, as `/evidence/` publishes them. */
  evidence: z.array(evidenceName),
});

/** A document's text got its number. */
const versionLine = z.strictObject({
  type: z.literal("version"),
  recorded: instant,
  document: documentId,
  number: z.number().int().min(1),
  text: sha256,
});

/** A version of a provision's record was issued. Binds its whole `record.json` and its two parts. */
const recordLine = z.strictObject({
  type: z.literal("record"),
  recorded: instant,
  record: provisionId,
  number: z.number().int().min(1),
  document: documentId,
  /** Where the provision's page was: `<platform>/<document>/<name>`. */
  path: provisionPath,
  /** SHA-256 of the bytes of `record.json`. */
  sha256,
  /** SHA-256 of the canonical JSON of its `evidence`, and of its `analysis`. */
  evidence: sha256,
  analysis: sha256,
  /** SHA-256 of the canonical text that is quoted. */
  text: sha256,
});

/** An issued version was corrected or retracted by a later one. */
const correctionLine = z.strictObject({
  type: z.literal("correction"),
  recorded: instant,
  record: provisionId,
  kind: z.enum(["correction", "retraction"]),
  /** The versions that are corrected, and the one that does it. */
  corrects: z.array(z.number().int().min(1)).min(1),
  by: z.number().int().min(1),
  notice: sha256,
});

/** A record was withdrawn: its page is a tombstone from here on. */
const withdrawalLine = z.strictObject({
  type: z.literal("withdrawal"),
  recorded: instant,
  record: provisionId,
  notice: sha256,
});

/** Bytes or words were taken away, by order or by right; the addresses named owe nothing more. */
const removalLine = z.strictObject({
  type: z.literal("removal"),
  recorded: instant,
  level: z.enum(["metadata", "dark", "destroyed"]),
  /** What the removal is about. */
  target: z.union([sha256, documentId, provisionId]),
  /** Objects whose bytes are gone or withheld. */
  objects: z.array(sha256),
  /** Issued records whose `record.json` is withheld: `CA-P-000157 v3`. */
  records: z.array(text),
  /** Addresses from the site's root that no longer need to answer with what they held. */
  discharges: z.array(sitePath),
  notice: sha256,
});

/** A page moved; the old address leads on for good. */
const moveLine = z.strictObject({
  type: z.literal("move"),
  recorded: instant,
  from: sitePath,
  to: sitePath,
  notice: sha256.optional(),
});

/**
 * One line of `snapshots/ledger/<nnnn>.jsonl`: canonical JSON of one event. Only identifiers,
 * times and hashes, so that a removal leaves the ledger whole. Its bytes, without the newline,
 * are a leaf of the log.
 */
export const ledgerLine = z.discriminatedUnion("type", [
  captureLine,
  versionLine,
  recordLine,
  correctionLine,
  withdrawalLine,
  removalLine,
  moveLine,
]);
export type LedgerLine = z.infer<typeof ledgerLine>;
export type CaptureLine = z.infer<typeof captureLine>;
export type VersionLine = z.infer<typeof versionLine>;
export type RecordLine = z.infer<typeof recordLine>;
export type CorrectionLine = z.infer<typeof correctionLine>;
export type WithdrawalLine = z.infer<typeof withdrawalLine>;
export type RemovalLine = z.infer<typeof removalLine>;
export type MoveLine = z.infer<typeof moveLine>;
