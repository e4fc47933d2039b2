/** From when changes are to apply, as far as people recorded what companies said. */
import type { Day } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import { type DocumentChange, allChanges } from "./changes.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

/** A change of substance with the day from which it is to apply. */
export interface EffectiveChange {
  readonly day: Day;
  readonly change: DocumentChange;
}

/** All of them, the latest day first. */
export const effectiveChanges = oncePerSite((site): readonly EffectiveChange[] =>
  allChanges(site)
    .flatMap((change) =>
      change.kind === "substantive" && change.effective !== undefined
        ? [{ day: change.effective, change }]
        : [],
    )
    .toSorted((a, b) => byCodeUnit(b.day, a.day) || byCodeUnit(a.change.href, b.change.href)),
);

/** The calendar's address; undefined where no such day is recorded, since a calendar is never empty. */
export const calendarHref = (site: Site): string | undefined =>
  effectiveChanges(site).length === 0 ? undefined : site.urls.calendar;
