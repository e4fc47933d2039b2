/**
 * The kinds of value in what is published for machines. A field that is not known is absent. The
 * JSON Schemas at `/api/schema/` are made from these, so each says what it means.
 */
import { z } from "zod";

const matching = (pattern: RegExp, means: string) => z.string().regex(pattern).describe(means);

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";

export const slug = matching(new RegExp(`^${SLUG}$`), "Name in addresses");
export const path = matching(new RegExp(`^${SLUG}(?:/${SLUG})+$`), "Name in addresses, by folder");
export const sha256 = matching(/^[0-9a-f]{64}$/, "SHA-256, 64 hexadecimal digits");
export const instant = matching(
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/,
  "Instant in UTC, to the second",
);
export const day = matching(/^\d{4}-\d{2}-\d{2}$/, "Calendar day");
export const documentId = matching(/^[A-Z]{2,6}-D-\d{5,}$/, "Document ID");
export const provisionId = matching(/^[A-Z]{2,6}-P-\d{6,}$/, "Record ID");
export const url = z.url().describe("Absolute address");
export const count = z.int().min(0);
export const ordinal = z.int().min(1);
export const severity = z
  .enum(["critical", "high", "medium", "low"])
  .describe("How bad it is for the people who live under it: an assessment, no evidence");
export const lineageState = z
  .enum(["verbatim", "moved", "reworded", "ambiguous", "absent", "undetermined"])
  .describe("What was found in a text");
export const suspicion = z
  .enum(["stub", "error-page", "wall", "partial", "other-language", "flip", "removed"])
  .describe("Why a capture is suspect, and therefore no evidence of anything");
export const changeKind = z
  .enum(["substantive", "technical"])
  .describe("Substantive: the captured words differ; technical: they were extracted differently");
export const form = z
  .enum(["served", "extracted"])
  .describe("Served: bytes as the server sent them; extracted: text that others derived");
export const review = z.enum(["unreviewed", "reviewed", "approved"]);

/** What every published object begins with. */
export const head = <Type extends string>(type: Type) => ({
  $schema: url.describe("The JSON Schema of this object"),
  type: z.literal(type),
  url: url.describe("The page that people read"),
  archive: z.strictObject({
    title: z.string(),
    url,
    notice: z.string().optional().describe("What the archive says on every page"),
  }),
  rights: z
    .string()
    .optional()
    .describe("Under which terms this may be used, as the archive states it"),
});

/** Something with a page and data of its own. */
export const reference = z.strictObject({
  slug,
  name: z.string(),
  url,
  json: url.describe("The same as JSON"),
});

export const documentReference = z.strictObject({
  id: documentId.optional().describe("Absent until its first capture is recorded"),
  path,
  title: z.string(),
  url,
  json: url,
});

/** A capture as something else names it. */
export const observed = z.strictObject({
  at: instant,
  version: ordinal,
  url: url.describe("The version that it holds"),
});

export const source = z.strictObject({
  url: url.optional().describe("The address asked for"),
  finalUrl: url.optional().describe("The address that answered"),
  mediaType: z.string(),
  bytes: count,
  sha256,
  http: z
    .strictObject({ status: z.int(), headers: z.record(z.string(), z.string()).optional() })
    .optional(),
  wayback: z.strictObject({ requested: url.optional(), resolved: url.optional() }).optional(),
  evidence: url.optional().describe("The bytes; absent where only their hash is held"),
  swhid: z
    .string()
    .regex(/^swh:1:cnt:[0-9a-f]{40}$/)
    .optional()
    .describe(
      "SWHID of the bytes that are held, as `git hash-object` computes it; it does not say that Software Heritage holds them",
    ),
});

export const vantage = z
  .strictObject({
    country: z.string().optional(),
    language: z.string().optional(),
    userAgent: z.string().optional(),
    tool: z.string().optional(),
    collection: z.string().optional(),
    commit: z.string().optional(),
    path: z.string().optional(),
    snapshots: z.array(z.string()).optional(),
    technical: z.literal(true).optional(),
  })
  .describe("From where and by what it was observed");

/** How a canonical text was derived. */
export const extraction = z.strictObject({
  sha256,
  extractor: z.string(),
  select: z.array(z.string()).optional(),
  remove: z.array(z.string()).optional(),
});

export const reply = z.strictObject({
  from: z.string(),
  received: day,
  url: url.optional(),
  about: z.array(slug).optional().describe("Names of the provisions it is about"),
  text: z.string().describe("Verbatim"),
});
