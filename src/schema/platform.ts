import { z } from "zod";
import { address, text } from "./fields.ts";

/** `content/platforms/<platform>.md`: an organisation whose documents are archived. */
export const platform = z.strictObject({
  name: text,
  legalEntity: text.optional(),
  homepage: address.optional(),
  jurisdictions: z.array(text).default([]),
});
export type PlatformFields = z.infer<typeof platform>;
