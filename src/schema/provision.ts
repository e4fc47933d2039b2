import { z } from "zod";
import { notice } from "./notice.ts";
import { day, instant, provisionId, severity, slug, text } from "./fields.ts";

const quote = z.strictObject({
  /** The words; a blank line is a passage boundary. */
  text,
  /** Keeps only places whose passage, heading path or neighbouring passage holds these words. */
  within: text.optional(),
});

const analysis = z
  .strictObject({
    written: instant,
    by: z.array(text).min(1, { error: "must name at least one author" }),
    assistance: z.union([z.literal("none"), z.array(text)], {
      error: "must be `none`, or a list of the models and tools that helped",
    }),
    review: z.enum(["unreviewed", "reviewed", "approved"], {
      error: "must be one of unreviewed, reviewed, approved",
    }),
    reviewedBy: z.array(text).optional(),
    reviewed: day.optional(),
  })
  .refine((value) => value.review === "unreviewed" || value.reviewedBy !== undefined, {
    error: "must name who reviewed it, since `review` says that somebody did",
    path: ["reviewedBy"],
  });

const fields = z.strictObject({
  id: z.union([z.literal("new"), provisionId], {
    error: "must be `new`, or a provision ID such as CA-P-000157",
  }),
  title: text,
  clauseType: slug,
  severity,
  severityReason: text,
  categories: z.array(slug).default([]),
  regulations: z.record(slug, text).default({}),
  /** Its wordings, oldest first; none where they were removed and it is withdrawn. */
  quotes: z.array(quote),
  analysis,
  related: z.array(slug).default([]),
  /** The next issued version corrects or retracts earlier ones, and says why. */
  correction: z
    .strictObject({
      kind: z.enum(["correction", "retraction"]),
      corrects: z.array(z.number().int().min(1)).min(1),
      notice,
    })
    .optional(),
  /** Makes its page a tombstone, when it is issued. */
  withdrawn: notice.optional(),
  /** Makes a duplicate lead on. */
  movedTo: provisionId.optional(),
});

/** `content/provisions/<platform>/<document>/<name>.md`: a clause that is tracked and analysed. */
export const provision = fields.refine(
  ({ quotes, withdrawn }) => quotes.length > 0 || withdrawn !== undefined,
  { error: "must hold at least one wording", path: ["quotes"] },
);
export type ProvisionFields = z.infer<typeof provision>;
export type Quote = z.infer<typeof quote>;
