import { describe, expect, it } from "vitest";
import { type HistoryItem, historyEntries, historyPage } from "#views/history.ts";
import { documentAt, specimen } from "./specimen.ts";

const entriesOf = (path: string) => historyEntries(documentAt(path), specimen.archive);
const { textOf } = specimen.archive.pool;

describe("the history of a document", () => {
  it("gives back every sound version, word for word and kind for kind", () => {
    for (const document of specimen.archive.documents.values()) {
      const entries = historyEntries(document, specimen.archive);
      for (const { version, captures } of document.timeline.periods) {
        const { at } = document.captures[captures[0]!]!;
        const standing = entries.filter(({ spans }) =>
          spans.some(({ from, until }) => from <= at && (until === undefined || at < until)),
        );
        const { passages } = document.versions[version - 1]!;
        expect(standing.map(({ text }) => text)).toEqual(passages.map(textOf));
      }
    }
  });

  it("has the kinds of the latest sound version", () => {
    const document = documentAt("fitloom/privacy-policy");
    const standing = entriesOf("fitloom/privacy-policy").filter(
      ({ spans }) => spans.at(-1)!.until === undefined,
    );
    const latest = document.versions[document.timeline.periods.at(-1)!.version - 1]!;
    expect(standing.map(({ kind }) => kind)).toEqual(latest.kinds);
  });

  it("holds nothing of a suspect capture", () => {
    const errorPage = documentAt("nordlicht-mobil/datenschutz").versions[2]!;
    const notice = errorPage.passages.map(textOf).find((text) => text.includes("NM-503"))!;
    expect(notice).toBeDefined();
    expect(entriesOf("nordlicht-mobil/datenschutz").map(({ text }) => text)).not.toContain(notice);
  });

  it("dates a passage that went by the capture before and the one after", () => {
    const document = documentAt("quillmate/privacy-policy");
    const gone = entriesOf("quillmate/privacy-policy").find(
      ({ spans }) => spans[0]!.went === "technical",
    )!;
    expect(gone.spans[0]).toMatchObject({
      to: document.captures.find(({ at }) => at.startsWith("2024-12-10"))!.at,
      until: document.captures.find(({ at }) => at.startsWith("2025-05-20"))!.at,
    });
  });

  it("keeps the place of a passage that came back, with each time it stood", () => {
    const returned = entriesOf("brightwave/community-rules").find(({ spans }) => spans.length > 1)!;
    const [before, again] = returned.spans;
    expect(before!.until! < again!.from).toBe(true);
  });

  it("shows passages together that stood in the same captures, in the order of the entries", () => {
    for (const document of specimen.archive.documents.values()) {
      const { captures, groups } = historyPage(document.path, specimen);
      const items = groups.flatMap(({ blocks }) => blocks.flatMap(itemsOf));
      const entries = historyEntries(document, specimen.archive);
      expect(items.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
      groups.slice(1).forEach(({ periods }, index) => {
        expect(periods).not.toBe(groups[index]!.periods);
      });
      expect(captures).toHaveLength(document.timeline.periods.length);
    }
  });

  it("names the periods in which passages stood; none for those of every sound capture", () => {
    const { groups } = historyPage(documentAt("halden-cloud/privacy-notice").path, specimen);
    const undated = groups.filter(({ periods }) => periods === undefined);
    expect(undated.length).toBeGreaterThan(0);
    expect(undated.every(({ standing }) => standing)).toBe(true);
    const dated = groups.flatMap(({ periods }) => periods ?? []);
    expect(dated.every((periods) => /^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/u.test(periods))).toBe(true);
    const returned = historyPage(documentAt("brightwave/community-rules").path, specimen);
    expect(returned.groups.some(({ periods }) => periods?.includes(","))).toBe(true);
  });
});

const itemsOf = ({ items }: { readonly items: readonly HistoryItem[] }): readonly HistoryItem[] =>
  items;
