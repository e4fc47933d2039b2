import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId } from "#base/ids.ts";
import { exhibitFacts } from "#views/exhibits.ts";
import { analysisSheet } from "#views/record-sheet-analysis.ts";
import { onPaper } from "#views/record-sheet-commands.ts";
import { type SheetRun, sheetBlocks } from "#views/record-sheet-markdown.ts";
import { type MadeSheet, recordSheet } from "#views/record-sheet.ts";
import { type RecordRef, recordRoutes, withoutComponents } from "#views/record.ts";
import { type Site, siteOf } from "#views/site.ts";
import { add, instant } from "../support/archives.ts";
import { writeFiles } from "../support/folders.ts";
import { FILE, QUOTED, edit, issuable, issue, issued, quoting } from "../support/issuing.ts";
import { specimen } from "./specimen.ts";

const REF = { id: "CA-P-000001" as ProvisionId, number: 1 };
const LATER = instant("2026-06-03T00:00:00Z");
const NOTICE_ADDRESS = /^https:\/\/archive\.example\.org\/evidence\/[0-9a-f]{64}\.txt$/u;
const SPARE = "Another text altogether, which is as long as the others are, and holds other words.";

const siteAt = (root: string) => siteOf(openArchive(root));
const sheetOf = async (site: Site, ref = REF): Promise<MadeSheet> =>
  (await recordSheet(ref, site))!;
const stoodIn = async (root: string, number = 1) => {
  const { first, last, leftOut } = (await sheetOf(siteAt(root), { ...REF, number })).sheet.stood;
  return [
    ...first.map(({ version, when, words }) => `${version}, ${when}: ${words}`),
    ...(leftOut === 0 ? [] : [`${leftOut} left out`]),
    ...last.map(({ version, when, words }) => `${version}, ${when}: ${words}`),
  ];
};

const capture = (day: string, data: string) => ({ at: `${day}T00:00:00Z`, data });

describe("where the words of an issued version stood", () => {
  it("is told of each stretch of captures, in order of time", async () => {
    const root = await issuable({}, quoting());
    await add(root, [
      capture("2026-01-05", quoting()),
      capture("2026-02-01", quoting(`${QUOTED} twice.`)),
      capture("2026-03-01", quoting(SPARE).replace(QUOTED, "we may not")),
      capture("2026-04-01", quoting()),
    ]);
    await issue(root);
    expect(await stoodIn(root)).toEqual([
      "CA-D-00001 v1, 1 Jan 2026 to 5 Jan 2026: once",
      "CA-D-00001 v2, 1 Feb 2026: 2 times",
      "CA-D-00001 v3, 1 Mar 2026: not found",
      "CA-D-00001 v1, 1 Apr 2026: once",
    ]);
  });

  it("is never “not found” in a doubtful text", async () => {
    const root = await issuable({}, quoting());
    const stub = "<!doctype html><html lang='en'><main><p>Gone.</p></main></html>";
    await add(root, [capture("2026-02-01", stub), capture("2026-03-01", quoting("Two."))]);
    await issue(root);
    const [, stands] = await stoodIn(root);
    expect(stands).toMatch(/^CA-D-00001 v2, 1 Feb 2026: cannot be determined \(.+\)$/u);
  });

  it("says nothing of what was recorded after it was issued", async () => {
    const root = await issued();
    const before = await stoodIn(root);
    await add(
      root,
      // One of an earlier time that came in late, and one of a later time.
      [capture("2025-06-01", quoting("Old.")), capture("2026-06-10", quoting("New."))],
      LATER,
    );
    expect(await stoodIn(root)).toEqual(before);
  });

  it("is shortened where it is long, and whole in the table", async () => {
    const root = await issuable({}, quoting());
    const days = Array.from(
      { length: 28 },
      (_, day) => `2026-02-${String(day + 1).padStart(2, "0")}`,
    );
    await add(
      root,
      days.map((day, index) => capture(day, quoting(`Number ${index}.`))),
    );
    await issue(root);
    const told = await stoodIn(root);
    expect(told).toHaveLength(25);
    expect(told[6]).toBe("5 left out");
    const { lineage } = await sheetOf(siteAt(root));
    expect(lineage.trimEnd().split("\r\n")).toHaveLength(30);
  });
});

