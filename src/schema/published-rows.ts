/**
 * The rows of the tables of everything: `/data/provisions`, `/data/changes`, `/data/versions`. The
 * descriptions are what the page about the data says of each column.
 */
import { z } from "zod";
import {
  changeKind,
  count,
  day,
  documentId,
  form,
  instant,
  lineageState,
  ordinal,
  path,
  provisionId,
  review,
  severity,
  sha256,
  slug,
  url,
} from "./published-fields.ts";

const id = z.string().describe("Where it stands on the site: names the row for good");
const page = url.describe("The page that people read");
const rights = z
  .string()
  .optional()
  .describe("Under which terms the row may be used, as the archive states it");

const document = {
  platform: slug.describe("Platform, its name in addresses"),
  platformName: z.string().describe("What the platform is called"),
  document: path.describe("Document, its name in addresses"),
  documentId: documentId.optional().describe("Document ID; none before its first capture"),
  documentTitle: z.string().describe("What the document is called"),
  terms: z.string().describe("Kind of terms, an Open Terms Archive terms type"),
  language: z.string().describe("Language of the document"),
};

export const provisionRow = z.strictObject({
  id,
  url: page,
  recordId: provisionId.optional().describe("Record ID; none before it is issued"),
  recordVersion: ordinal.optional().describe("Its newest issued version"),
  recordUrl: url.optional().describe("That version, which never changes"),
  ...document,
  title: z.string().describe("What the archive calls the provision"),
  clauseType: slug.describe("Clause type, its name in addresses"),
  state: lineageState
    .optional()
    .describe("What was found in the latest capture; none before the first capture"),
  standing: z.string().describe("The same in words, with the capture it speaks of"),
  quotation: z.string().describe("The quoted words; a blank line between two passages"),
  version: ordinal.optional().describe("The version of the document that is cited for them"),
  versionUrl: url.optional().describe("That version, at the quotation"),
  start: count.optional().describe("Where they begin in its text, in Unicode code points"),
  end: count.optional().describe("Where they end; the code point at this place is not included"),
  captured: instant.optional().describe("When the capture that is cited was observed"),
  form: form.optional().describe("How the bytes of that capture are held"),
  sha256: z.array(sha256).describe("SHA-256 of the captured bytes, one for each source"),
  textSha256: sha256.optional().describe("SHA-256 of the version’s canonical text"),
  extractor: z.string().optional().describe("What derived the text from the bytes"),
  firstTracked: instant.optional().describe("The first capture of the document"),
  lastVerified: instant
    .optional()
    .describe("The newest sound capture in which the quotation stood exactly once"),
  lastAttempt: instant.optional().describe("The newest capture, whatever came of it"),
  severity: severity.describe("How severe the archive holds it to be: an assessment"),
  severityReason: z.string().describe("Why, in a sentence: an assessment"),
  categories: z.array(slug).describe("Categories, by their names in addresses"),
  regulations: z.array(slug).describe("Regulations that may apply, by their names in addresses"),
  analysed: instant.describe("When the analysis was written"),
  analysedBy: z.array(z.string()).describe("Who wrote it"),
  review: review.describe("How far a second person reviewed it"),
  reviewed: day.optional().describe("When a person last read it again"),
  rights,
});

export const changeRow = z.strictObject({
  id,
  url: page,
  ...document,
  captured: instant.describe("The capture that brought the change"),
  capturedBefore: instant.describe(
    "The last capture of the older text; between the two nothing is known",
  ),
  fromVersion: ordinal.describe("The older version"),
  toVersion: ordinal.describe("The newer version"),
  kind: changeKind,
  overruled: z.boolean().describe("Whether people overruled the kind that was worked out"),
  added: count.describe("Passages added"),
  removed: count.describe("Passages removed"),
  edited: count.describe("Passages edited"),
  moved: count.describe("Passages moved"),
  severity: severity.optional().describe("How severe the archive holds it to be: an assessment"),
  summary: z.string().optional().describe("What people wrote of it"),
  announced: day.optional().describe("The day on which the platform announced it, where recorded"),
  effective: day.optional().describe("The day from which it is effective, where recorded"),
  rights,
});

export const versionRow = z.strictObject({
  id,
  url: page,
  ...document,
  number: ordinal.describe("Number of the version, for good"),
  firstCaptured: instant.describe("The first capture of this text"),
  lastCaptured: instant.describe("The newest capture of this text, with others in between or not"),
  captures: ordinal.describe("How many captures hold it"),
  suspectCaptures: count.describe("How many of them are suspect, and no evidence of anything"),
  periods: count.describe("How many runs of sound captures hold it; 0 where none is sound"),
  recordedLate: z.boolean().describe("Recorded after a capture of a later time"),
  stated: day
    .optional()
    .describe("The day that this text gives for itself, where people recorded it"),
  form: form.describe("How the bytes of its first capture are held"),
  extractor: z.string().describe("What derived the text from them"),
  passages: count.describe("Passages of the text"),
  codePoints: count.describe("Length of the text in Unicode code points"),
  textSha256: sha256.describe("SHA-256 of the canonical text"),
  textUrl: url.describe("The canonical text"),
  rights,
});

export type ProvisionTableRow = z.infer<typeof provisionRow>;
export type ChangeTableRow = z.infer<typeof changeRow>;
export type VersionTableRow = z.infer<typeof versionRow>;
