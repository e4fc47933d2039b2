import { describe, expect, it } from "vitest";
import type { DocumentPath } from "#base/ids.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import type { PassageRange } from "#text/difference-item.ts";
import { type DocumentChange, allChanges } from "#views/changes.ts";
import { type DifferenceItem, differenceOf, isChanged } from "#views/difference.ts";
import { siteOf } from "#views/site.ts";
import { versionPage, versionRoutes } from "#views/version.ts";
import { documentAt, specimen } from "./specimen.ts";

const page = (path: string, number: number) =>
  versionPage({ document: path as DocumentPath, number }, specimen);

describe("the page of a version", () => {
  it("exists for every version, suspect ones too", () => {
    const routes = versionRoutes(specimen);
    expect(routes).toHaveLength(60);
    expect(routes).toContainEqual({
      params: { id: "MU-D-00003", version: "3" },
      props: { document: "nordlicht-mobil/datenschutz", number: 3 },
    });
  });

  it("marks the quotations that stand in it, character for character", () => {
    for (const provision of specimen.archive.provisions.values()) {
      const stop = provision.lineage.findings.findLastIndex(({ state }) => state === "verbatim");
      const place = provision.lineage.findings[stop]?.places[0];
      if (place === undefined || place.first !== place.last) continue;
      const { blocks } = page(provision.document, provision.stretches[stop]!.version);
      const item = blocks
        .flatMap(({ items }) => items)
        .find((each) => each.number === place.first + 1)!;
      const marked = item.runs.filter(({ quoted }) => quoted).map(({ text }) => text);
      const wording = provision.value.quotes[provision.lineage.current]!.text;
      expect(marked.join("")).toContain(wording.replace(/\s+/gu, " ").trim());
      expect(item.quotings.map(({ title }) => title)).toContain(provision.value.title);
    }
  });

  it("says that a newer version exists only where the latest sound capture is later", () => {
    expect(page("halden-cloud/privacy-notice", 2).newer).toMatchObject({ number: 4 });
    expect(page("halden-cloud/privacy-notice", 4).newer).toBeUndefined();
    // A stub that was captured last: the sound version before it is not newer.
    expect(page("nordlicht-mobil/agb", 4).newer).toBeUndefined();
  });

  it("of a text that only suspect captures hold claims nothing, and names the judgement", () => {
    const suspect = page("nordlicht-mobil/datenschutz", 3);
    expect(suspect).toMatchObject({ suspect: true, periods: [], changes: [], quotings: [] });
    expect(suspect.suspectCaptures[0]!.judgement).toMatchObject({
      name: "error page",
      by: "M. Petersen",
      ofSameText: false,
    });
    expect(page("parcelo/privacy-statement", 3).language).toBe("nl");
  });

  it("is not suspect where another capture of the same text is sound", () => {
    const flipped = page("halden-cloud/privacy-notice", 3);
    expect(flipped.suspect).toBe(false);
    expect(flipped.suspectCaptures.map(({ at }) => at)).toEqual(["2026-06-23T08:00:06Z"]);
    expect(flipped.periods).toHaveLength(1);
    expect(flipped.quotings.map(({ title }) => title)).not.toEqual([]);
  });

  it("says what was recorded late", () => {
    expect(page("halden-cloud/service-terms", 4).recordedLate).toBe(true);
    expect(page("halden-cloud/service-terms", 5).recordedLate).toBe(false);
  });

  it("shows what is not recorded of a capture as not recorded", () => {
    const [capture] = page("parcelo/user-agreement", 3).captures;
    const told = (label: string) =>
      [...capture!.facts, ...capture!.bySource.flat()].find((each) => each.label === label)!.values;
    expect(told("Tool")).toEqual([{ text: "not recorded", missing: true }]);
    expect(told("HTTP status")).toEqual([{ text: "not recorded", missing: true }]);
    expect(told("SHA-256 of the bytes")[0]!.text).toHaveLength(64);
  });

  it("shows a step that repeats once, and refers to it", () => {
    const { changes } = versionPage(
      { document: alternating.path, number: 2 },
      siteOf({ ...specimen.archive, documents: new Map([[alternating.path, alternating]]) }),
    );
    expect(changes.map(({ difference }) => difference !== undefined)).toEqual([true, false]);
    expect(changes[1]!.sameAs).toEqual({ anchor: changes[0]!.anchor, at: changes[0]!.change.at });
  });
});

