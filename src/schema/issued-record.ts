import { z } from "zod";
import { capture } from "./capture.ts";
import {
  address,
  day,
  documentId,
  documentPath,
  instant,
  language,
  provisionId,
  provisionPath,
  severity,
  sha256,
  slug,
  text,
} from "./fields.ts";
import { notice } from "./notice.ts";

const count = z.number().int().min(0);
const ordinal = z.number().int().min(1);
const named = z.strictObject({ slug, name: text });

/** What can be checked: the words, where they stand, in what, captured how. */
const evidence = z.strictObject({
  document: z.strictObject({
    id: documentId,
    path: documentPath,
    title: text,
    platform: named,
    kind: text,
    language,
    urls: z.array(address),
  }),
  quotation: z.strictObject({
    /** The words; a blank line is a passage boundary. */
    text,
    /** In Unicode code points from the beginning of the canonical text; `end` is not included. */
    start: count,
    end: count,
    /** Passages that hold it, counted from 1. */
    passages: z.strictObject({ first: ordinal, last: ordinal }),
    headings: z.array(z.string()),
    within: text.optional(),
  }),
  /** The version of the document that is quoted, and the first capture of it. */
  version: ordinal,
  text: sha256,
  /** The day that this text gives for itself, where people recorded it. */
  stated: day.optional(),
  capture,
  /** SHA-256 of that capture's line, as the ledger names it. */
  captureLine: sha256,
  /** What was found in the newest sound version when this was issued. */
  standing: z.strictObject({
    state: z.enum(["verbatim", "reworded", "moved", "ambiguous", "absent", "undetermined"]),
    version: ordinal,
    at: instant,
  }),
});

/** What people think of it. */
const analysis = z.strictObject({
  title: text,
  clauseType: named,
  severity,
  severityReason: text,
  categories: z.array(named),
  regulations: z.array(z.strictObject({ slug, name: text, jurisdiction: text, why: text })),
  written: instant,
  by: z.array(text),
  assistance: z.union([z.literal("none"), z.array(text)]),
  review: z.enum(["unreviewed", "reviewed", "approved"]),
  reviewedBy: z.array(text).optional(),
  reviewed: day.optional(),
  /** Markdown, as it was written. */
  body: z.string(),
});

/**
 * `snapshots/records/<id>/<number>.json`: one issued version of a provision's record, canonical
 * JSON (RFC 8785) and a newline. It never changes. Evidence and opinion have a hash each, so that
 * an exhibit can leave the opinion out and still be checked.
 */
export const issuedRecord = z.strictObject({
  format: z.literal("muniment/record/1"),
  id: provisionId,
  number: ordinal,
  issued: instant,
  path: provisionPath,
  evidence,
  /** SHA-256 of the canonical JSON of `evidence`. */
  evidenceSha256: sha256,
  analysis,
  analysisSha256: sha256,
  /** That it corrects or retracts earlier versions, and why. */
  correction: z
    .strictObject({
      kind: z.enum(["correction", "retraction"]),
      corrects: z.array(ordinal).min(1),
      notice,
    })
    .optional(),
});
export type IssuedRecord = z.infer<typeof issuedRecord>;
