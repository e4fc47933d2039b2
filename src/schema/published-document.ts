/** `/api/document/<platform>/<document>.json`: a document with all that is recorded of it. */
import { z } from "zod";
import {
  changeKind,
  count,
  day,
  documentId,
  extraction,
  form,
  head,
  instant,
  lineageState,
  ordinal,
  path,
  provisionId,
  reference,
  reply,
  severity,
  sha256,
  source,
  suspicion,
  url,
  vantage,
} from "./published-fields.ts";

const publishedCapture = z.strictObject({
  at: instant.describe("When it was observed"),
  recorded: instant.describe("When it entered the archive"),
  version: ordinal.describe("The version whose text it holds"),
  form,
  kept: z.boolean().describe("Whether the bytes are held, or only their hash"),
  suspicion: suspicion.optional().describe("Absent for a sound capture"),
  judgement: z
    .strictObject({
      is: z.enum(["whole", ...suspicion.options]),
      capture: instant.describe("Of which capture it was said; another one may hold the same text"),
      reason: z.string(),
      by: z.string(),
      date: day,
    })
    .optional()
    .describe("What a person said that it is"),
  text: extraction,
  sources: z.array(source),
  vantage: vantage.optional(),
  screenshot: sha256.optional(),
});

const publishedVersion = z.strictObject({
  number: ordinal,
  url,
  text: z.strictObject({ url, sha256, passages: count, codePoints: count }),
  outline: z
    .string()
    .describe(
      "The kind of each passage in order, run-length encoded: h1 to h6 heading, p paragraph, l list item, t table row, c preformatted",
    ),
  firstCaptured: instant,
  lastCaptured: instant,
  captures: ordinal,
  suspect: z.boolean().describe("No sound capture holds this text"),
  recordedLate: z.boolean().describe("Recorded after a capture of a later time"),
  stated: day
    .optional()
    .describe("The day that this text gives for itself, where people recorded it"),
});

const publishedChange = z.strictObject({
  url,
  at: instant.describe("The capture that brought it"),
  before: instant.describe("The last capture of the older text; in between nothing is known"),
  from: ordinal.describe("Version"),
  to: ordinal.describe("Version"),
  kind: changeKind,
  overruled: z.boolean().describe("People overruled the kind that was worked out"),
  passages: z.strictObject({ added: count, removed: count, edited: count, moved: count }),
  severity: severity.optional(),
  summary: z.string().optional(),
  announced: day.optional(),
  effective: day.optional(),
});

export const provisionSummary = z.strictObject({
  recordId: provisionId.optional().describe("Absent until it is issued"),
  path,
  title: z.string(),
  url,
  json: url,
  severity,
  state: lineageState.optional().describe("In the latest capture; absent before the first one"),
  standing: z.string().describe("The same in words"),
});

export const publishedDocument = z.strictObject({
  ...head("document"),
  id: documentId.optional().describe("Absent until its first capture is recorded"),
  path,
  title: z.string(),
  platform: reference,
  kind: z.string().describe("Kind of terms, an Open Terms Archive terms type"),
  language: z.string(),
  sourceUrls: z.array(url),
  contractingEntity: z.string().optional(),
  products: z.array(z.string()).optional(),
  regions: z.array(z.string()).optional(),
  audience: z.string().optional(),
  trackingEnded: z.strictObject({ date: day, reason: z.string() }).optional(),
  dates: z.strictObject({
    firstTracked: instant.optional().describe("The first capture"),
    lastCaptured: instant.optional().describe("The newest capture, sound or not"),
    lastSound: instant.optional().describe("The newest sound capture"),
    lastChange: instant
      .optional()
      .describe("The capture that brought the newest substantive change"),
    stated: day
      .optional()
      .describe(
        "The day that the text of the newest sound capture gives for itself, where recorded",
      ),
  }),
  history: url,
  captures: z.array(publishedCapture).describe("In order of time"),
  versions: z.array(publishedVersion).describe("By number"),
  periods: z
    .array(z.strictObject({ version: ordinal, first: instant, last: instant, captures: ordinal }))
    .describe("Runs of sound captures that hold one text, in order of time"),
  changes: z.array(publishedChange).describe("Steps from one period to the next, newest first"),
  provisions: z.array(provisionSummary).describe("Worst first"),
  replies: z.array(reply),
});
export type PublishedDocument = z.infer<typeof publishedDocument>;
export type PublishedCapture = z.infer<typeof publishedCapture>;
