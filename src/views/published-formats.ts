/** Which renderings of issued records the site has, so that pages link to no other. */
import type { SideFormat } from "#schema/archive-settings.ts";
import { isCitable } from "./citations.ts";
import type { Site } from "./site.ts";

/** An archive without an address has none: they would name an address that is not its own. */
export const publishes = (format: SideFormat, site: Site): boolean =>
  isCitable(site) && site.archive.content.settings.formats.includes(format);
