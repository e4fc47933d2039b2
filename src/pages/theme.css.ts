import { themeSheet } from "#views/frame.ts";
import { site } from "#views/site.ts";

/** What an archive chose for its look: one colour, for decoration alone. */
export const GET = (): Response =>
  new Response(themeSheet(site()), { headers: { "content-type": "text/css" } });
