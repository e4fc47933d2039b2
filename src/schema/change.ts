import { z } from "zod";
import { day, instant, severity, text } from "./fields.ts";

const change = z.strictObject({
  /** When the capture that brought the change was observed. */
  capture: instant,
  severity: severity.optional(),
  summary: text.optional(),
  announced: day.optional(),
  effective: day.optional(),
  /** Overrules what the archive worked out. */
  kind: z.enum(["substantive", "technical"]).optional(),
});

const judgement = z.strictObject({
  capture: instant,
  /** What the capture is; `whole` clears a suspicion. */
  is: z.enum(["whole", "error-page", "wall", "partial", "other-language", "flip"], {
    error: "must be one of whole, error-page, wall, partial, other-language, flip",
  }),
  reason: text,
  by: text,
  date: day,
});

const stated = z.strictObject({
  /** A capture of the text that states the date. */
  capture: instant,
  /** The day that the text gives for itself: “Last updated 3 March 2026”. */
  date: day,
});

/** `content/changes/<document id>.md`: what people say of a document's changes and captures. */
export const changes = z.strictObject({
  changes: z.array(change).default([]),
  /** Dates that texts state of themselves, as people read them there. */
  stated: z.array(stated).default([]),
  judgements: z.array(judgement).default([]),
});
export type ChangesFields = z.infer<typeof changes>;
export type ChangeNote = z.infer<typeof change>;
export type Judgement = z.infer<typeof judgement>;
