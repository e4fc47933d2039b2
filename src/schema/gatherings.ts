/** What provisions are gathered under: clause types, regulations, categories. */
import { z } from "zod";
import { address, day, slug, text } from "./fields.ts";

/** `content/clause-types/<type>.md`. */
export const clauseType = z.strictObject({
  title: text,
  summary: text.optional(),
  /** Platforms that were reviewed for it and found without it. */
  foundWithout: z
    .array(z.strictObject({ platform: slug, date: day, document: slug.optional() }))
    .default([]),
});
export type ClauseTypeFields = z.infer<typeof clauseType>;

/** `content/regulations/<regulation>.md`. */
export const regulation = z.strictObject({
  title: text,
  shortName: text,
  jurisdiction: text,
  citation: text,
  url: address,
  kind: z.enum(["regulation", "directive", "statute"], {
    error: "must be one of regulation, directive, statute",
  }),
  authority: text.optional(),
  inForce: day.optional(),
  applies: day.optional(),
});
export type RegulationFields = z.infer<typeof regulation>;

const category = z.strictObject({ title: text, description: text });

/** `content/categories.yaml`: slug → category. */
export const categories = z.record(slug, category);
export type CategoryFields = z.infer<typeof category>;
