import { z } from "zod";
import { address, day, slug, text } from "./fields.ts";

/** `content/replies/<id>/<date>.md`: a platform's response; the body is its words. */
export const reply = z.strictObject({
  from: text,
  received: day,
  url: address.optional(),
  /** Names of the document's provisions that it is about; all of them when left out. */
  about: z.array(slug).optional(),
});
export type ReplyFields = z.infer<typeof reply>;