it("an old version that flashed up again is still older than the text around the flash", () => {
  const [first, second] = alternating.captures;
  const document: ArchivedDocument = {
    ...alternating,
    captures: [first!, second!, alternating.captures[2]!],
    timeline: {
      suspicions: [undefined, undefined, "flip"],
      periods: alternating.timeline.periods.slice(0, 2),
      changes: alternating.timeline.changes.slice(0, 1),
    },
  };
  const site = siteOf({ ...specimen.archive, documents: new Map([[document.path, document]]) });
  expect(versionPage({ document: document.path, number: 1 }, site).newer).toMatchObject({
    number: 2,
  });
});

/** Two texts in turn, as collections have them. */
const alternating = ((): ArchivedDocument => {
  const document = documentAt("halden-cloud/privacy-notice");
  const [first, second] = [document.captures[0]!, document.captures[1]!];
  const at = (year: number, capture: typeof first) =>
    ({ ...capture, at: `${year}-01-01T00:00:00Z` }) as typeof first;
  return {
    ...document,
    versions: document.versions.slice(0, 2),
    captures: [at(2021, first), at(2022, second), at(2023, first), at(2024, second)],
    timeline: {
      suspicions: [undefined, undefined, undefined, undefined],
      periods: [0, 1, 2, 3].map((index) => ({ version: 1 + (index % 2), captures: [index] })),
      changes: [0, 1, 2].map((from) => ({ from, to: from + 1, kind: "substantive" as const })),
    },
  };
})();

describe("a difference", () => {
  it("accounts for every passage of both versions, shown, left out or skipped", () => {
    for (const change of allChanges(specimen)) {
      const { versions } = change.document;
      const items = itemsOf(change);
      const older = items.flatMap((item) =>
        "was" in item && item.op !== "movedHere" ? numbersIn(item.was) : [],
      );
      const stayed = items.flatMap((item) => (isChanged(item) ? [] : numbersIn(item.at)));
      const newer = items.flatMap((item) =>
        "at" in item && item.op !== "movedAway" ? numbersIn(item.at) : [],
      );
      expect(newer).toEqual(versions[change.newer - 1]!.passages.map((_, index) => index + 1));
      expect(older.length + stayed.length).toBe(versions[change.older - 1]!.passages.length);
    }
  });

  it("shows two passages on either side of a change and names those it skips", () => {
    const change = allChanges(specimen).find(({ at }) => at === "2024-02-20T08:00:04Z")!;
    const items = itemsOf(change);
    const first = items.findIndex(({ op }) => op === "skipped");
    expect(items.slice(first - 2, first + 3)).toMatchObject([
      { op: "edited" },
      { op: "same", at: { first: 3, last: 4 } },
      { op: "skipped", at: { first: 5, last: 23 }, passages: [] },
      { op: "same", at: { first: 24, last: 25 } },
      { op: "movedAway" },
    ]);
  });

  it("says in words how much changed, and how much stayed", () => {
    const change = allChanges(specimen).find(({ at }) => at === "2024-02-20T08:00:04Z")!;
    expect(differenceOf(change, specimen).words).toMatch(/^\d+ passages? edited, .*; \d+ stayed$/u);
  });
});

const itemsOf = (change: DocumentChange): DifferenceItem[] => {
  const { folded, open } = differenceOf(change, specimen);
  return [...open, ...folded.flatMap(({ items }) => items)];
};

const numbersIn = ({ first, last }: PassageRange): number[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset);

describe("the captures of a version", () => {
  it("are a table where they are many: what is the same of all is said once", () => {
    const [document, number] = mostCaptured();
    const { captureTable, captures } = page(document.path, number);
    expect(captures).toEqual([]);
    const { columns, common, rows } = captureTable!;
    expect(common.map(({ label }) => label)).toContain("Form");
    expect(columns.filter((label) => common.some((fact) => fact.label === label))).toEqual([]);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
  });
});

/** The version that most captures of the specimen hold. */
function mostCaptured(): [ArchivedDocument, number] {
  const all = [...specimen.archive.documents.values()].flatMap((document) =>
    document.versions.map(({ number, text }) => {
      const held = document.captures.filter((capture) => capture.text.sha256 === text);
      return { document, number, captures: held.length };
    }),
  );
  const { document, number } = all.reduce((a, b) => (b.captures > a.captures ? b : a));
  return [document, number];
}
