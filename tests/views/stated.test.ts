import { describe, expect, it } from "vitest";
import type { DocumentId, DocumentPath, ProvisionPath } from "#base/ids.ts";
import { documentDates } from "#views/document-dates.ts";
import { issuedView } from "#views/issued.ts";
import { documentJson } from "#views/json-document.ts";
import { provisionJson } from "#views/json-provision.ts";
import { documentInformation } from "#views/provision-facts.ts";
import { latestStated } from "#views/stated.ts";
import { tableRows } from "#views/tables.ts";
import { documentAt, specimen } from "./specimen.ts";

const PATH = "halden-cloud/privacy-notice" as DocumentPath;
const { content, documents, pool, provisions } = specimen.archive;

/** As the texts of the specimen write the days that were recorded of them. */
const WRITTEN: Readonly<Record<string, string>> = {
  "2023-03-01": "Last updated: 1 March 2023",
  "2024-02-12": "Last updated: 12 February 2024",
  "2025-06-02": "Last updated: 2 June 2025",
  "2025-01-15": "Stand: 15. Januar 2025",
  "2026-07-01": "Stand: 1. Juli 2026",
  "2024-06-10": "Last revised: June 10, 2024",
  "2025-10-06": "Last revised: October 6, 2025",
};

describe("the day that a text states", () => {
  it("stands in the text that it was read from", () => {
    const recorded = [...documents.values()].flatMap(({ captures, id, versions }) =>
      (content.changes.get(id as DocumentId)?.value.stated ?? []).map(({ capture, date }) => {
        const { text } = captures.find(({ at }) => at === capture)!;
        const version = versions.find((each) => each.text === text.sha256)!;
        return { date, passages: version.passages.map((each) => pool.textOf(each)) };
      }),
    );
    expect(recorded.map(({ date }) => date).toSorted()).toEqual(Object.keys(WRITTEN).toSorted());
    for (const { date, passages } of recorded) expect(passages).toContain(WRITTEN[date]);
  });

  it("is shown of the newest sound version, which is named", () => {
    const stated = { day: "2025-06-02", version: 4, href: "/record/MU-D-00001/v/4/" };
    expect(documentDates(documentAt(PATH), specimen).stated).toEqual(stated);
    expect(documentInformation(documentAt(PATH), specimen).stated).toEqual(stated);
    const { timeline } = documentAt(PATH);
    const earlier = {
      ...documentAt(PATH),
      timeline: { ...timeline, periods: [timeline.periods[0]!] },
    };
    expect(latestStated(earlier, specimen)).toBeUndefined();
  });

  it("stands with each version in the JSON and in the table", () => {
    const { dates, versions } = documentJson(PATH, specimen);
    expect(dates.stated).toBe("2025-06-02");
    const days = [undefined, "2023-03-01", "2024-02-12", "2025-06-02"];
    expect(versions.map(({ stated }) => stated)).toEqual(days);
    const rows = [...tableRows("versions", specimen)].filter(
      ({ documentId }) => documentId === "MU-D-00001",
    );
    expect(rows.map(({ stated }) => stated)).toEqual(days);
    const provision = provisionJson(`${PATH}/ai-training-data-use` as ProvisionPath, specimen);
    expect(provision.evidence.quotation!.stated).toBe("2025-06-02");
  });

  it("makes no new version of a record due", () => {
    for (const provision of provisions.values()) {
      expect(issuedView(provision, specimen)?.differing ?? []).toEqual([]);
    }
  });
});
