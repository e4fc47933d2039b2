/** What was captured nearest before a date: the answer of a history page, and how it is said. */
import {
  type Day,
  type Instant,
  dayOf,
  isDay,
  isInstant,
  showDay,
  showInstant,
} from "#base/dates.ts";

/** The sound captures of a document in order, by period: those of one hold the same text. */
export type Periods = readonly (readonly Instant[])[];

/** A day, or an instant where a day is not enough: several texts may begin on one. */
export type Moment = Day | Instant;

export const isMoment = (text: string): text is Moment => isDay(text) || isInstant(text);

export interface CapturedAt {
  /** Index of the period; undefined where nothing had been captured yet. */
  readonly period: number | undefined;
  /** The last capture up to the moment, a day's end included. */
  readonly captured: Instant | undefined;
  /** The first capture after it; undefined where there is none. */
  readonly next: Instant | undefined;
  /** The next capture holds another text. */
  readonly changes: boolean;
}

export function capturedAt(periods: Periods, moment: Moment): CapturedAt {
  const until = isDay(moment) ? `${moment}T23:59:59Z` : moment;
  const all = periods.flatMap((captures, period) => captures.map((at) => ({ at, period })));
  const index = all.findLastIndex(({ at }) => at <= until);
  const [found, next] = [all[index], all[index + 1]];
  return {
    period: found?.period,
    captured: found?.at,
    next: next?.at,
    changes: next !== undefined && next.period !== found?.period,
  };
}

/** The moment that names a period: the day on which it begins, if no later one begins on it. */
export function momentOf(periods: Periods, period: number): Moment {
  const first = periods[period]![0]!;
  const day = dayOf(first);
  return capturedAt(periods, day).period === period ? day : first;
}

/** Says what is shown for a moment, and what is not known. */
export function sayCapturedAt({ captured, changes, next }: CapturedAt, moment: Moment): string {
  const chosen = isDay(moment) ? showDay(moment) : showInstant(moment);
  if (captured === undefined) {
    return `Nothing had been captured by ${chosen}: the first sound capture is of ${showDay(next!)}. Every passage is shown.`;
  }
  const same = dayOf(captured) === moment.slice(0, 10);
  const shown = `Shown as captured on ${showDay(captured)}`;
  if (next === undefined) {
    return `${shown}, the latest sound capture. What the document said after it is not known.`;
  }
  const text = changes ? "another text" : "the same text";
  const after = `the next, on ${showDay(next)}, has ${text}`;
  return same
    ? `${shown}; ${after}. Between the two nothing is known.`
    : `${shown}; ${after}. ${chosen} lies between the two, and of that time nothing is known.`;
}
