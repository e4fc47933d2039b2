/**
 * `/api/record/<ID>/<version>.json`: everything that a program needs of one issued version, in one
 * file. The words, the hashes and the place in the log never change; what stands under `today` and
 * `files` is the present state.
 */
import { z } from "zod";
import { citedProvision } from "./published-citable.ts";
import {
  changeKind,
  count,
  day,
  documentId,
  form,
  head,
  instant,
  lineageState,
  observed,
  ordinal,
  provisionId,
  review,
  severity,
  sha256,
  slug,
  url,
} from "./published-fields.ts";
import { publishedNotice } from "./published-tombstone.ts";

const hashes = z
  .strictObject({
    record: sha256.describe("Of record.json"),
    evidence: sha256.describe("Of the canonical JSON of its evidence"),
    analysis: sha256.describe("Of the canonical JSON of its analysis"),
    text: sha256.describe("Of the canonical text that it quotes"),
    sources: z
      .array(sha256)
      .optional()
      .describe("Of the captured bytes, for each source; absent where the words were removed"),
  })
  .describe("What the log binds, and the bytes below it");

const log = z
  .strictObject({
    leaf: count.describe("Counted from 0"),
    proof: url.optional().describe("Absent until a checkpoint covers it"),
  })
  .describe("Its place in the log");

const newer = z
  .strictObject({
    name: z.string(),
    number: ordinal,
    url,
    json: url,
    issued: instant,
  })
  .describe("The newest version, where this is an older one");

/** What an issued version keeps, whatever becomes of its words. */
const always = {
  ...head("record"),
  name: z.string().describe("ID and version: `MU-P-000001 v2`"),
  id: provisionId,
  number: ordinal,
  shortAddress: url.describe("Leads to what the archive says of the provision today"),
  issued: instant,
  hashes,
  log,
};

const removed = z
  .strictObject({
    ...always,
    state: z.literal("removed"),
    notice: publishedNotice.optional(),
    newer: newer.optional(),
  })
  .describe("An issued version whose words were taken away, by order or by right");

const quotation = z.strictObject({
  text: z.string().describe("The words, exactly; a blank line between two passages"),
  language: z.string(),
  headings: z.array(z.string()).describe("The document’s own headings above it, outermost first"),
  start: count.describe("In Unicode code points from the beginning of the canonical text"),
  end: count.describe("Not included"),
  url: url.describe("The version of the document, at the quotation"),
});

const analysis = z
  .strictObject({
    severity,
    severityReason: z.string(),
    clauseType: z.string(),
    regulations: z
      .array(z.strictObject({ name: z.string(), jurisdiction: z.string(), why: z.string() }))
      .describe("Regulations that may apply, each with why"),
    written: instant,
    by: z.array(z.string()),
    review,
  })
  .describe("As it was issued. Opinion: descriptive, no legal advice, no evidence");

/** A change of the document, as far as people said what it is. */
const change = z.strictObject({
  at: instant.describe("The capture that brought it"),
  url,
  kind: changeKind,
  severity: severity.optional(),
  summary: z.string().optional(),
  announced: day.optional().describe("When it was announced, where recorded"),
  effective: day.optional().describe("From when it is to apply according to the company"),
});
export type PublishedRecordChange = z.infer<typeof change>;

const clauseEvent = z.strictObject({
  at: instant.describe("The capture that showed it first"),
  name: z.string().describe("`Reworded`"),
  sentence: z.string().describe("Told of the words that this version quotes"),
  url: url.describe("The version in which it was seen"),
});

const status = z.strictObject({
  kind: z.enum(["withdrawn", "corrected", "retracted"]),
  by: z
    .strictObject({ name: z.string(), url })
    .optional()
    .describe("The version that corrects or retracts it"),
  notice: publishedNotice.optional(),
});

const today = z
  .strictObject({
    present: url.describe("The page of the provision’s present state"),
    standing: z
      .strictObject({
        state: lineageState
          .optional()
          .describe("Of the provision’s newest recorded wording; absent before the first capture"),
        sentence: z
          .string()
          .describe("Says so where the newest recorded wording is not the quoted one"),
        latest: observed.optional().describe("The newest capture, whatever came of it"),
        found: observed
          .optional()
          .describe("The newest sound capture in which it stood exactly once"),
      })
      .optional()
      .describe("What the captures say of the provision; absent where it was withdrawn"),
    statuses: z.array(status).describe("What became of this version; none where it stands"),
    newer: newer.optional(),
    lastChange: change.optional().describe("The newest substantive change of the document"),
    dated: z
      .array(change)
      .describe("Changes of the document with an announced or effective day, newest first"),
    lastEvent: clauseEvent
      .optional()
      .describe(
        "What the captures last showed of this provision: found, reworded, moved, not found",
      ),
    trackingEnded: z.strictObject({ date: day, reason: z.string() }).optional(),
  })
  .describe("The state when the site was built; all else in this file is as it was issued");

const file = z.strictObject({
  name: z.string().describe("As it stands beside the page of the version"),
  url,
  mediaType: z.string(),
  bytes: count,
  sha256,
});
export type PublishedRecordFile = z.infer<typeof file>;

const issued = z.strictObject({
  ...always,
  state: z.literal("issued"),
  title: z.string().describe("The archive’s own, no words of the document"),
  platform: z.strictObject({ slug, name: z.string(), url }),
  document: z.strictObject({
    id: documentId,
    title: z.string(),
    language: z.string(),
    url: url.describe("The page of the document"),
    version: ordinal.describe("The version that is quoted"),
    versionUrl: url,
  }),
  quotation,
  captured: instant.describe("The capture that is cited: the first one of the version"),
  form,
  analysis,
  today,
  files: z
    .array(file)
    .describe("What is published beside it. Renderings may be made anew; the rest never changes"),
  citable: citedProvision.optional().describe("Absent while the archive has no address of its own"),
});

export const publishedRecord = z.discriminatedUnion("state", [issued, removed]);
export type PublishedRecord = z.infer<typeof publishedRecord>;
export type PublishedIssuedRecord = z.infer<typeof issued>;
