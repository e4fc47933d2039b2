/** What people write that is about no single provision. */
import { z } from "zod";
import { day, slug, text } from "./fields.ts";

/** `content/articles/<article>.mdx`: related analysis. */
export const article = z.strictObject({
  title: text,
  date: day,
  authors: z.array(text).min(1, { error: "must name at least one author" }),
  summary: text,
  clauseTypes: z.array(slug).default([]),
  platforms: z.array(slug).default([]),
});
export type ArticleFields = z.infer<typeof article>;

/** `content/pages/<page>.md`: methodology, about and the like. */
export const page = z.strictObject({
  title: text,
  summary: text.optional(),
  /** Who answers for what a procedure of capture says, by name, and since when. */
  adopted: z.strictObject({ by: text, date: day }).optional(),
});
export type PageFields = z.infer<typeof page>;
