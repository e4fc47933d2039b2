import { describe, expect, it } from "vitest";
import type { Instant } from "#base/dates.ts";
import {
  betweenInWords,
  changesOf,
  countsInWords,
  datesInWords,
  versionsInWords,
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

  it("are dated by what companies said and by the captures around them", () => {
    const change = changesOf(documentAt("halden-cloud/privacy-notice"), specimen)[1]!;
    expect(datesInWords(change)).toEqual([
      "Announced on 10 Jan 2024.",
      "To apply from 12 Feb 2024, according to the company.",
    ]);
    expect(betweenInWords(change)).toBe(
      "Version 2 was last captured on 6 Sep 2023, version 3 first on 20 Feb 2024; the change lies between the two.",
    );
  });

  it("are told to the second where both captures are of one day", () => {
    const change = changesOf(documentAt("halden-cloud/privacy-notice"), specimen)[1]!;
    const sameDay = {
      ...change,
      before: "2024-02-20T06:00:00Z" as Instant,
      at: "2024-02-20T18:30:05Z" as Instant,
    };
    expect(betweenInWords(sameDay)).toBe(
      "Version 2 was last captured on 20 Feb 2024, 06:00:00 UTC, version 3 first on 20 Feb 2024, 18:30:05 UTC; the change lies between the two.",
    );
    expect(versionsInWords(sameDay)).toContain("(last captured 20 Feb 2024, 06:00:00 UTC)");
    expect(versionsInWords(change)).toBe("Version 2 (last captured 6 Sep 2023) became version 3.");
  });
});
