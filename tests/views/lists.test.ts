import { describe, expect, it } from "vitest";
import type { Slug } from "#base/ids.ts";
import { SEVERITIES } from "#schema/fields.ts";
import { cardsOf, platformCard, provisionCard } from "#views/cards.ts";
import {
  categoryView,
  regulationList,
  regulationView,
  severitiesView,
  severityView,
} from "#views/gatherings.ts";
import { waysFromLost } from "#views/lost.ts";
import { platformList, platformPage } from "#views/platform.ts";
import { tallyKey, tallyOf } from "#views/severity-tally.ts";
import { articleView, pageNames, pageView } from "#views/writing.ts";
import { specimen } from "./specimen.ts";

describe("provisions counted by severity", () => {
  it("are listed worst first, and levels without one are left out", () => {
    expect(tallyOf(["low", "critical", "low"]).map(({ words }) => words)).toEqual([
      "1 critical",
      "2 low",
    ]);
    expect(tallyOf([])).toEqual([]);
  });

  it("sort by the worst level first, then by the next", () => {
    const [worst, middle, mild] = [["critical"], ["high", "high"], ["high", "low", "low"]].map(
      (levels) => tallyKey(tallyOf(levels as never)),
    );
    expect(worst! > middle! && middle! > mild!).toBe(true);
  });
});

describe("the register of platforms", () => {
  it("says what all of them hold together, and of each when it was first captured", () => {
    const { hasProvisions, held, rows } = platformList(specimen);
    expect(held).toBe("6 platforms, 13 documents, 88 captures");
    expect(hasProvisions).toBe(true);
    const fitloom = rows.find(({ name }) => name === "Fitloom")!;
    expect(fitloom).toMatchObject({ documents: 2, captures: 13, provisions: 7 });
    expect(fitloom.firstCapture).toMatch(/^2021-05-19/u);
    expect(fitloom.tally.map(({ words }) => words)).toEqual(["1 critical", "5 high", "1 medium"]);
    expect(fitloom.lastChange?.at).toMatch(/^2026-08-04/u);
  });

  it("names of a platform who it is and from when to when it was captured", () => {
    const page = platformPage("fitloom" as Slug, specimen);
    expect(page.held).toEqual([
      "2 documents",
      "13 captures from 19 May 2021 to 4 Aug 2026",
      "7 provisions",
    ]);
    expect(page.facts.map(({ label }) => label)).toEqual([
      "Legal entity",
      "Homepage",
      "Jurisdictions",
    ]);
  });
});

describe("the page of a regulation", () => {
  const view = regulationView("gdpr" as Slug, specimen);

  it("gives every provision with the reason why it may apply, by platform, the worst first", () => {
    const listed = view.groups.flatMap(({ provisions }) => provisions);
    expect(listed).toHaveLength(view.provisions);
    for (const { provision, why } of listed) {
      expect(provision.value.regulations["gdpr" as Slug]).toBe(why);
    }
    const names = view.groups.map(({ platform }) => platform.name);
    expect(names).toEqual(names.toSorted());
    for (const { provisions } of view.groups) {
      const ranks = provisions.map(({ severity }) => SEVERITIES.indexOf(severity));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });

  it("says what the law is, and leads to its official text", () => {
    const labels = view.facts.map(({ label }) => label);
    expect(labels).toEqual([
      "Jurisdiction",
      "Kind",
      "Citation",
      "Authority",
      "In force",
      "Applies",
      "Official text",
    ]);
    expect(view.facts.at(-1)!.values[0]).toMatchObject({ leaves: true });
    expect(view.facts.find(({ label }) => label === "Applies")!.values[0]!.text).toBe(
      "25 May 2018",
    );
  });

  it("stands in the list after those that more provisions name", () => {
    const counts = regulationList(specimen).map(({ provisions }) => provisions);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });
});

describe("the page of a category", () => {
  it("counts its provisions by platform, severity and clause type", () => {
    const { clauseTypes, platforms, provisions, tally } = categoryView(
      "ai-governance" as Slug,
      specimen,
    );
    expect(provisions.length).toBeGreaterThan(4);
    expect(platforms).toBe(new Set(provisions.map(({ platform }) => platform.slug)).size);
    expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(provisions.length);
    expect(clauseTypes[0]!.name).toBe("AI Training Data Use");
  });
});

describe("the page of a severity", () => {
  it.each(SEVERITIES)(
    "says what puts a clause at %s, in the words of the archive's page",
    (level) => {
      const { meaning, name } = severityView(level, specimen);
      expect(meaning).toMatch(/^<p>/u);
      expect(meaning).not.toContain(`<h3`);
      const { page } = severitiesView(specimen);
      expect(page.body.html).toContain(`>${name} <a class="anchor"`);
      expect(page.body.html).toContain(meaning!.slice(0, 40));
    },
  );

  it("holds only its own provisions and changes of substance", () => {
    const { changes, provisions } = severityView("high", specimen);
    expect(provisions.every(({ severity }) => severity === "high")).toBe(true);
    expect(changes.length).toBeGreaterThan(0);
    expect(
      changes.every(({ kind, severity }) => kind === "substantive" && severity === "high"),
    ).toBe(true);
  });
});

describe("what people wrote", () => {
  it("names the provisions that an article quotes, in its order, each once", () => {
    const { others, provisions } = articleView("training-clauses-compared" as Slug, specimen);
    expect(provisions.map(({ provision }) => provision.path)).toEqual([
      "fitloom/privacy-policy/ai-training-data-use",
      "parcelo/privacy-statement/ai-training-data-use",
      "parcelo/user-agreement/content-licence",
    ]);
    expect(others.map(({ name }) => name)).toEqual(["What a capture proves"]);
  });

  it("has a page for each but those that other pages show, with a list of its parts", () => {
    const names = pageNames(specimen);
    expect(names).toContain("methodology");
    expect(names).not.toContain("severity");
    expect(pageView("dates", specimen).headings.map(({ id }) => id)).toContain(
      "dates-of-a-capture",
    );
  });
});

describe("where nothing stands", () => {
  it("shows ways in: the search, and the list of all records", () => {
    const addresses = waysFromLost(specimen).map(({ href }) => href);
    expect(addresses).toEqual(expect.arrayContaining(["/search/", "/record/"]));
  });
});

describe("cards", () => {
  it("stand at an address of their own, one for each page that has one", () => {
    const addresses = [...cardsOf(specimen)].map(({ href }) => href);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBe(
      1 + specimen.archive.content.platforms.size + specimen.archive.provisions.size,
    );
  });

  it("say in words what they show", () => {
    const path = "halden-cloud/service-terms/liability-cap" as never;
    expect(provisionCard(path, specimen)).toMatchObject({
      href: "/card/halden-cloud/service-terms/liability-cap.png",
      alt: "Halden Cloud, Halden Cloud Service Terms: Limits on Liability. Medium severity.",
      face: { over: ["Halden Cloud", "Service Terms"], state: "MU-P-000019" },
    });
    expect(platformCard("fitloom" as Slug, specimen).alt).toBe(
      "Fitloom in The Specimen Archive: 2 documents · 13 captures since 19 May 2021 · 7 provisions by severity: 1 critical, 5 high, 1 medium",
    );
  });
});
