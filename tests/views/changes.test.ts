import { describe, expect, it } from "vitest";
import {
  allChanges,
  changesOf,
  changesOfYear,
  countsInWords,
  latestChanges,
  yearsOfChanges,
} from "#views/changes.ts";
import { documentAt, specimen } from "./specimen.ts";

const days = (path: string) =>
  changesOf(documentAt(path), specimen).map(({ at }) => at.slice(0, 10));

describe("the changes of a document", () => {
  it("are listed newest first and leave suspect captures out", () => {
    expect(days("halden-cloud/privacy-notice")).toEqual(["2025-06-03", "2024-02-20", "2023-03-15"]);
    expect(days("nordlicht-mobil/datenschutz")).not.toContain("2023-09-19");
  });

  it("name the last capture of the older text beside the first of the newer", () => {
    const change = changesOf(documentAt("halden-cloud/privacy-notice"), specimen)[1]!;
    expect(change).toMatchObject({
      older: 2,
      newer: 3,
      before: "2023-09-06T20:00:15Z",
      at: "2024-02-20T08:00:04Z",
      severity: "high",
      announced: "2024-01-10",
      effective: "2024-02-12",
      href: "/record/MU-D-00001/v/3/#change-20240220T080004Z",
    });
    expect(change.counts).toEqual({ added: 5, removed: 0, edited: 3, moved: 1 });
  });

  it("have the kind that people decided, and say that they did", () => {
    const changes = changesOf(documentAt("halden-cloud/service-terms"), specimen);
    const decided = changes.find(({ at }) => at.startsWith("2024-10-01"))!;
    expect(decided).toMatchObject({ kind: "substantive", overruled: true });
    expect(documentAt("halden-cloud/service-terms").timeline.changes).toContainEqual({
      from: 2,
      to: 3,
      kind: "technical",
    });
    expect(changes.filter(({ overruled }) => overruled)).toHaveLength(1);
  });

  it("are told in words, and nothing is told of what did not happen", () => {
    expect(countsInWords({ added: 1, removed: 0, edited: 3, moved: 0 })).toBe(
      "1 passage added, 3 edited",
    );
    expect(countsInWords({ added: 0, removed: 2, edited: 0, moved: 1 })).toBe(
      "2 passages removed, 1 moved",
    );
    expect(countsInWords({ added: 0, removed: 0, edited: 0, moved: 0 })).toBe(
      "no passage added, removed, edited or moved",
    );
  });
});

describe("the pages of all changes", () => {
  it("keep technical changes apart", () => {
    const { substantive, technical } = latestChanges(specimen);
    expect(substantive.every(({ kind }) => kind === "substantive")).toBe(true);
    expect(technical.map(({ at }) => at.slice(0, 10))).toEqual(["2025-05-20"]);
  });

  it("hold every change once, by the year of the capture that brought it", () => {
    const years = yearsOfChanges(specimen);
    expect(years).toEqual(years.toSorted().toReversed());
    const listed = years.flatMap((year) => {
      const { substantive, technical } = changesOfYear(year, specimen);
      return [...substantive, ...technical];
    });
    expect(new Set(listed)).toEqual(new Set(allChanges(specimen)));
    expect(listed).toHaveLength(allChanges(specimen).length);
  });

  it("say how many suspect captures were left out", () => {
    expect(latestChanges(specimen).suspectCaptures).toBe(8);
  });
});
