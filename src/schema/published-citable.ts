/**
 * What a citation is made from, as `/api/record/` has it: the `Citable` of the citation styles, so
 * that a program with the same styles makes the same citations.
 */
import { z } from "zod";
import {
  day,
  documentId,
  form,
  instant,
  ordinal,
  provisionId,
  sha256,
  url,
} from "./published-fields.ts";

const citedVersion = z
  .strictObject({
    entity: z.string().optional().describe("Whose document it is; the author in all styles"),
    title: z.string().describe("Of the document"),
    language: z.string().describe("Of the document, BCP 47"),
    stated: day.optional().describe("The day that the text gives for itself"),
    id: documentId,
    number: ordinal.describe("Of the version"),
    original: url.optional().describe("Where the document stands at its source"),
    wayback: url.optional().describe("The Wayback Machine’s copy that the capture was made from"),
    captured: instant.describe("The capture that is cited"),
    lastCaptured: instant
      .optional()
      .describe("The latest capture of the same text, where there are several"),
    form,
    hashes: z.array(sha256).readonly().describe("Of each source of the capture, in their order"),
    text: sha256.describe("Of the canonical text"),
    url: url.describe("Permanent address of the version"),
  })
  .describe("The version of the document");

const citedStatus = z
  .strictObject({
    kind: z.enum(["withdrawn", "removed", "corrected", "retracted"]),
    date: day.describe(
      "In UTC: of the issue of the version that corrects or retracts it; of a withdrawal or a removal, when the ledger recorded it",
    ),
    by: z.string().optional().describe("The version that corrects or retracts it"),
  })
  .describe("What became of it since");

export const citedProvision = z
  .strictObject({
    kind: z.literal("provision"),
    archive: z.string().describe("Title of the archive"),
    id: provisionId,
    number: ordinal,
    url: url.describe("Permanent address of the issued version"),
    section: z
      .string()
      .optional()
      .describe("The document’s own heading above the quotation, never the archive’s title"),
    issued: instant,
    pdf: url.optional().describe("The PDF of the evidence, where one is published"),
    status: citedStatus.optional(),
    of: citedVersion,
  })
  .describe("What a citation names");
