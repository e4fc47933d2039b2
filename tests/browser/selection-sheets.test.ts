import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "#base/dates.ts";
import type { ProvisionId } from "#base/ids.ts";
import { parseSums } from "#base/sums.ts";
import { plainText } from "#cite/runs.ts";
import { type Known, tableOfAuthorities } from "#browser/selection-authorities.ts";
import { datesFor, excerptOf, ordered, showDistance, summaryOf } from "#browser/selection-board.ts";
import { fetchCommands, filesOf, hasKind, showSize, sumsOf } from "#browser/selection-files.ts";
import type { ChangeFacts, IssuedFacts } from "#browser/record-facts.ts";
import { absenceWords, statusWords, trackingWords } from "#browser/selection-words.ts";
import { recordJson } from "#views/json-record.ts";
import { specimen } from "../views/specimen.ts";

const HASH = "a".repeat(64);
const file = (name: string) => ({
  name,
  url: `https://specimen.muniment.example/record/x/v/1/${name}`,
  mediaType: "application/octet-stream",
  bytes: 3,
  sha256: HASH,
});
const FILES = ["record.json", "record.pdf", "analysis.pdf", "exhibit.zip"].map(file);

/** What the archive publishes of a record, as the page gets it. */
function known(id: string, change: (facts: IssuedFacts) => object = () => ({})): Known {
  const json = recordJson({ id: id as ProvisionId, number: 1 }, FILES, specimen);
  const facts = JSON.parse(JSON.stringify(json)) as IssuedFacts;
  return {
    chosen: { id: facts.id, number: 1, label: "", note: "" },
    facts: { ...facts, ...change(facts) },
  };
}

const changed = (dates: Partial<ChangeFacts>): ChangeFacts => ({
  at: "2026-01-01T00:00:00Z" as ChangeFacts["at"],
  url: "https://specimen.muniment.example/x/",
  ...dates,
});
const day = (text: string) => text as Day;
const TODAY = day("2026-07-01");

describe("the table of authorities", () => {
  it("stands by platform and document in alphabetical order, whatever the order of the list", () => {
    const ids = ["MU-P-000012", "MU-P-000004", "MU-P-000001", "MU-P-000002"];
    const read = (order: readonly string[]) =>
      tableOfAuthorities(
        order.map((id) => known(id)),
        "bluebook",
      ).map(({ documents, platform }) => [
        platform,
        documents.map(({ authorities, title }) => [
          title,
          authorities.map(({ citation }) => plainText(citation)),
        ]),
      ]);
    const table = read(ids);
    expect(read(ids.toReversed())).toEqual(table);
    expect(table.map(([platform]) => platform)).toEqual(["Brightwave", "Fitloom"]);
    expect(table.flat(9).filter((each) => each.includes("/record/MU-P-"))).toHaveLength(4);
  });

  it("puts names in order by their letters, not by case or accent", () => {
    const named = (name: string) =>
      known("MU-P-000001", () => ({ platform: { slug: name, name } }));
    const order = tableOfAuthorities(["Zoom", "eBay", "Éclair", "Apple"].map(named), "apa");
    expect(order.map(({ platform }) => platform)).toEqual(["Apple", "eBay", "Éclair", "Zoom"]);
  });

  it("leaves out what cannot be cited", () => {
    const uncitable = known("MU-P-000001", () => ({ citable: undefined }));
    expect(tableOfAuthorities([uncitable], "oscola")).toEqual([]);
  });
});

describe("the list of exhibits", () => {
  const records = [known("MU-P-000001"), known("MU-P-000012")];

  it("gives each file a name of its own, and sums that are read by those names", () => {
    const listed = filesOf(records, new Set(["exhibit", "pdf"]));
    expect([...parseSums(sumsOf(listed))!.keys()]).toEqual([
      "MU-P-000001-v1-exhibit.zip",
      "MU-P-000001-v1-record.pdf",
      "MU-P-000012-v1-exhibit.zip",
      "MU-P-000012-v1-record.pdf",
    ]);
    expect(fetchCommands(listed).split("\n")[0]).toBe(
      "curl -fo MU-P-000001-v1-exhibit.zip https://specimen.muniment.example/record/x/v/1/exhibit.zip",
    );
  });

  it("has analyses only for those who ask for them", () => {
    const names = (kinds: ReadonlySet<"exhibit" | "pdf" | "analysis">) =>
      filesOf(records, kinds).flatMap(({ files }) => files.map(({ saveAs }) => saveAs));
    expect(names(new Set(["exhibit", "pdf"])).join()).not.toContain("analysis");
    expect(names(new Set(["analysis"]))).toHaveLength(2);
    expect(hasKind(records, "certification")).toBe(false);
  });

  it.each([
    [0, "0 bytes"],
    [9_999, "9,999 bytes"],
    [10_000, "10 kB"],
    [1_250_000, "1.3 MB"],
  ])("shows %i bytes as %s", (bytes, shown) => expect(showSize(bytes)).toBe(shown));
});

