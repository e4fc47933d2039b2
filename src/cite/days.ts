/** Days as the styles write them. */
import { type Day, type Instant, dayOf } from "#base/dates.ts";

const MONTHS =
  "January February March April May June July August September October November December".split(
    " ",
  );
/** Bluebook, table T12. */
const ABBREVIATED = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");

/** Writes a day, or the day in UTC of an instant. */
export type ShowDay = (date: Day | Instant) => string;

const parts = (date: Day | Instant) => {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number) as [number, number, number];
  return { year: String(year).padStart(4, "0"), month: month - 1, day };
};

/** `Apr. 27, 2026` */
export const bluebookDay: ShowDay = (date) => {
  const { day, month, year } = parts(date);
  return `${ABBREVIATED[month]} ${day}, ${year}`;
};

/** `27 April 2026` */
export const dayMonthYear: ShowDay = (date) => {
  const { day, month, year } = parts(date);
  return `${day} ${MONTHS[month]} ${year}`;
};

/** `April 27, 2026` */
export const monthDayYear: ShowDay = (date) => {
  const { day, month, year } = parts(date);
  return `${MONTHS[month]} ${day}, ${year}`;
};

/** `2026, April 27` */
export const yearMonthDay: ShowDay = (date) => {
  const { day, month, year } = parts(date);
  return `${year}, ${MONTHS[month]} ${day}`;
};

export const isSameDay = (a: Instant, b: Instant): boolean => dayOf(a) === dayOf(b);
