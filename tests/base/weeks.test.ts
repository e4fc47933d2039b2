import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "#base/dates.ts";
import { mondayOf, showWeek, showWeekDays, sundayOf, weekOf } from "#base/weeks.ts";

const day = (text: string) => text as Day;
const dayAt = (count: number) => new Date(count * 86_400_000).toISOString().slice(0, 10) as Day;
const anyDay = fc.integer({ min: 0, max: 40_000 }).map(dayAt);

describe("an ISO week", () => {
  it.each([
    ["2026-08-03", "2026-W32"],
    ["2026-08-09", "2026-W32"],
    ["2026-08-10", "2026-W33"],
    // The examples of ISO 8601: days around New Year that belong to the other year's weeks.
    ["2005-01-01", "2004-W53"],
    ["2005-01-02", "2004-W53"],
    ["2005-12-31", "2005-W52"],
    ["2007-01-01", "2007-W01"],
    ["2007-12-31", "2008-W01"],
    ["2008-12-29", "2009-W01"],
    ["2009-12-31", "2009-W53"],
    ["2010-01-03", "2009-W53"],
  ])("%s lies in %s", (text, week) => {
    expect(weekOf(day(text))).toBe(week);
  });

  it("begins on the Monday and ends on the Sunday around every day in it", () => {
    fc.assert(
      fc.property(anyDay, (each) => {
        const week = weekOf(each);
        expect(mondayOf(week) <= each && each <= sundayOf(week)).toBe(true);
        expect([weekOf(mondayOf(week)), weekOf(sundayOf(week))]).toEqual([week, week]);
        expect(new Date(`${mondayOf(week)}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });

  it("sorts as text in the order of its days", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        if (a <= b) expect(weekOf(a) <= weekOf(b)).toBe(true);
      }),
    );
  });

  it("is told in words", () => {
    const week = weekOf(day("2026-08-04"));
    expect(showWeek(week)).toBe("week 32 of 2026");
    expect(showWeekDays(week)).toBe("3 Aug 2026 to 9 Aug 2026");
  });
});
