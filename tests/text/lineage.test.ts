import { describe, expect, it } from "vitest";
import { type Stop, lineageOf } from "#text/lineage.ts";
import type { PassageKind } from "#text/passage.ts";
import { PassagePool } from "#text/version-text.ts";

const pool = new PassagePool();
const stop = (...passages: string[]): Stop => ({
  passages: passages.map((each) => pool.number(each.slice(2))),
  kinds: passages.map((each) => each[0] as PassageKind),
});
const trace = (wordings: string[], ...stops: Stop[]) =>
  lineageOf(
    wordings.map((text) => ({ text })),
    stops,
    pool.textOf,
  );
const states = (wordings: string[], ...stops: Stop[]) =>
  trace(wordings, ...stops).findings.map(({ state }) => state);

const held = stop("1 Data", "p We may train on data.");
const twice = stop("1 Data", "p We may train on data.", "p Also: We may train on data.");
const none = stop("1 Data", "p We never train.");
const moved = stop("1 Models", "p We may train on data.");
const renamed = stop("1 Data", "p We may now train on data.");

describe("a lineage", () => {
  it("is verbatim where the wording stands once, absent where it does not in a whole text", () => {
    expect(states(["may train on data"], held, none, held)).toEqual([
      "verbatim",
      "absent",
      "verbatim",
    ]);
  });

  it("is undetermined where the text is suspect, whatever stands in it", () => {
    expect(states(["may train on data"], "suspect", held, "suspect")).toEqual([
      "undetermined",
      "verbatim",
      "undetermined",
    ]);
  });

  it("is ambiguous where the wording stands more than once", () => {
    const { findings } = trace(["may train on data"], twice, held);
    expect(findings.map(({ state }) => state)).toEqual(["ambiguous", "verbatim"]);
    expect(findings[0]!.places).toHaveLength(2);
  });

  it("is moved where it stands under another heading than where it was last found", () => {
    expect(states(["may train on data"], held, moved, moved, none, held)).toEqual([
      "verbatim",
      "moved",
      "verbatim",
      "absent",
      "moved",
    ]);
  });

  it("is reworded where another of the listed wordings stands once", () => {
    const { current, findings } = trace(["may train on", "may now train on"], held, renamed, none);
    expect(current).toBe(1);
    expect(findings.map(({ state, wording }) => [state, wording])).toEqual([
      ["reworded", 0],
      ["verbatim", 1],
      ["absent", undefined],
    ]);
  });

  it("takes the wording found last for the current one, not the one listed last", () => {
    expect(trace(["may train on", "may now train on"], renamed, held).current).toBe(0);
  });

  it("of several that stand in the newest text takes the one listed last", () => {
    expect(trace(["may train", "We may train"], held).current).toBe(1);
  });

  it("is never decided by likeness", () => {
    expect(states(["We may train on your data."], held)).toEqual(["absent"]);
  });

  it("is not absent where only another wording stands, more than once", () => {
    const both = stop("p may now train", "p may now train too");
    expect(states(["We never train", "may now train"], both, none)).toEqual([
      "ambiguous",
      "verbatim",
    ]);
  });

  it("tells the headings above the place", () => {
    const deep = stop("1 A", "2 B", "p x words y", "2 C");
    expect(trace(["words"], deep).findings[0]!.headings).toEqual(["A", "B"]);
  });

  it("of a document without captures is empty", () => {
    expect(trace(["words"])).toEqual({ current: 0, findings: [] });
  });
});
