import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { searchView } from "#views/search-form.ts";
import { indexEntries } from "#views/search.ts";
import { siteOf } from "#views/site.ts";

const site = siteOf(openArchive(process.cwd()));
const entries = [...indexEntries(site)];

describe("what is searched", () => {
  it("holds words that stood only in earlier versions, with their dates", () => {
    const history = entries.find(
      ({ url }) => url === "platform/nordlicht-mobil/datenschutz/history/",
    )!;
    const old = history.parts.find(({ text }) => text === "Stand: 1. September 2021")!;
    expect(old.spans).toEqual([{ from: "2021-09-07", to: "2022-05-10" }]);
    expect(history.language).toBe("de");
  });

  it("leaves out the texts of suspect captures", () => {
    for (const document of site.archive.documents.values()) {
      const sound = new Set(document.timeline.periods.map(({ version }) => version));
      const only = document.versions.filter(({ number }) => !sound.has(number));
      const held = new Set(
        document.versions.flatMap((each) => (sound.has(each.number) ? each.passages : [])),
      );
      const history = entries.find(({ url }) => url === `platform/${document.path}/history/`);
      for (const passage of only.flatMap(({ passages }) => passages)) {
        if (held.has(passage)) continue;
        const text = site.archive.pool.textOf(passage);
        expect(history?.parts.some((part) => part.text === text)).toBe(false);
      }
    }
  });

  it("finds a provision in every year between two captures that hold it in a row", () => {
    for (const { document, lineage, path, stretches } of site.archive.provisions.values()) {
      const { captures } = site.archive.documents.get(document)!;
      const { filters } = entries.find(({ url }) => url === `platform/${path}/`)!;
      const years = filters.flatMap(([name, value]) => (name === "year" ? Number(value) : []));
      expect(new Set(years).size).toBe(years.length);
      const holds = stretches.flatMap((stretch, stop) =>
        stretch.captures.map((index) => ({
          year: Number(captures[index]!.at.slice(0, 4)),
          held: lineage.findings[stop]!.places.length > 0,
        })),
      );
      for (const [index, { year, held }] of holds.entries()) {
        const next = holds[index + 1];
        if (!held) continue;
        const last = next?.held === true ? next.year : year;
        for (let each = year; each <= last; each++) expect(years).toContain(each);
      }
    }
  });

  it("can be filtered by every value that the form offers", () => {
    const held = new Set(
      entries.flatMap(({ filters }) => filters.map(([name, value]) => `${name} ${value}`)),
    );
    const used = ["kind", "platform", "terms", "severity", "language", "year"];
    for (const { name, options } of searchView(site).filters) {
      if (!used.includes(name)) continue;
      for (const { value } of options) {
        const empty =
          name === "severity" &&
          ![...site.archive.provisions.values()].some((each) => each.value.severity === value);
        if (!empty) expect(held).toContain(`${name} ${value}`);
      }
    }
  });
});
