/** JSON of what gathers records: platforms, clause types, regulations, categories, severities. */
import { z } from "zod";
import { provisionSummary } from "./published-document.ts";
import {
  count,
  day,
  documentReference,
  head,
  instant,
  path,
  reference,
  severity,
  slug,
  url,
} from "./published-fields.ts";
import { rarity } from "./published-provision.ts";

/** A provision where several platforms stand side by side. */
const gathered = z.strictObject({
  ...provisionSummary.shape,
  platform: reference,
  document: documentReference,
  clauseType: reference,
  quotation: z.string().describe("The quoted words; a blank line between two passages"),
  language: z.string().describe("Of the quoted words"),
  firstFound: instant
    .optional()
    .describe("The first sound capture in which a recorded wording stood once"),
  lastFound: instant.optional().describe("The newest such capture"),
});
const provisions = z.array(gathered).describe("Worst first");

/** `/api/platform/<platform>.json`. */
export const publishedPlatform = z.strictObject({
  ...head("platform"),
  slug,
  name: z.string(),
  legalEntity: z.string().optional(),
  homepage: url.optional(),
  jurisdictions: z.array(z.string()),
  text: z.string().describe("What the archive says of it, Markdown"),
  documents: z.array(
    z.strictObject({
      ...documentReference.shape,
      kind: z.string(),
      language: z.string(),
      versions: count,
      captures: count,
      suspectCaptures: count,
      lastCaptured: instant.optional(),
      lastChange: instant
        .optional()
        .describe("The capture that brought the newest substantive change"),
      trackingEnded: day.optional(),
    }),
  ),
  provisions,
});
export type PublishedPlatform = z.infer<typeof publishedPlatform>;

/** `/api/clause/<type>.json`: the comparison. */
export const publishedClauseType = z.strictObject({
  ...head("clause-type"),
  slug,
  title: z.string(),
  summary: z.string().optional(),
  text: z.string().describe("What it is, Markdown"),
  rarity,
  provisions,
  foundWithout: z
    .array(z.strictObject({ platform: reference, date: day, document: path.optional() }))
    .describe("Platforms that were reviewed for it and found without it"),
});
export type PublishedClauseType = z.infer<typeof publishedClauseType>;

/** `/api/regulation/<regulation>.json`. */
export const publishedRegulation = z.strictObject({
  ...head("regulation"),
  slug,
  title: z.string(),
  shortName: z.string(),
  jurisdiction: z.string(),
  citation: z.string(),
  sourceUrl: url,
  kind: z.enum(["regulation", "directive", "statute"]),
  authority: z.string().optional(),
  inForce: day.optional(),
  applies: day.optional(),
  text: z.string().describe("What the archive says of it, Markdown"),
  provisions: z
    .array(z.strictObject({ ...gathered.shape, why: z.string().describe("Why it may apply") }))
    .describe("Provisions to which it may apply, worst first"),
});
export type PublishedRegulation = z.infer<typeof publishedRegulation>;

/** `/api/category/<category>.json`. */
export const publishedCategory = z.strictObject({
  ...head("category"),
  slug,
  title: z.string(),
  description: z.string(),
  provisions,
});
export type PublishedCategory = z.infer<typeof publishedCategory>;

/** `/api/severity/<level>.json`. */
export const publishedSeverity = z.strictObject({
  ...head("severity"),
  level: severity,
  provisions,
});
export type PublishedSeverity = z.infer<typeof publishedSeverity>;

const listed = z.array(reference);

/** `/api/index.json`: what there is. */
export const publishedIndex = z.strictObject({
  ...head("index"),
  description: z.string().optional(),
  operator: z.string().optional(),
  contact: z.string().optional(),
  firstCapture: instant.optional(),
  lastCapture: instant.optional(),
  counts: z.strictObject({
    platforms: count,
    documents: count,
    captures: count,
    versions: count,
    changes: count,
    provisions: count,
  }),
  platforms: listed,
  documents: z.array(documentReference),
  clauseTypes: listed,
  regulations: listed,
  categories: listed,
  severities: listed,
  tables: z
    .array(z.strictObject({ name: z.string(), rows: count, csv: url, jsonl: url, schema: url }))
    .describe("Everything in three tables; the provisions are in the first"),
  issued: z
    .strictObject({
      versions: count.describe("How many versions of records were issued"),
      template: z
        .string()
        .describe("Where the JSON of each stands under the archive’s address (RFC 6570)"),
      list: url.describe("Every ID with the number of its versions"),
    })
    .describe("Issued versions of records"),
  schemas: z.array(z.strictObject({ name: z.string(), url })),
});
export type PublishedIndex = z.infer<typeof publishedIndex>;