describe("the sheet of an issued version", () => {
  it("is undefined in an archive without an address", async () => {
    const yaml = "title: Test\norigin: https://archive.invalid\nprefix: CA\n";
    const site = siteAt(await issued({ "content/archive.yaml": yaml }));
    expect(await recordSheet(REF, site)).toBeUndefined();
    expect(analysisSheet(REF, site)).toBeUndefined();
  });

  it("holds evidence and analysis with the hashes that the record names", async () => {
    const site = siteAt(await issued());
    const { line } = site.archive.records.get(REF.id)![0]!;
    expect(sha256((await sheetOf(site)).evidence)).toBe(line.evidence);
    expect(sha256(analysisSheet(REF, site)!.analysis)).toBe(line.analysis);
  });

  it("says at once that what was captured is another’s extraction, and names each source", async () => {
    const site = siteAt(await issued());
    const { capture: held } = site.archive.records.get(REF.id)![0]!.record!.evidence;
    held.form = "extracted";
    held.sources = [
      { ...held.sources[0]!, url: "https://a.example/" },
      { ...held.sources[0]!, url: "https://b.example/", finalUrl: "https://b.example/new" },
    ];
    const { glance, sources } = (await sheetOf(site)).sheet;
    const said = Object.fromEntries(
      glance.map(({ label, values }) => [label, values.map(({ text }) => text)]),
    );
    expect(said["From"]).toEqual(["https://a.example/", "https://b.example/new"]);
    expect(said["Form"]).toEqual([expect.stringContaining("text that others had derived")]);
    expect(said["SHA-256 of each captured file"]).toHaveLength(2);
    expect(sources).toHaveLength(2);
  });

  it.each([
    ["correction", "corrected", "corrects"],
    ["retraction", "retracted", "retracts"],
  ])("says of a %s which version it is of, and by which", async (kind, done, verb) => {
    const root = await issued();
    const notice = "{ kind: error, reason: Wrong., date: 2026-06-02, by: N. Okafor }";
    const lines = `correction:\n  kind: ${kind}\n  corrects: [1]\n  notice: ${notice}\nanalysis:`;
    edit(root, FILE, (text) =>
      text.replace("title: Training", "title: New").replace("analysis:", lines),
    );
    await issue(root, { now: LATER });
    const why = "Because of an error: Wrong. Decided on 2 Jun 2026 by N. Okafor.";
    const [first, second] = [
      await sheetOf(siteAt(root)),
      await sheetOf(siteAt(root), { ...REF, number: 2 }),
    ];
    expect(first.sheet.status).toEqual([
      {
        words: `This version was ${done} by a later one, CA-P-000001 v2. ${why}`,
        notice: expect.stringMatching(NOTICE_ADDRESS),
      },
    ]);
    expect(first.date).toBe(LATER);
    expect(second.sheet.status).toEqual([
      {
        words: `This version ${verb} CA-P-000001 v1. ${why}`,
        notice: expect.stringMatching(NOTICE_ADDRESS),
      },
    ]);
  });

  it("says when the text is dated, and whether people recorded that only since", async () => {
    const stated = "---\nstated: [{ capture: 2026-01-01T00:00:00Z, date: 2025-12-24 }]\n---\n";
    const file = { "content/changes/CA-D-00001.md": stated };
    const saidIn = async (root: string) => {
      const site = siteAt(root);
      const { sheet } = await sheetOf(site);
      const { statedSince } = (await exhibitFacts(REF, site))!;
      return [sheet.quotation.stated, statedSince];
    };
    const root = await issued();
    expect(await saidIn(root)).toEqual(["not recorded", undefined]);
    writeFiles(root, file);
    expect(await saidIn(root)).toEqual(["recorded since: 24 Dec 2025", "2025-12-24"]);
    expect(await saidIn(await issued(file))).toEqual(["24 Dec 2025", undefined]);
  });

  it("says that the capture it quotes is marked as suspect today", async () => {
    const root = await issued();
    const said =
      "{ capture: 2026-01-01T00:00:00Z, is: error-page, reason: It is., by: N. Okafor, date: 2026-06-03 }";
    writeFiles(root, { "content/changes/CA-D-00001.md": `---\njudgements:\n  - ${said}\n---\n` });
    const { status, stood } = (await sheetOf(siteAt(root))).sheet;
    expect(status).toEqual([
      { words: expect.stringContaining("marks the capture as suspect (error page)") },
    ]);
    expect(stood.first[0]?.words).toBe("cannot be determined (error page)");
  });

  it("has nothing of the analysis, nor the name of the clause", async () => {
    const site = specimen;
    for (const { props } of recordRoutes(site)) {
      const { record } = site.archive.records.get(props.id)![props.number - 1]!;
      const { title, body, by, regulations, severityReason } = record!.analysis;
      const { sheet } = await sheetOf(site, props);
      const said = JSON.stringify(sheet);
      expect(analysisSheet(props, site)!.sheet.clause).toBe(title);
      const { document, quotation } = record!.evidence;
      const isOfDocument = JSON.stringify([document, quotation]).includes(title);
      expect(said.includes(title), title).toBe(isOfDocument);
      const opinions = [severityReason, ...by, ...regulations.map(({ why }) => why)];
      const sentences = body.split("\n").filter((line) => line.length > 40);
      for (const opinion of [...opinions, ...sentences]) expect(said).not.toContain(opinion);
    }
  });

  it("links to files of the site by addresses that can be typed", async () => {
    const { sheet } = await sheetOf(specimen, recordRoutes(specimen)[0]!.props);
    const values = [sheet.glance, sheet.capture, ...sheet.sources]
      .flat()
      .flatMap((each) => each.values);
    for (const { kind, text } of values) {
      if (kind === "address") expect(text).toMatch(/^https?:\/\//u);
      if (kind === "hash") expect(text).toMatch(/^[0-9a-f]{64}$/u);
    }
  });
});

describe("a command on paper", () => {
  it("is cut into lines that the shell joins to the same command", async () => {
    for (const { props } of recordRoutes(specimen)) {
      const { sheet } = await sheetOf(specimen, props);
      for (const { command } of sheet.commands) {
        for (const line of command.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
      }
    }
    const command = `curl -sS https://archive.example/${"a".repeat(64)}/${"b".repeat(64)}.txt -o ${"b".repeat(64)}.txt\necho "${"c".repeat(64)}  ${"b".repeat(64)}.txt" | sha256sum -c`;
    const cut = onPaper(command);
    expect(cut).not.toBe(command);
    expect(cut.replaceAll("\\\n", "")).toBe(command);
  });

  it("stays whole where it fits, or has no place to be cut", () => {
    expect(onPaper("sha256sum text.txt")).toBe("sha256sum text.txt");
    expect(onPaper("x".repeat(300))).toBe("x".repeat(300));
  });
});

describe("an analysis on paper", () => {
  const blocks = (markdown: string) => sheetBlocks(markdown, (href) => href);
  const runs = (markdown: string): readonly SheetRun[] => {
    const [block] = blocks(markdown);
    return block?.kind === "paragraph" ? block.runs : [];
  };

  it("keeps headings, lists, quotations, code and tables apart", () => {
    const markdown = [
      "## Why",
      "One.",
      "- a\n- b\n  1. c",
      "3. d",
      "> e",
      "```js\nf()\n```",
      "| g | h |\n|---|---|\n| i | j |",
      "---",
    ].join("\n\n");
    const paragraph = (text: string) => ({ kind: "paragraph", runs: [{ text }] });
    expect(blocks(markdown)).toEqual([
      { kind: "heading", level: 2, runs: [{ text: "Why" }] },
      paragraph("One."),
      {
        kind: "list",
        items: [
          [paragraph("a")],
          [paragraph("b"), { kind: "list", start: 1, items: [[paragraph("c")]] }],
        ],
      },
      { kind: "list", start: 3, items: [[paragraph("d")]] },
      { kind: "quote", blocks: [paragraph("e")] },
      { kind: "code", text: "f()" },
      {
        kind: "table",
        rows: [
          [[{ text: "g" }], [{ text: "h" }]],
          [[{ text: "i" }], [{ text: "j" }]],
        ],
      },
      { kind: "rule" },
    ]);
  });

  it("keeps how words are set, and where links lead", () => {
    expect(runs("a **b *c*** `d` ~~e~~ [f **g**](https://x.example/)")).toEqual([
      { text: "a " },
      { text: "b ", strong: true },
      { text: "c", strong: true, italic: true },
      { text: " " },
      { text: "d", code: true },
      { text: " " },
      { text: "e", struck: true },
      { text: " " },
      { text: "f ", address: "https://x.example/" },
      { text: "g", address: "https://x.example/", strong: true },
    ]);
  });

  it("shows HTML as words, and of a picture its description", () => {
    expect(
      runs("<b>a</b> ![a sign](x.png)")
        .map(({ text }) => text)
        .join(""),
    ).toBe("<b>a</b> a sign");
  });

  it("keeps the label of a note, as its page has it", () => {
    const bodyOf = ({ id, number }: RecordRef) =>
      specimen.archive.records.get(id)![number - 1]!.record!.analysis.body;
    const noted = recordRoutes(specimen).filter(({ props }) => bodyOf(props).includes("<Note>"));
    expect(noted.length).toBeGreaterThan(0);
    for (const { props } of noted) {
      expect(analysisSheet(props, specimen)!.sheet.body).toContainEqual({
        kind: "paragraph",
        runs: [{ text: "Note.", strong: true }, expect.anything()],
      });
    }
    expect(withoutComponents("<Note>\n\n- a\n\n</Note>")).toBe("**Note.**\n\n- a\n\n");
    expect(withoutComponents("<Note>\n\n*A* b.\n</Note>")).toBe("**Note.** *A* b.\n");
  });

  it("sets every analysis of the specimen", () => {
    const site = specimen;
    for (const { props } of recordRoutes(site)) {
      expect(analysisSheet(props, site)!.sheet.body.length).toBeGreaterThan(0);
    }
  });
});
