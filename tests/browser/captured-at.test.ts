import { describe, expect, it } from "vitest";
import {
  type Moment,
  type Periods,
  capturedAt,
  isMoment,
  momentOf,
  sayCapturedAt,
} from "#browser/captured-at.ts";

const PERIODS = [
  ["2024-01-10T08:00:00Z", "2024-02-10T08:00:00Z"],
  ["2024-03-10T08:00:00Z"],
  ["2024-03-10T20:00:00Z", "2024-05-01T08:00:00Z"],
] as unknown as Periods;
const day = (text: string) => text as Moment;
const say = (text: string) => sayCapturedAt(capturedAt(PERIODS, day(text)), day(text));

describe("what was captured nearest before a date", () => {
  it("is the last capture up to the end of that day", () => {
    expect(capturedAt(PERIODS, day("2024-02-10"))).toMatchObject({
      period: 0,
      captured: "2024-02-10T08:00:00Z",
    });
    expect(capturedAt(PERIODS, day("2024-03-09")).period).toBe(0);
    expect(capturedAt(PERIODS, day("2024-03-10")).period).toBe(2);
    expect(capturedAt(PERIODS, day("2024-03-10T12:00:00Z")).period).toBe(1);
    expect(capturedAt(PERIODS, day("2024-01-09")).period).toBeUndefined();
    expect(capturedAt(PERIODS, day("2030-01-01"))).toMatchObject({ period: 2, next: undefined });
  });

  it("says between which two captures the day lies, and that nothing is known in between", () => {
    expect(say("2024-02-20")).toBe(
      "Shown as captured on 10 Feb 2024; the next, on 10 Mar 2024, has another text. 20 Feb 2024 lies between the two, and of that time nothing is known.",
    );
    expect(say("2024-01-20")).toMatch(/the next, on 10 Feb 2024, has the same text/u);
    expect(say("2024-02-10")).toMatch(/Between the two nothing is known\.$/u);
  });

  it("claims nothing of the time before the first and after the last capture", () => {
    expect(say("2023-12-31")).toMatch(/^Nothing had been captured by 31 Dec 2023/u);
    expect(say("2025-01-01")).toMatch(/What the document said after it is not known\.$/u);
  });

  it("names every period by a moment that leads to it", () => {
    const moments = PERIODS.map((_, period) => momentOf(PERIODS, period));
    expect(moments).toEqual(["2024-01-10", "2024-03-10T08:00:00Z", "2024-03-10"]);
    expect(moments.map((moment) => capturedAt(PERIODS, moment).period)).toEqual([0, 1, 2]);
    expect(moments.every(isMoment)).toBe(true);
  });

  it("takes no date that is none", () => {
    for (const text of ["", "2024", "2024-02-30", "yesterday"]) expect(isMoment(text)).toBe(false);
  });
});
