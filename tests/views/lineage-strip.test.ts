import { describe, expect, it } from "vitest";
import { type ArchivedProvision } from "#archive/open.ts";
import type { ProvisionPath } from "#base/ids.ts";
import { documentOf } from "#views/entries.ts";
import { lineagePage, lineageRoutes } from "#views/lineage-page.ts";
import { lineageStrip } from "#views/lineage-strip.ts";
import { type Site, siteOf } from "#views/site.ts";
import { specimen } from "./specimen.ts";

const PATH = "halden-cloud/privacy-notice/ai-training-data-use" as ProvisionPath;
const one = specimen.archive.provisions.get(PATH)!;
const strip = lineageStrip(one, documentOf(one, specimen), specimen);

/** The same provision, ten times as long. */
const times = Array.from({ length: 10 });
const long: ArchivedProvision = {
  ...one,
  stretches: times.flatMap(() => one.stretches),
  lineage: { ...one.lineage, findings: times.flatMap(() => one.lineage.findings) },
};
const longSite: Site = siteOf({
  ...specimen.archive,
  provisions: new Map([...specimen.archive.provisions, [PATH, long]]),
});

describe("the strip of a lineage", () => {
  it("has a cell for every stretch, which names its state, its captures and the gap before it", () => {
    expect(strip.cells.map(({ name }) => name).slice(0, 3)).toEqual([
      "v1: absent; 1 capture, 1 Mar 2021",
      "v2: absent; 2 captures, 15 Mar 2023 to 5 Sep 2023, after 744 days without one",
      "v1: undetermined, momentary flip; 1 capture, 6 Sep 2023",
    ]);
  });

  it("shows how long nothing was captured, and where a year begins", () => {
    expect(strip.cells.map(({ gap }) => gap)).toEqual([
      "short",
      "years",
      "short",
      "short",
      "months",
      "years",
      "years",
      "short",
    ]);
    expect(strip.cells.map(({ year }) => year ?? "")).toEqual([
      "2021",
      "2023",
      "",
      "",
      "2024",
      "2025",
      "2026",
      "",
    ]);
  });

  it("leads to the quotation where it was found, else to the text", () => {
    expect(strip.cells.at(-1)!.href).toMatch(/^\/record\/MU-D-00001\/v\/4\/#p\d+$/u);
    expect(strip.cells[0]!.href).toBe("/record/MU-D-00001/v/1/");
  });

  it("is summed up, the most frequent state first", () => {
    expect(strip.summary).toBe("8 stretches: 3 absent, 2 undetermined, 2 verbatim, 1 reworded");
  });
});

describe("a lineage of more than sixty stretches", () => {
  it("is gathered by year with counts, and has a page of its own", () => {
    const { years, href } = lineageStrip(long, documentOf(one, specimen), longSite);
    expect(years!.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0)).toBe(
      80,
    );
    expect(href).toBe("/platform/halden-cloud/privacy-notice/ai-training-data-use/lineage/");
    expect(lineageRoutes(longSite).map(({ props }) => props.path)).toEqual([PATH]);
    expect(lineageRoutes(specimen)).toEqual([]);
  });

  it("is whole on that page", () => {
    const page = lineagePage(PATH, longSite);
    expect(page.strip.years!.flatMap(({ rows }) => rows)).toHaveLength(80);
    expect(page.crumbs.at(-1)).toEqual(page.provision);
  });
});
