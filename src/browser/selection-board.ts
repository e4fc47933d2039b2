/** What a board is told of each record: what changed, how bad it is, by when. */
import { type Day, type Instant, daysBetween } from "#base/dates.ts";
import { counted } from "#base/count.ts";
import type { ChangeFacts, Level } from "./record-facts.ts";
import type { Known } from "./selection-authorities.ts";

const LEVELS: readonly Level[] = ["critical", "high", "medium", "low"];

export const BOARD_ORDERS = ["mine", "severity", "date"] as const;
export type BoardOrder = (typeof BOARD_ORDERS)[number];

/** An announced or effective day of a change, and how far from the reader's day it is. */
export interface DatedChange {
  readonly day: Day;
  readonly what: "effective" | "announced";
  /** Days from the reader's day; below 0 for what is past. */
  readonly inDays: number;
  readonly change: ChangeFacts;
}

/** The days that matter on `today`: all that are to come, soonest first, and the last that passed. */
export function datesFor(dated: readonly ChangeFacts[], today: Day): DatedChange[] {
  const all = dated
    .flatMap((change) => dateOf(change, today) ?? [])
    .toSorted((a, b) => a.inDays - b.inDays);
  const last = all.findLast(({ inDays }) => inDays < 0);
  return [...all.filter(({ inDays }) => inDays >= 0), ...(last === undefined ? [] : [last])];
}

/** From when a change is to apply; where that is not recorded, when it was announced. */
function dateOf(change: ChangeFacts, today: Day): DatedChange | undefined {
  const { announced, effective } = change;
  const day = effective ?? announced;
  if (day === undefined) return undefined;
  const what = effective === undefined ? "announced" : "effective";
  return { day, what, inDays: daysFrom(today, day), change };
}

const midnight = (day: Day): Instant => `${day}T00:00:00Z` as Instant;
const daysFrom = (from: Day, to: Day): number => daysBetween(midnight(from), midnight(to));

/** `in 12 days`, `today`, `3 days ago` */
export function showDistance(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
}

/** In the order that a reader asks for; records that are alike in it stay in their own. */
export function ordered<Entry extends Known>(
  records: readonly Entry[],
  order: BoardOrder,
  today: Day,
): readonly Entry[] {
  if (order === "mine") return records;
  const rank = (known: Known): number =>
    order === "severity"
      ? LEVELS.indexOf(known.facts.analysis.severity)
      : (soonest(known, today)?.inDays ?? Infinity);
  // Infinity minus itself is no number, and no order.
  return records.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

/** The next day on which something is to apply. */
const soonest = ({ facts }: Known, today: Day): DatedChange | undefined =>
  datesFor(facts.today.dated, today).find(
    ({ inDays, what }) => inDays >= 0 && what === "effective",
  );

/** `3 records of 2 platforms: 1 critical, 2 high. 1 date to come.` */
export function summaryOf(records: readonly Known[], today: Day): string {
  const platforms = new Set(records.map(({ facts }) => facts.platform.slug)).size;
  const levels = LEVELS.map((level) => ({
    level,
    count: records.filter(({ facts }) => facts.analysis.severity === level).length,
  })).filter(({ count }) => count > 0);
  const tally = levels.map(({ count, level }) => `${count} ${level}`).join(", ");
  const coming = records.filter((known) => soonest(known, today) !== undefined).length;
  const dates =
    coming === 0
      ? "For none of them is a date to come recorded."
      : `For ${coming} of them a date to come is recorded.`;
  const whole = `${counted(records.length, "record")} of ${counted(platforms, "platform")}`;
  return `${whole}: ${tally}. ${dates}`;
}

const EXCERPT = 280;
/** What is left of a passage that was cut says nothing below this length. */
const TOO_LITTLE = 40;

/** The beginning of a quotation in whole words, by passage; `cut` where anything is left out. */
export function excerptOf(text: string): {
  readonly parts: readonly string[];
  readonly cut: boolean;
} {
  const signs = Array.from(text);
  if (signs.length <= EXCERPT) return { parts: text.split("\n\n"), cut: false };
  const begun = signs.slice(0, EXCERPT + 1).join("");
  // A script without spaces is cut between two signs.
  const whole = /^.*(?=\s)/su.exec(begun)?.[0] ?? signs.slice(0, EXCERPT).join("");
  const parts = whole.trimEnd().split("\n\n");
  if (parts.length > 1 && parts.at(-1)!.length < TOO_LITTLE) parts.pop();
  return { parts: [...parts.slice(0, -1), `${parts.at(-1)} …`], cut: true };
}
