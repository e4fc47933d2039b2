import { describe, expect, it } from "vitest";
import {
  type Instant,
  dayOf,
  daysBetween,
  httpDate,
  instantAt,
  isDay,
  isInstant,
  parseInstant,
  showDay,
  showInstant,
} from "#base/dates.ts";

const instant = (text: string) => parseInstant(text)!;

describe("an instant", () => {
  it.each<[string, string]>([
    ["2026-04-27T09:55:26Z", "2026-04-27T09:55:26Z"],
    ["2026-04-27T09:55:26+00:00", "2026-04-27T09:55:26Z"],
    ["2026-04-27T23:30:00-02:00", "2026-04-28T01:30:00Z"],
    ["2026-01-01T00:15:00+05:45", "2025-12-31T18:30:00Z"],
    ["2026-04-27T09:55:26.999Z", "2026-04-27T09:55:26Z"],
    ["1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59Z"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z"],
  ])("%s is %s", (text, utc) => {
    expect(parseInstant(text)).toBe(utc);
  });

  it.each([
    "2026-04-27",
    "2026-04-27T09:55:26",
    "2026-04-27 09:55:26Z",
    "2026-4-27T09:55:26Z",
    "2026-02-30T00:00:00Z",
    "2025-02-29T00:00:00Z",
    "2026-04-31T00:00:00+02:00",
    "2026-04-27T25:00:00Z",
    "2026-04-27T09:60:00Z",
    "20260427T095526Z",
    "yesterday",
    "",
  ])("%j is none, and is not guessed", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("as recorded is UTC to the second, nothing else", () => {
    expect(isInstant("2026-04-27T09:55:26Z")).toBe(true);
    for (const other of [
      "2026-04-27T09:55:26+00:00",
      "2026-04-27T09:55:26.0Z",
      "2026-02-30T00:00:00Z",
    ]) {
      expect(isInstant(other)).toBe(false);
    }
  });

  it("sorts as text in order of time", () => {
    const times = [
      "2026-01-01T00:00:00Z",
      "2025-12-31T23:30:00-01:00",
      "2026-01-01T00:30:00+01:00",
    ];
    expect(times.map(instant).toSorted()).toEqual([
      "2025-12-31T23:30:00Z",
      "2026-01-01T00:00:00Z",
      "2026-01-01T00:30:00Z",
    ]);
  });

  it("is printed the same in every time zone and locale", () => {
    const shown = instant("2026-04-27T09:05:06Z");
    expect(showInstant(shown)).toBe("27 Apr 2026, 09:05:06 UTC");
    expect(showDay(dayOf(shown))).toBe("27 Apr 2026");
    expect(instantAt(1_777_283_106_999)).toBe("2026-04-27T09:45:06Z");
    expect(httpDate(shown)).toBe("Mon, 27 Apr 2026 09:05:06 GMT");
  });

  it("tells the days to a later one, with fraction", () => {
    const [a, b] = ["2026-03-28T12:00:00Z", "2026-03-30T00:00:00Z"].map(instant) as [
      Instant,
      Instant,
    ];
    expect(daysBetween(a, b)).toBe(1.5);
  });
});

it("a day is one on the calendar", () => {
  expect(isDay("2024-02-29")).toBe(true);
  for (const none of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "2026-01-01T00:00:00Z",
  ]) {
    expect(isDay(none)).toBe(false);
  }
});
