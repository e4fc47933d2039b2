import { describe, expect, it } from "vitest";
import type { Week } from "#base/weeks.ts";
import { weekOf } from "#base/weeks.ts";
import { SEVERITIES } from "#schema/fields.ts";
import { allChanges } from "#views/changes.ts";
import { allDigests, digestPage, digestWeeks, digestYears } from "#views/digest.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "./specimen.ts";

const week = (text: string) => digestPage(text as Week, specimen);

describe("the digests", () => {
  it("hold every change of substance once, in the week of the capture that showed it", () => {
    const told = allDigests(specimen).flatMap(({ platforms, week: each }) =>
      platforms.flatMap(({ changes }) => changes.map((change) => [each, change] as const)),
    );
    const substantive = allChanges(specimen).filter(({ kind }) => kind === "substantive");
    expect(new Set(told.map(([, change]) => change))).toEqual(new Set(substantive));
    expect(told).toHaveLength(substantive.length);
    for (const [each, { at }] of told) expect(weekOf(at)).toBe(each);
  });

  it("are told the worst first, platform by platform", () => {
    const { digest } = week("2024-W08");
    expect(digest).toMatchObject({
      title: "Week 8 of 2024",
      days: "19 Feb 2024 to 25 Feb 2024",
      sentence: "2 changes of substance in documents of 2 platforms: 2 of high severity.",
      worst: "high",
      technical: undefined,
      isOver: true,
    });
    const rank = (level: string | undefined) =>
      level === undefined ? SEVERITIES.length : SEVERITIES.indexOf(level as never);
    for (const { platforms } of allDigests(specimen)) {
      const worst = platforms.map(({ changes }) => rank(changes[0]!.severity));
      expect(worst).toEqual(worst.toSorted((a, b) => a - b));
      for (const { changes } of platforms) {
        const levels = changes.map(({ severity }) => rank(severity));
        expect(levels).toEqual(levels.toSorted((a, b) => a - b));
      }
    }
  });

  it("have neighbours in time, and years that sum them up", () => {
    const weeks = digestWeeks(specimen);
    expect(weeks).toEqual(weeks.toSorted().toReversed());
    expect(week(weeks[0]!).later).toBeUndefined();
    expect(week(weeks[0]!).earlier?.week).toBe(weeks[1]);
    expect(week(weeks.at(-1)!).earlier).toBeUndefined();
    const years = digestYears(specimen);
    expect(years.flatMap(({ digests }) => digests.map((each) => each.week))).toEqual(weeks);
    expect(years.reduce((sum, { changes }) => sum + changes, 0)).toBe(
      allChanges(specimen).filter(({ kind }) => kind === "substantive").length,
    );
  });

  it("count technical changes in one line, and a week of nothing else has none", () => {
    const technical = (text: string, day: string) =>
      text.replace(`effective: ${day}`, `effective: ${day}\n    kind: technical`);
    const site = editedSpecimen({
      "content/changes/MU-D-00001.md": (text) =>
        technical(technical(text, "2024-02-12"), "2025-06-02"),
    });
    expect(digestWeeks(specimen)).toContain("2025-W23");
    expect(digestWeeks(site)).not.toContain("2025-W23");
    expect(digestPage("2024-W08" as Week, site).digest).toMatchObject({
      changes: 1,
      technical: "1 technical change (a text extracted in another way) is not listed.",
    });
  });

  it("of the last week that was recorded are not over", () => {
    const last = allDigests(specimen)[0]!;
    const recorded = specimen.archive.ledger
      .map((line) => line.recorded)
      .toSorted()
      .at(-1)!;
    expect(last.isOver).toBe(last.last < recorded.slice(0, 10));
  });
});
