/** The reader's own day, in their time zone: of what they read, and of what is to come for them. */
import type { Day } from "#base/dates.ts";

export function readersDay(now: Date): Day {
  const digits = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}` as Day;
}
