import { describe, expect, it } from "vitest";
import type { ProvisionPath } from "#base/ids.ts";
import { documentOf } from "#views/entries.ts";
import { lineageEvents } from "#views/lineage-events.ts";
import { specimen } from "./specimen.ts";

const provisionAt = (path: string) => specimen.archive.provisions.get(path as ProvisionPath)!;
function eventsOf(path: string) {
  const provision = provisionAt(path);
  return lineageEvents(provision, documentOf(provision, specimen), specimen);
}

describe("what became of a provision", () => {
  it("begins where the words first stood, with the place and the wording", () => {
    const [found, reworded] = eventsOf("halden-cloud/privacy-notice/ai-training-data-use");
    expect(found).toMatchObject({ name: "First found", version: 3, at: "2024-02-20T08:00:04Z" });
    expect(found!.sentence).toBe(
      "The words stand in the text captured on 20 Feb 2024 (version 3); none of the recorded wordings stood in the capture of 6 Sep 2023 (version 2).",
    );
    expect(found!.passage).toEqual(expect.any(Number));
    expect(reworded).toMatchObject({ name: "Reworded", version: 4 });
    expect(reworded!.wording).not.toEqual(found!.wording);
  });

  it("says that words were not found, and when they last were, never that they are gone", () => {
    expect(eventsOf("parcelo/privacy-statement/ai-training-data-use").at(-1)).toMatchObject({
      name: "Not found",
      passage: undefined,
      sentence:
        "None of the recorded wordings stands in the text captured on 7 Jul 2026 (version 6). A recorded wording was last found exactly once in the capture of 20 May 2025 (version 5).",
    });
  });

  it("tells words that moved, that stand more than once, and that stand once again", () => {
    const names = (path: string) => eventsOf(path).map(({ name }) => name);
    expect(names("quillmate/terms-of-use/content-licence")).toEqual(["Found", "Moved"]);
    expect(names("fitloom/terms-of-use/mandatory-arbitration")).toEqual([
      "First found",
      "Found more than once",
      "Found again",
    ]);
  });

  it("tells one thing once, however many captures repeat it", () => {
    const path = "quillmate/terms-of-use/unilateral-changes";
    const { lineage } = provisionAt(path);
    expect(lineage.findings.map(({ state }) => state)).toEqual([
      "verbatim",
      "verbatim",
      "ambiguous",
      "ambiguous",
    ]);
    expect(eventsOf(path).map(({ name }) => name)).toEqual(["Found", "Found more than once"]);
  });

  it("says nothing of suspect captures", () => {
    const provision = provisionAt("halden-cloud/privacy-notice/third-party-sharing");
    expect(provision.lineage.findings.map(({ state }) => state)).toContain("undetermined");
    const suspects = new Set(
      provision.stretches.flatMap(({ captures, suspect }) => (suspect ? captures : [])),
    );
    const document = documentOf(provision, specimen);
    const times = new Set([...suspects].map((index) => document.captures[index]!.at));
    const events = lineageEvents(provision, document, specimen);
    expect(events.filter(({ at }) => times.has(at))).toEqual([]);
  });

  it("says nothing where only the extraction changed", () => {
    const provision = provisionAt("parcelo/privacy-statement/ai-training-data-use");
    const document = documentOf(provision, specimen);
    const { timeline } = document;
    const changes = timeline.changes.map((step) => ({ ...step, kind: "technical" as const }));
    const extracted = { ...document, timeline: { ...timeline, changes } };
    expect(lineageEvents(provision, extracted, specimen)).toEqual([]);
    expect(lineageEvents(provision, document, specimen)).toHaveLength(3);
  });
});
