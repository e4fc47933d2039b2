/**
 * Instants and days, without a clock, a locale or a time zone: everything is UTC and formatted by
 * hand, so that the same data prints the same bytes everywhere.
 */

declare const brand: unique symbol;
/** `2026-04-27T09:55:26Z`: a UTC instant to the second (RFC 3339). Sorts as text. */
export type Instant = string & { readonly [brand]: "Instant" };
/** `2026-04-27`: a calendar day. */
export type Day = string & { readonly [brand]: "Day" };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

export const isDay = (text: string): text is Day => DAY.test(text) && existsOnCalendar(text);
export const isInstant = (text: string): text is Instant =>
  INSTANT.test(text) && existsOnCalendar(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));

function existsOnCalendar(day: string): boolean {
  const known = calendar.get(day);
  if (known !== undefined) return known;
  const time = Date.parse(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
  if (calendar.size === 10_000) calendar.clear();
  calendar.set(day, exists);
  return exists;
}

/** Days that were looked up: an archive names the same ones over and over. */
const calendar = new Map<string, boolean>();

/** An instant from RFC 3339 text with any offset, fractions of a second dropped; else undefined. */
export function parseInstant(text: string): Instant | undefined {
  if (!RFC3339.test(text) || !existsOnCalendar(text.slice(0, 10))) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : instantAt(time);
}

/** The instant at so many milliseconds of Unix time. */
export const instantAt = (milliseconds: number): Instant =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z` as Instant;

export const dayOf = (instant: Instant): Day => instant.slice(0, 10) as Day;

/** Days (with fraction) from one instant to a later one. */
export const daysBetween = (earlier: Instant, later: Instant): number =>
  (Date.parse(later) - Date.parse(earlier)) / 86_400_000;

/** `27 Apr 2026`, from an instant or a day. */
export function showDay(date: Instant | Day): string {
  const [year, month, day] = date.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** `27 Apr 2026, 09:55:26 UTC`. */
export const showInstant = (instant: Instant): string =>
  `${showDay(instant)}, ${instant.slice(11, 19)} UTC`;

/** `Mon, 27 Apr 2026 09:55:26 GMT`: as HTTP and Memento write it (RFC 9110, section 5.6.7). */
export const httpDate = (instant: Instant): string => new Date(instant).toUTCString();
