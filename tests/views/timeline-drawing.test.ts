import { describe, expect, it } from "vitest";
import type { ArchivedDocument } from "#archive/documents.ts";
import type { DocumentChange } from "#views/changes.ts";
import { type TimelineDrawing, timelineDrawing } from "#views/timeline-drawing.ts";
import { marksOf } from "#views/timeline-marks.ts";
import { instant } from "../support/archives.ts";
import { daily, invented } from "./invented.ts";
import { documentAt, specimen } from "./specimen.ts";

const draw = (document: ArchivedDocument): TimelineDrawing => timelineDrawing(document, specimen)!;
const drawn = (path: string) => draw(documentAt(path));
const laneMarks = ({ lanes }: TimelineDrawing) => lanes.flatMap(({ marks }) => marks ?? []);

describe("the timeline of a document", () => {
  it("says in words what it shows", () => {
    expect(drawn("fitloom/privacy-policy").caption.join(" ")).toBe(
      "7 captures from 19 May 2021 to 4 Aug 2026, 1 of them suspect. " +
        "4 changes of substance, the largest first seen in the capture of 7 Nov 2023 (8 passages touched). " +
        "Longest time without a sound capture: 566 days, from 14 Jan 2025 to 4 Aug 2026.",
    );
  });

  it("says that nothing changed, and that a lone capture is suspect", () => {
    const calm = invented([
      { at: "2024-01-01T08:00:00Z", version: 2 },
      { at: "2024-01-31T08:00:00Z", version: 2 },
    ]);
    expect(draw(calm).caption[1]).toBe("No change of substance was captured.");
    const lone = invented([{ at: "2024-01-01T08:00:00Z", version: 2, error: true }]);
    expect(draw(lone).caption).toEqual([
      "1 capture on 1 Jan 2024, which is suspect.",
      "No change of substance was captured.",
    ]);
  });

  it("is absent where nothing was captured", () => {
    expect(
      timelineDrawing({ ...documentAt("fitloom/privacy-policy"), captures: [] }, specimen),
    ).toBeUndefined();
  });

  it("is one lane for few captures, and a lane for each year for many", () => {
    expect(drawn("fitloom/privacy-policy").lanes.map(({ name }) => name)).toEqual(["2021–2026"]);
    const many = draw(daily(800, () => 2));
    expect(many.lanes.map(({ name, summary }) => `${name}: ${summary}`)).toEqual([
      "2019: 365 captures",
      "2020: 366 captures",
      "2021: 69 captures",
    ]);
  });

  it("has every sound capture in a link to the version it holds", () => {
    const { runs } = laneMarks(drawn("fitloom/privacy-policy"))[0]!;
    expect(runs.map(({ href, path }) => [href, path.split("M").length - 1])).toEqual([
      ["/record/MU-D-00007/v/1/", 1],
      ["/record/MU-D-00007/v/2/", 2],
      ["/record/MU-D-00007/v/3/", 1],
      ["/record/MU-D-00007/v/5/", 1],
      ["/record/MU-D-00007/v/6/", 1],
    ]);
  });

  it("draws a line from the capture before a change to the one that shows it, and no other", () => {
    const document = invented([
      { at: "2024-01-01T00:00:00Z", version: 2 },
      { at: "2024-07-02T00:00:00Z", version: 2 },
      { at: "2024-12-31T12:00:00Z", version: 3 },
    ]);
    expect(laneMarks(draw(document))[0]!.unknown).toBe("M500 0H998");
  });

  it("keeps technical changes and suspect captures apart from changes of substance", () => {
    const document = invented([
      { at: "2024-01-01T08:00:00Z", version: 2 },
      { at: "2024-03-01T08:00:00Z", version: 3, technical: true },
      { at: "2024-05-01T08:00:00Z", version: 1, error: true },
      { at: "2024-09-01T08:00:00Z", version: 4 },
    ]);
    const { has, stops } = draw(document);
    const [marks] = laneMarks(draw(document));
    expect(has).toEqual({ changes: true, technical: true, suspect: true, severity: false });
    expect([marks!.technical.length, marks!.substantive.length, stops]).toEqual([1, 1, 1]);
    expect(marks!.suspects).toEqual(["33.1%"]);
    expect(marks!.runs.map(({ name }) => name)).not.toContain("Version 1");
  });

  it("names a change by day, size and the severity that people gave it", () => {
    const [first, ...rest] = laneMarks(drawn("fitloom/privacy-policy"))[0]!.substantive;
    expect(first).toMatchObject({
      name: "8 Mar 2022: 4 passages, high severity",
      severity: "high",
    });
    expect(first!.href).toMatch(/^\/record\/MU-D-00007\/v\/2\/#change-20220308T/u);
    expect(Math.max(first!.height, ...rest.map(({ height }) => height))).toBe(
      drawn("fitloom/privacy-policy").tallest,
    );
  });

  it("draws a bar by the square root of the passages touched, and never none", () => {
    const changes = [100, 25, 4, 0].map((added, index) => ({
      at: instant(`2024-0${index + 1}-01T08:00:00Z`),
      counts: { added, removed: 0, edited: 0, moved: 0 },
      href: "",
    })) as unknown as DocumentChange[];
    const marking = { days: 1, tallest: 40, hrefOfYear: String };
    expect(marksOf(changes, marking).map(({ height }) => height)).toEqual([40, 20, 8, 4]);
  });

  it("gathers years in a row without a capture", () => {
    const months = Array.from({ length: 25 }, (_, month) => ({
      at: `2015-01-${String(month + 1).padStart(2, "0")}T08:00:00Z`,
      version: 2,
    }));
    const { lanes } = draw(invented([...months, { at: "2019-05-01T08:00:00Z", version: 2 }]));
    expect(lanes.map(({ name, summary, marks }) => [name, summary, marks === undefined])).toEqual([
      ["2015", "25 captures", false],
      ["2016–2018", "no capture", true],
      ["2019", "1 capture", false],
    ]);
  });

  it("stays light and readable with 2,500 captures that nearly all differ", () => {
    const drawing = draw(daily(2500, (day) => day + 1));
    const marks = laneMarks(drawing);
    expect(drawing.days).toBe(28);
    expect(drawing.stops).toBeLessThanOrEqual(150);
    expect(marks.every(({ substantive }) => substantive.length <= 14)).toBe(true);
    expect(JSON.stringify(drawing).length).toBeLessThan(60_000);
    const gathered = marks[0]!.substantive[0]!;
    expect(gathered.href).toBe("#periods-2019");
    expect(gathered.name).toMatch(/^\d+ changes, \d+ Jan 2019 to \d+ Jan 2019: \d+ passages$/u);
  });

  it("leads from several changes of a day to the table of periods, folded or not", () => {
    const few = invented([
      { at: "2024-03-01T08:00:00Z", version: 1 },
      { at: "2024-04-01T08:00:00Z", version: 2 },
      { at: "2024-04-01T09:00:00Z", version: 3 },
    ]);
    const [mark] = laneMarks(draw(few))[0]!.substantive;
    expect(mark).toMatchObject({ href: "#periods" });
    expect(mark!.name).toMatch(/^2 changes, 1 Apr 2024: /u);
  });

  it("loses no change when it gathers them", () => {
    const document = daily(2500, (day) => day + 1);
    const counted = laneMarks(draw(document))
      .flatMap(({ substantive }) => substantive)
      .reduce((sum, { name }) => sum + Number(/^(\d+) changes/u.exec(name)?.[1] ?? 1), 0);
    expect(counted).toBe(document.timeline.changes.length);
  });
});
