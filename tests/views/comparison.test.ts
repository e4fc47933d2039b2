import { describe, expect, it } from "vitest";
import type { Slug } from "#base/ids.ts";
import { clauseTypesView } from "#views/clause-types.ts";
import { comparedProvisions, comparisonFilters, whoHas } from "#views/comparison.ts";
import { foundWithout, rarityOf } from "#views/rarity.ts";
import { specimen } from "./specimen.ts";

const types = [...specimen.archive.content.clauseTypes.keys()];

describe("who has a kind of clause", () => {
  it("is told of every platform of the archive, once", () => {
    const platforms = [...specimen.archive.content.platforms.keys()].map(specimen.urls.platform);
    for (const type of types) {
      const { recorded, without, unreviewed } = whoHas(type, specimen);
      const told = [...recorded, ...without, ...unreviewed].map(({ href }) => href);
      expect(new Set(told)).toEqual(new Set(platforms));
      expect(new Set(recorded.map(({ href }) => href)).size).toBe(recorded.length);
      const having = new Set(recorded.map(({ href }) => href));
      for (const { href } of [...without, ...unreviewed]) expect(having).not.toContain(href);
    }
  });

  it("agrees with what is said of its rarity", () => {
    for (const type of types) {
      const { recorded, without } = whoHas(type, specimen);
      const rarity = rarityOf(type, specimen);
      expect(recorded.length).toBe(rarity.having);
      if (rarity.reviewed !== undefined) {
        const reviewed = new Set([...recorded, ...without].map(({ href }) => href));
        expect(reviewed.size).toBe(rarity.reviewed);
      }
    }
  });

  it("keeps the review of another document with the platform that has it", () => {
    for (const type of types) {
      const { recorded, without } = whoHas(type, specimen);
      const told = [...recorded.flatMap((each) => each.without), ...without];
      expect(told.length).toBe(foundWithout(type, specimen).length);
    }
  });

  it("says what the latest capture tells, and no more", () => {
    const { recorded } = whoHas("ai-training-data-use" as Slug, specimen);
    const notes = Object.fromEntries(recorded.map(({ name, note, now }) => [name, [note, now]]));
    expect(notes).toMatchObject({
      Brightwave: ["the latest capture does not tell", false],
      Parcelo: ["not found in the latest capture", false],
      Quillmate: ["found in the latest capture", true],
    });
  });
});

describe("the provisions of a clause type", () => {
  const provisions = comparedProvisions("ai-training-data-use" as Slug, specimen);

  it("carry the first and the last capture that held one of their wordings", () => {
    for (const { first, last, provision } of provisions) {
      const { captures } = specimen.archive.documents.get(provision.document)!;
      const held = provision.stretches
        .filter((_, stop) => provision.lineage.findings[stop]!.places.length === 1)
        .flatMap((stretch) => stretch.captures.map((index) => captures[index]!.at));
      expect([first, last]).toEqual([held[0], held.at(-1)]);
    }
  });

  it("can be narrowed by what tells them apart, and by nothing that they share", () => {
    for (const { name, options } of comparisonFilters(provisions)) {
      expect(options.length).toBeGreaterThan(1);
      const values = provisions.map((entry) =>
        name === "platform"
          ? entry.platform.slug
          : name === "severity"
            ? entry.severity
            : name === "terms"
              ? entry.terms
              : entry.stands,
      );
      expect(new Set(options.map(({ value }) => value))).toEqual(new Set(values));
    }
    expect(comparisonFilters(provisions.slice(0, 1))).toEqual([]);
  });
});

describe("the list of clause types", () => {
  const view = clauseTypesView(specimen);
  const listed = view.groups.flatMap((group) => group.types);

  it("holds every type once", () => {
    const slugs = [...listed, ...view.unrecorded].map(({ slug }) => slug);
    expect(slugs.toSorted()).toEqual(types.toSorted());
  });

  it("puts a type under the category that its provisions name first", () => {
    const names = view.groups.map(({ category, types: held }) => [
      category?.slug,
      held.map(({ slug }) => slug),
    ]);
    expect(Object.fromEntries(names)).toMatchObject({
      "dispute-resolution": ["mandatory-arbitration", "class-action-waiver"],
      "ai-governance": ["ai-training-data-use"],
    });
  });
});
