/**
 * `/api/provision/<platform>/<document>/<name>.json` once the record was withdrawn or its words
 * were removed: what is said of it openly, and the hashes of what was issued.
 */
import { z } from "zod";
import {
  count,
  day,
  documentReference,
  head,
  instant,
  ordinal,
  path,
  provisionId,
  reference,
  sha256,
  url,
} from "./published-fields.ts";
import { NOTICE_KINDS } from "./notice.ts";

export const publishedNotice = z
  .strictObject({
    kind: z.enum(NOTICE_KINDS).describe("Kind of reason"),
    reason: z.string(),
    date: day,
    by: z.string().describe("Who decided"),
    authority: z.string().optional().describe("The court, authority or rule it rests on"),
    replacement: provisionId.optional().describe("What stands in its place"),
  })
  .describe("Why, as it was published");

/** An issued version, by the hashes that the ledger holds of it. */
export const issuedReference = z.strictObject({
  number: ordinal,
  url: url.describe("Its permanent address"),
  json: url.describe("What programs need of it: what became of it, its files with their hashes"),
  issued: instant,
  leaf: count.describe("Its place in the log, counted from 0"),
  sha256: sha256.describe("Of its record.json"),
  evidence: sha256.describe("Of the canonical JSON of its evidence"),
  analysis: sha256.describe("Of the canonical JSON of its analysis"),
  text: sha256.describe("Of the canonical text that it quotes"),
});

export const publishedTombstone = z.strictObject({
  ...head("tombstone"),
  status: z.enum(["withdrawn", "removed"]),
  recordId: provisionId,
  path,
  title: z.string().describe("The archive’s own, no words of the document"),
  platform: reference,
  document: documentReference,
  since: instant.describe("When the ledger recorded it"),
  leaf: count.describe("The place in the log of the line that says so, counted from 0"),
  notice: publishedNotice.optional(),
  versions: z.array(issuedReference).describe("What was issued, newest first"),
  citation: z
    .string()
    .optional()
    .describe("To cite that it was there, in the Chicago style; absent where nothing can be cited"),
});
export type PublishedTombstone = z.infer<typeof publishedTombstone>;
