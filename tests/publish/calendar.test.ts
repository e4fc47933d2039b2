import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { printCalendar } from "#publish/calendar.ts";
import { effectiveChanges } from "#views/calendar.ts";
import { siteOf } from "#views/site.ts";
import { add, makeArchive, page } from "../support/archives.ts";
import { editedSpecimen } from "../support/sites.ts";
import { specimen } from "../views/specimen.ts";

const calendar = printCalendar(specimen)!;
const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents("vevent")
    .map((component) => new ICAL.Event(component));

const NOTES = "content/changes/MU-D-00001.md";

describe("the calendar of effective dates", () => {
  it("has an all-day event for every change with such a day, to another parser too", () => {
    const expected = effectiveChanges(specimen).map(({ day }) => day);
    expect(expected.length).toBeGreaterThan(15);
    const found = events(calendar);
    expect(found.map(({ startDate }) => startDate.toString())).toEqual(expected.toReversed());
    expect(found.every(({ startDate }) => startDate.isDate)).toBe(true);
  });

  it("says what changed, how severe it is, where it is shown, and that the company said so", () => {
    const event = events(calendar).find(({ uid }) => uid.includes("MU-D-00001-v3"))!;
    expect(event.uid).toBe("change-MU-D-00001-v3-20240220T080004Z@specimen.muniment.example");
    expect(event.summary).toBe("High severity: change of Halden Cloud Privacy Notice is to apply");
    expect(event.description).toContain("To apply from 12 Feb 2024, according to the company.");
    expect(event.component.getFirstPropertyValue("url")).toBe(
      "https://specimen.muniment.example/record/MU-D-00001/v/3/#change-20240220T080004Z",
    );
    expect(event.component.getFirstProperty("categories")!.getValues()).toEqual([
      "Halden Cloud",
      "High severity",
    ]);
    expect(String(event.component.getFirstPropertyValue("dtstamp"))).toBe("2024-02-20T08:01:04Z");
  });

  it("has lines of at most 75 bytes that end in CRLF, cut between characters", () => {
    const site = editedSpecimen({
      [NOTES]: (text) =>
        text.replace("A new section lets", `${"日本語😀".repeat(60)}; a, b\\ lets`),
    });
    const text = printCalendar(site)!;
    expect(text.endsWith("\r\n")).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).toBe(Buffer.from(line).toString("utf8"));
    }
    expect(text.replaceAll("\r\n ", "")).toContain("\\; a\\, b\\\\ lets Halden Cloud");
    const event = events(text).find(({ uid }) => uid.includes("MU-D-00001-v3"))!;
    expect(event.description).toContain(`${"日本語😀".repeat(60)}; a, b\\ lets Halden Cloud`);
  });

  it("names each event once and for good", () => {
    const uids = (text: string) => new Set(events(text).map(({ uid }) => uid));
    expect(uids(calendar).size).toBe(events(calendar).length);
    const corrected = editedSpecimen({
      [NOTES]: (text) =>
        text
          .replaceAll("severity: high", "severity: low")
          .replace("effective: 2024-02-12", "effective: 2024-02-13"),
    });
    expect(uids(printCalendar(corrected)!)).toEqual(uids(calendar));
  });

  it("leaves technical changes out", () => {
    const site = editedSpecimen({
      [NOTES]: (text) =>
        text.replace("effective: 2024-02-12", "effective: 2024-02-12\n    kind: technical"),
    });
    expect(events(printCalendar(site)!)).toHaveLength(events(calendar).length - 1);
  });

  it("is not there where no such day is recorded, since it may not be empty", async () => {
    const root = makeArchive();
    await add(root, [{ data: page("One."), at: "2026-01-02T00:00:00Z" }]);
    expect(printCalendar(siteOf(openArchive(root)))).toBeUndefined();
  });
});
