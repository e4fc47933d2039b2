import { z } from "zod";
import { address, day, documentId, language, text } from "./fields.ts";

const cssSelector = text;

/** Which parts of a served page are the terms, from a day on. */
const selectors = z.strictObject({
  from: day.optional(),
  select: z.array(cssSelector).default([]),
  remove: z.array(cssSelector).default([]),
});

/**
 * `content/documents/<platform>/<document>.md`: one set of terms of a platform.
 * `id: new` until its first capture is recorded.
 */
export const document = z.strictObject({
  id: z.union([z.literal("new"), documentId], {
    error: "must be `new`, or a document ID such as CA-D-00018",
  }),
  title: text,
  urls: z.array(address).default([]),
  /** An Open Terms Archive terms type, such as `Privacy Policy`. */
  kind: text,
  language: language.default("en"),
  contractingEntity: text.optional(),
  products: z.array(text).optional(),
  regions: z.array(text).optional(),
  audience: text.optional(),
  selectors: z.array(selectors).default([]),
  trackingEnded: z.strictObject({ date: day, reason: text }).optional(),
});
export type DocumentFields = z.infer<typeof document>;
export type Selectors = z.infer<typeof selectors>;
