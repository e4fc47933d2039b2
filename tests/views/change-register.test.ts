import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import {
  REGISTER_LENGTH,
  type RegisterPage,
  latestRegister,
  monthsOfChanges,
  registerOfMonth,
  registerOfYear,
  yearsOfChanges,
} from "#views/change-register.ts";
import { allChanges } from "#views/changes.ts";
import { siteOf } from "#views/site.ts";
import { add, makeArchive, page } from "../support/archives.ts";
import { specimen } from "./specimen.ts";

const listed = ({ months, technical }: RegisterPage) => [
  ...months.flatMap(({ days }) => days.flatMap(({ changes }) => changes)),
  ...technical,
];

/** An archive with a change every day from the first of December 2024 on, so many of them. */
async function daily(changes: number) {
  const root = makeArchive();
  const first = Date.parse("2024-12-01T12:00:00Z");
  const captures = Array.from({ length: changes + 1 }, (_, index) => ({
    data: page(`The terms of day ${index}.`, `You may read ${index} pages.`),
    at: new Date(first + index * 43_200_000).toISOString().replace(".000", ""),
  }));
  await add(root, captures);
  return siteOf(openArchive(root));
}

describe("the register of changes", () => {
  it("holds every change once, by the year of the capture that brought it", () => {
    const years = yearsOfChanges(specimen);
    expect(years).toEqual(years.toSorted().toReversed());
    const all = years.flatMap((year) => listed(registerOfYear(year, specimen)));
    expect(new Set(all)).toEqual(new Set(allChanges(specimen)));
    expect(all).toHaveLength(allChanges(specimen).length);
  });

  it("keeps technical changes apart, and counts those of substance", () => {
    const { months, substantive, technical } = latestRegister(specimen);
    const shown = months.flatMap(({ days }) => days.flatMap(({ changes }) => changes));
    expect(shown.every(({ kind }) => kind === "substantive")).toBe(true);
    expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(substantive);
    expect(technical.map(({ at }) => at.slice(0, 10))).toEqual(["2025-05-20"]);
  });

  it("groups by month and day, newest first", () => {
    const [first, second] = latestRegister(specimen).months;
    expect(first).toMatchObject({ month: "2026-08", name: "August 2026", count: 1 });
    expect(second!.days.map(({ changes, day }) => [day, changes.length])).toEqual([
      ["2026-07-28", 1],
      ["2026-07-14", 2],
      ["2026-07-07", 1],
    ]);
  });

  it("says how many suspect captures were left out", () => {
    expect(latestRegister(specimen).suspectCaptures).toBe(8);
  });

  it("offers the same filters on every page, so that a choice holds", () => {
    const pages = yearsOfChanges(specimen).map((year) => registerOfYear(year, specimen));
    for (const { filters } of pages) expect(filters).toBe(latestRegister(specimen).filters);
    const names = latestRegister(specimen).filters.map(({ name }) => name);
    expect(names).toEqual(["platform", "terms", "severity", "kind"]);
  });

  it("shows the days from which changes are to apply: the latest, or those in the year", () => {
    const latest = latestRegister(specimen).effective.map(({ day }) => day);
    expect(latest[0]).toBe("2026-07-20");
    expect(latest).toEqual(latest.toSorted().toReversed());
    const year = registerOfYear("2024", specimen).effective.map(({ day }) => day);
    expect(year.length).toBeGreaterThan(3);
    expect(year.every((day) => day.startsWith("2024"))).toBe(true);
  });
});

describe("a register of very many changes", () => {
  it("shows the latest hundred, and says how many it leaves out", async () => {
    const site = await daily(130);
    const register = latestRegister(site);
    expect(register).toMatchObject({ substantive: 100, more: 30 });
    expect(listed(register)).toEqual(allChanges(site).slice(0, 100));
  });

  it("divides a year that is too long for a page by its months, and loses none", async () => {
    const site = await daily(REGISTER_LENGTH + 100);
    expect(yearsOfChanges(site)).toEqual(["2025", "2024"]);
    const long = registerOfYear("2025", site);
    expect(listed(long)).toEqual([]);
    expect(long.monthLinks.map(({ href }) => href)).toEqual(
      monthsOfChanges(site).map((month) => `/changes/${month.replace("-", "/")}/`),
    );
    expect(long.monthLinks.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(
      REGISTER_LENGTH,
    );
    const months = monthsOfChanges(site).flatMap((month) => listed(registerOfMonth(month, site)));
    const short = listed(registerOfYear("2024", site));
    expect(short.length).toBeGreaterThan(20);
    expect([...months, ...short]).toEqual(allChanges(site));
  });
});
