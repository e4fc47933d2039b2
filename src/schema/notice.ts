import { z } from "zod";
import { day, provisionId, text } from "./fields.ts";

/** Why something was withdrawn, corrected, removed or moved, in DataCite's sense of a tombstone. */
export const NOTICE_KINDS = [
  "court-order",
  "legal-claim",
  "personal-data",
  "copyright",
  "error",
  "duplicate",
  "superseded",
  "renamed",
  "other",
] as const;

/**
 * What is said openly when something goes: an object of canonical JSON, which a ledger line names
 * by its hash.
 * @example {"by":"N. Okafor","date":"2026-05-10","kind":"error","reason":"The quotation was of another document."}
 */
export const notice = z.strictObject({
  kind: z.enum(NOTICE_KINDS, { error: `must be one of ${NOTICE_KINDS.join(", ")}` }),
  reason: text,
  date: day,
  /** The person who decided. */
  by: text,
  /** The court, authority or rule it rests on. */
  authority: text.optional(),
  /** What stands in its place. */
  replacement: provisionId.optional(),
});
export type Notice = z.infer<typeof notice>;
