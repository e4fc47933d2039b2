import { z } from "zod";
import { documentId, instant, sha256 } from "./fields.ts";

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

/**
 * One line of `snapshots/ledger/<nnnn>.jsonl`: canonical JSON of one event. Only identifiers,
 * times and hashes, so that a removal leaves the ledger whole. Its bytes, without the newline,
 * are a leaf of the log.
 */
export const ledgerLine = z.discriminatedUnion("type", [captureLine, versionLine]);
export type LedgerLine = z.infer<typeof ledgerLine>;
export type CaptureLine = z.infer<typeof captureLine>;
