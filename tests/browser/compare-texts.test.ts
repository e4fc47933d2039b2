import { expect, it } from "vitest";
import { allChanges } from "#views/changes.ts";
import { differenceOf } from "#views/difference.ts";
import { compareTexts } from "#browser/compare-texts.ts";
import { specimen } from "../views/specimen.ts";

it("two texts compared in the browser give what the build shows of the same step", () => {
  for (const change of allChanges(specimen)) {
    const [older, newer] = [change.older, change.newer].map((number) => {
      const { kinds, passages } = change.document.versions[number - 1]!;
      return { kinds, passages: passages.map(specimen.archive.pool.textOf) };
    });
    const { olderHref: _, ...built } = differenceOf(change, specimen);
    expect(compareTexts(older!, newer!)).toEqual(built);
  }
});
