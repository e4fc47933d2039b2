/** Where a search is an ID, its record stands above what was found by words. */
import type { IdPrefix } from "#base/ids.ts";
import { readTypedId } from "#base/typed-id.ts";
import { type ArchiveIds, isLead, leadFrom } from "./record-lead.ts";
import { siteAt } from "./verify-site.ts";

/** Says what an ID names, or what is like it, once for each search; and nothing of other words. */
export function recordOffer(
  place: HTMLElement,
  base: string,
  prefix: IdPrefix,
): (typed: string) => Promise<void> {
  const archive: ArchiveIds = { base, prefix, site: siteAt(base) };
  let current = 0;
  return async (typed) => {
    const turn = ++current;
    place.hidden = true;
    place.replaceChildren();
    if (readTypedId(typed, prefix) === undefined) return;
    const found = await leadFrom(typed, archive);
    if (turn !== current) return;
    place.replaceChildren(...(isLead(found) ? [found.said] : found));
    place.hidden = false;
  };
}
