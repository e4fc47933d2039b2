/** Weeks as ISO 8601 counts them, in UTC: from Monday, the first one of a year holds 4 January. */
import { type Day, type Instant, showDay } from "./dates.ts";

declare const brand: unique symbol;
/** `2026-W32`. Sorts as text. */
export type Week = string & { readonly [brand]: "Week" };

const DAY = 86_400_000;

const timeOf = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
const dayAt = (time: number): Day => new Date(time).toISOString().slice(0, 10) as Day;
/** 0 on Mondays. */
const weekday = (time: number): number => (new Date(time).getUTCDay() + 6) % 7;

/** The week in which a day or an instant lies; the days around New Year may be of another year's. */
export function weekOf(date: Day | Instant): Week {
  const time = timeOf(date);
  // A week belongs to the year that its Thursday lies in.
  const thursday = time + (3 - weekday(time)) * DAY;
  const year = dayAt(thursday).slice(0, 4);
  const number = Math.floor((thursday - timeOf(`${year}-01-01`)) / (7 * DAY)) + 1;
  return `${year}-W${String(number).padStart(2, "0")}` as Week;
}

/** The Monday of a week. */
export function mondayOf(week: Week): Day {
  const fourth = timeOf(`${week.slice(0, 4)}-01-04`);
  return dayAt(fourth + ((Number(week.slice(6)) - 1) * 7 - weekday(fourth)) * DAY);
}

/** The Sunday of a week. */
export const sundayOf = (week: Week): Day => dayAt(timeOf(mondayOf(week)) + 6 * DAY);

/** `week 32 of 2026`. */
export const showWeek = (week: Week): string =>
  `week ${Number(week.slice(6))} of ${week.slice(0, 4)}`;

/** `3 Aug 2026 to 9 Aug 2026`. */
export const showWeekDays = (week: Week): string =>
  `${showDay(mondayOf(week))} to ${showDay(sundayOf(week))}`;
