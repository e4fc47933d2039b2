/**
 * `/api/provision/<platform>/<document>/<name>.json`: a provision as its page shows it. What was
 * found in captured texts stands under `evidence`; what people think of it, under `analysis`.
 */
import { z } from "zod";
import {
  changeKind,
  count,
  day,
  documentReference,
  extraction,
  form,
  head,
  instant,
  lineageState,
  observed,
  ordinal,
  path,
  provisionId,
  reference,
  reply,
  review,
  severity,
  sha256,
  source,
  url,
  vantage,
} from "./published-fields.ts";
import { issuedReference } from "./published-tombstone.ts";

const citedCapture = z
  .strictObject({
    at: instant.describe("When it was observed"),
    recorded: instant.describe("When it entered the archive"),
    form,
    sources: z.array(source),
    text: extraction,
    vantage: vantage.optional(),
    screenshot: sha256.optional(),
  })
  .describe("The capture that is cited: the first one of the version");

const quotation = z.strictObject({
  text: z.string().describe("The words, exactly; a blank line between two passages"),
  language: z.string(),
  version: ordinal.describe("The newest version in which they stood"),
  versionUrl: url.describe("That version, at the quotation"),
  textUrl: url.describe("Its canonical text"),
  start: count.describe("In Unicode code points from the beginning of the canonical text"),
  end: count.describe("Not included"),
  passages: z
    .strictObject({ first: ordinal, last: ordinal })
    .describe("The passages that hold it, counted from 1"),
  headings: z.array(z.string()).describe("The document’s own headings above it, outermost first"),
  once: z.boolean().describe("False where the words stand at other places of that text too"),
  stated: day
    .optional()
    .describe("The day that this text gives for itself, where people recorded it"),
  capture: citedCapture,
});

const standing = z.strictObject({
  state: lineageState.optional().describe("Absent before the first capture"),
  sentence: z.string(),
  latest: observed.optional().describe("The newest capture, whatever came of it"),
  found: observed.optional().describe("The newest sound capture in which it stood exactly once"),
});

const stretch = z.strictObject({
  state: lineageState,
  version: ordinal,
  url: url.describe("The version, at the quotation where it stands"),
  first: instant,
  last: instant,
  captures: ordinal,
  daysWithoutCapture: count.optional().describe("Before it; absent for the first"),
  places: count.describe("How often the words stand in that text"),
  wording: ordinal.optional().describe("Which wording was found"),
  suspicions: z.array(z.string()),
  recordedLate: z.boolean(),
});

const wording = z.strictObject({
  number: ordinal.describe("Oldest first"),
  current: z.boolean(),
  text: z.string(),
  captures: count.describe("Sound captures in which it was found"),
  first: instant.optional(),
  last: instant.optional(),
});

const evidence = z
  .strictObject({
    standing,
    quotation: quotation.optional().describe("Absent where it was found in no sound capture"),
    wordings: z.array(wording),
    lineage: z.array(stretch).describe("Runs of captures that hold one text, in order of time"),
  })
  .describe("What was found in captured texts");

export const rarity = z
  .strictObject({
    recorded: count.describe("Platforms recorded with the clause type"),
    reviewed: count.optional().describe("Platforms reviewed for it; absent where not recorded"),
    word: z.enum(["Rare", "Uncommon", "Common"]).optional(),
    sentence: z.string(),
  })
  .describe("No record is not the same as no clause");

const analysis = z
  .strictObject({
    severity,
    severityReason: z.string(),
    clauseType: reference,
    categories: z.array(reference),
    regulations: z
      .array(z.strictObject({ ...reference.shape, jurisdiction: z.string(), why: z.string() }))
      .describe("Regulations that may apply, each with why"),
    rarity,
    format: z
      .enum(["markdown", "mdx"])
      .describe("Of the text: Markdown, or Markdown with components that the site resolves"),
    text: z.string(),
    written: instant,
    by: z.array(z.string()),
    assistance: z
      .union([z.literal("none"), z.array(z.string())])
      .describe("Declared help of models and tools"),
    review,
    reviewedBy: z.array(z.string()).optional(),
    reviewed: day.optional(),
    related: z.array(z.strictObject({ title: z.string(), url })),
  })
  .describe("Opinion: descriptive, no legal advice, no evidence");

const dates = z.strictObject({
  firstTracked: instant.optional().describe("The first capture of the document"),
  lastVerified: instant
    .optional()
    .describe("The newest sound capture in which the quotation stood exactly once"),
  lastAttempt: instant.optional().describe("The newest capture, whatever came of it"),
  analysed: instant.describe("When the analysis was written"),
  reviewed: day.optional().describe("When a person last read it again"),
  lastChangeOfDocument: z
    .strictObject({
      at: instant.describe("The capture that brought the newest substantive change"),
      url,
      announced: day.optional(),
      effective: day.optional(),
    })
    .optional(),
});

export const publishedProvision = z.strictObject({
  ...head("provision"),
  recordId: provisionId.optional().describe("Absent until it is issued"),
  issued: z
    .array(issuedReference)
    .describe("Its issued versions, newest first; none until it is issued"),
  differsFromIssued: z
    .array(z.string())
    .describe("Parts in which what stands here is not what was last issued"),
  path,
  title: z.string().describe("The archive’s own, no words of the document"),
  platform: reference,
  document: documentReference,
  dates,
  evidence,
  analysis,
  recentChanges: z
    .array(z.strictObject({ url, at: instant, kind: changeKind, summary: z.string().optional() }))
    .describe("Of the whole document, newest first"),
  replies: z.array(reply).describe("What the platform answered"),
});
export type PublishedProvision = z.infer<typeof publishedProvision>;
