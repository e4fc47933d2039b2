import { describe, expect, it } from "vitest";
import { instantAt } from "#base/dates.ts";
import {
  laneName,
  oneLane,
  partIn,
  percent,
  placeIn,
  ticksOf,
  yearLanes,
} from "#views/time-scale.ts";
import { instant } from "../support/archives.ts";

const year = { from: 2024, before: 2025 };

describe("a lane of time", () => {
  it("begins with the first second of its first year and ends with the last of its last", () => {
    expect(placeIn(year, instant("2024-01-01T00:00:00Z"))).toBe(0);
    expect(placeIn(year, instant("2024-12-31T23:59:59Z"))).toBe(999);
    expect(placeIn(year, instant("2025-06-01T00:00:00Z"))).toBe(1000);
    expect(placeIn(year, instant("2023-06-01T00:00:00Z"))).toBe(0);
  });

  it("has an instant at its share of the time, leap days included", () => {
    expect(percent(placeIn(year, instant("2024-07-02T00:00:00Z")))).toBe("50%");
    expect(placeIn({ from: 2021, before: 2025 }, instant("2023-01-01T00:00:00Z"))).toBe(499);
  });

  it("has the part of a span of time that lies in it, and none of another time", () => {
    const [from, to] = [instant("2023-03-01T00:00:00Z"), instant("2024-07-02T00:00:00Z")];
    expect(partIn(year, from, to)).toEqual({ from: 0, to: 500 });
    expect(partIn({ from: 2025, before: 2026 }, from, to)).toBeUndefined();
    expect(partIn({ from: 2022, before: 2023 }, from, to)).toBeUndefined();
  });

  it("is one for all years, or one for each", () => {
    const span = [instant("2021-05-01T00:00:00Z"), instant("2023-02-01T00:00:00Z")] as const;
    expect(yearLanes(...span).map(laneName)).toEqual(["2021", "2022", "2023"]);
    expect(laneName(oneLane(...span))).toBe("2021–2023");
  });

  it("is named by quarters, or by years as far as they have room", () => {
    expect(ticksOf(year).map(({ name }) => name)).toEqual(["Jan", "Apr", "Jul", "Oct"]);
    const decades = ticksOf({ from: 2001, before: 2027 });
    expect(decades.length).toBeLessThanOrEqual(7);
    expect(decades[1]).toEqual({ name: "2005", at: 153 });
  });

  it("holds every instant in the order of time", () => {
    const places = Array.from({ length: 1000 }, (_, day) =>
      placeIn(
        oneLane(instant("2022-01-01T00:00:00Z"), instant("2024-12-31T00:00:00Z")),
        instantAt(Date.UTC(2022, 0, 1 + day)),
      ),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