describe("the board’s sheet", () => {
  const past = changed({ effective: day("2025-01-01") });
  const lastWeek = changed({ effective: day("2026-06-24") });
  const soon = changed({ announced: day("2026-05-01"), effective: day("2026-07-02") });
  const later = changed({ effective: day("2026-12-31") });
  const announced = changed({ announced: day("2026-06-30") });

  it("tells every date to come, the soonest first, and the last one that passed", () => {
    const dates = datesFor([later, past, soon, lastWeek], TODAY);
    expect(dates.map((each) => [each.day, each.inDays])).toEqual([
      ["2026-07-02", 1],
      ["2026-12-31", 183],
      ["2026-06-24", -7],
    ]);
  });

  it("counts the reader’s own day among what is to come", () => {
    const dates = datesFor([changed({ effective: TODAY }), past], TODAY);
    expect(dates.map(({ inDays }) => inDays)).toEqual([0, -546]);
  });

  it("takes the day of announcement only where no effective day is recorded, and says so", () => {
    expect(datesFor([announced], TODAY)).toMatchObject([{ what: "announced", inDays: -1 }]);
    expect(datesFor([soon], TODAY)).toMatchObject([{ what: "effective", inDays: 1 }]);
    expect(datesFor([changed({})], TODAY)).toEqual([]);
  });

  it.each([
    [0, "today"],
    [1, "in 1 day"],
    [12, "in 12 days"],
    [-1, "1 day ago"],
  ])("says %i days as %s", (days, words) => expect(showDistance(days)).toBe(words));

  const dated = (id: string, dates: readonly ChangeFacts[]) =>
    known(id, ({ today }) => ({ today: { ...today, dated: dates } }));
  const severe = (id: string, severity: string) =>
    known(id, ({ analysis }) => ({ analysis: { ...analysis, severity } }));

  it("is ordered as the reader asks, and stays in their order where that says nothing", () => {
    const byDate = [
      dated("MU-P-000001", []),
      dated("MU-P-000002", [later]),
      dated("MU-P-000003", [soon]),
      dated("MU-P-000004", [past]),
    ];
    const ids = (records: readonly Known[]) => records.map(({ chosen }) => chosen.id.slice(-1));
    expect(ids(ordered(byDate, "mine", TODAY))).toEqual(["1", "2", "3", "4"]);
    expect(ids(ordered(byDate, "date", TODAY))).toEqual(["3", "2", "1", "4"]);
    const bySeverity = [
      severe("MU-P-000001", "low"),
      severe("MU-P-000002", "critical"),
      severe("MU-P-000003", "low"),
    ];
    expect(ids(ordered(bySeverity, "severity", TODAY))).toEqual(["2", "1", "3"]);
  });

  it("is summed up in a sentence that counts", () => {
    const records = [severe("MU-P-000001", "low"), dated("MU-P-000012", [soon])];
    expect(summaryOf(records, TODAY)).toBe(
      "2 records of 2 platforms: 1 high, 1 low. For 1 of them a date to come is recorded.",
    );
  });

  it("shortens words at a space and shows that it did; short ones stay whole", () => {
    expect(excerptOf("Short.\n\nWords.")).toEqual({ parts: ["Short.", "Words."], cut: false });
    const long = excerptOf(`${"word ".repeat(100).trim()}.`);
    expect(long.cut).toBe(true);
    expect(long.parts.join("")).toMatch(/^(?:word ){56}…$/u);
  });

  it("never shows words that are not the beginning of the quotation, and splits no sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
        const { cut, parts } = excerptOf(text);
        const shown = parts.join("\n\n");
        expect(shown.isWellFormed()).toBe(text.isWellFormed() ? true : shown.isWellFormed());
        expect(text.startsWith(cut ? shown.slice(0, -2) : shown)).toBe(true);
      }),
    );
  });
});

describe("what is said of a record", () => {
  const chosen = known("MU-P-000001").chosen;

  it("is nothing where it stands and is known", () => {
    const { facts } = known("MU-P-000001");
    expect(absenceWords(chosen, facts, "MU")).toBeUndefined();
    expect(statusWords(facts)).toEqual([]);
  });

  it("is why it is not here: unknown, of another archive, not to be read, removed", () => {
    expect(absenceWords(chosen, { state: "unknown" }, "MU")).toBe(
      "This archive has no MU-P-000001 v1. Nothing else is put in its place.",
    );
    expect(absenceWords(chosen, { state: "unknown" }, "CA")).toContain("begin with CA");
    expect(absenceWords(chosen, { state: "unreachable" }, "MU")).toContain("could not be read");
    const removed = {
      ...known("MU-P-000001").facts,
      state: "removed" as const,
      notice: { reason: "A court ordered it.", date: day("2026-06-01"), by: "N. Okafor" },
    };
    expect(absenceWords(chosen, removed, "MU")).toBe(
      "The words of MU-P-000001 v1 were removed. 1 Jun 2026, N. Okafor: A court ordered it.",
    );
  });

  it("is what became of it since: withdrawn, corrected, followed by a newer version", () => {
    const notice = { reason: "It was too high.", date: day("2026-06-02"), by: "N. Okafor" };
    const { facts } = known("MU-P-000001", ({ today }) => ({
      today: {
        ...today,
        statuses: [
          { kind: "withdrawn", notice },
          { kind: "corrected", by: { name: "MU-P-000001 v2" }, notice },
        ],
        newer: { name: "MU-P-000001 v3", number: 3 },
      },
    }));
    expect(statusWords(facts)).toEqual([
      "This record was withdrawn on 2 Jun 2026 by N. Okafor: It was too high.",
      "Corrected by MU-P-000001 v2: It was too high.",
      "A newer version exists: MU-P-000001 v3.",
    ]);
  });

  it("names the version that corrects it once, though it is the newest too", () => {
    const { facts } = known("MU-P-000001", ({ today }) => ({
      today: {
        ...today,
        statuses: [{ kind: "retracted", by: { name: "MU-P-000001 v2" } }],
        newer: { name: "MU-P-000001 v2", number: 2 },
      },
    }));
    expect(statusWords(facts)).toEqual(["Retracted by MU-P-000001 v2."]);
  });

  it("is apart from it, that its document is tracked no more", () => {
    const { facts } = known("MU-P-000012");
    expect(statusWords(facts)).toEqual([]);
    expect(trackingWords(facts)).toMatch(/^Tracking of its document ended on /u);
    expect(trackingWords(known("MU-P-000001").facts)).toBeUndefined();
  });
});
