/** Dates of an analysis that had not come when it was issued, or have not come yet. */
import { type Day, type Instant, dayOf, showDay, showInstant } from "#base/dates.ts";

interface DatedAnalysis {
  readonly written: Instant;
  readonly reviewed?: Day | undefined;
}

export interface LaterDate {
  readonly field: "written" | "reviewed";
  /** The date in words: `reviewed on 10 Sep 2026`. */
  readonly said: string;
}

/** What an analysis dates after a time: its writing to the second, its review by the UTC day. */
export function datesAfter({ reviewed, written }: DatedAnalysis, time: Instant): LaterDate[] {
  const dates: LaterDate[] = [];
  if (written > time) dates.push({ field: "written", said: `written on ${showInstant(written)}` });
  if (reviewed !== undefined && reviewed > dayOf(time)) {
    dates.push({ field: "reviewed", said: `reviewed on ${showDay(reviewed)}` });
  }
  return dates;
}
