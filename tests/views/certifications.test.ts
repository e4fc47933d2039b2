import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { objectPath } from "#archive/layout.ts";
import { inspectArchive, openArchive } from "#archive/open.ts";
import type { CertificationRule } from "#cite/certification-draft.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { certificationPage, certificationRoutes, draftOfRecord } from "#views/certifications.ts";
import { type Site, siteOf } from "#views/site.ts";
import { instant, makeArchive, page } from "../support/archives.ts";
import { draftAsText } from "../support/certification-text.ts";
import { writeFiles } from "../support/folders.ts";
import { FILE, QUOTED, edit, issuable, issue, issued } from "../support/issuing.ts";

const ID = "CA-P-000001" as never;
const LATER = instant("2026-06-03T00:00:00Z");
const YAML = "title: Test\norigin: https://archive.example.org\nprefix: CA\n";
const PROCEDURE = "content/pages/how-we-capture.md";

const siteAt = (root: string) => siteOf(openArchive(root));
const saidIn = async (site: Site, rule: CertificationRule = "13", number = 1) =>
  draftAsText(await draftOfRecord({ id: ID, number, rule }, site));
const said = (root: string, rule?: CertificationRule, number?: number) =>
  saidIn(siteAt(root), rule, number);
const recordOf = (site: Site) => site.archive.records.get(ID)![0]!.record!;

describe("drafts of certifications of an archive", () => {
  it("are two for each issued version", async () => {
    const routes = certificationRoutes(siteAt(await issued()));
    expect(routes.map(({ params }) => params)).toEqual([
      { record: ID, number: "1", rule: "13" },
      { record: ID, number: "1", rule: "14" },
    ]);
  });

  it.each([
    ["whose address is not set", YAML.replace("archive.example.org", "archive.invalid")],
    ["that does not publish them", `${YAML}formats: [citations, pdf]\n`],
  ])("are none in an archive %s", async (_, yaml) => {
    const root = await issued({ "content/archive.yaml": yaml });
    expect(certificationRoutes(siteAt(root))).toEqual([]);
  });

  it("are none of a version whose words were removed", async () => {
    const root = await issued();
    const words = { kind: "court-order", reason: "Ordered.", by: "N. Okafor" } as const;
    await remove(root, ID, "dark", { ...words, date: "2026-06-03" }, { now: LATER });
    const site = siteAt(root);
    expect(certificationRoutes(site)).toEqual([]);
    await expect(saidIn(site)).rejects.toThrow("CA-P-000001 v1 was removed");
  });

  it("take hashes, position, address and ledger lines from what was recorded", async () => {
    const root = await issued();
    const site = siteAt(root);
    const { capture, quotation, text } = recordOf(site).evidence;
    const draft = await saidIn(site);
    const [source] = capture.sources;
    expect(draft).toContain(`SHA-256 recorded with the capture: ${source!.sha256}\n`);
    expect(draft).toContain(`SHA-256 recomputed for this draft: ${source!.sha256}\n`);
    expect(draft).toContain(`SHA-256 recorded with the capture: ${text}\n`);
    expect(draft).toContain(`code points ${quotation.start}–${quotation.end} `);
    expect(draft).toContain("https://archive.example.org/record/CA-P-000001/v/1/text.txt");
    expect(draft).toContain("The text got the number CA-D-00001 v1. Ledger line 0.");
    expect(draft).toContain("of the captured bytes and of the text. Ledger line 1.");
    expect(draft).toContain("Issued as CA-P-000001 v1. Ledger line 2.");
    expect(draft).toContain("Leaf 2 of the log, counted from 0; covered by the checkpoint over");
    expect(draft.match(/The two are: equal/gu)).toHaveLength(2);
  });

  it("compute each hash from the bytes as they are: a changed file is not equal", async () => {
    const root = await issued();
    const site = siteAt(root);
    const [source] = recordOf(site).evidence.capture.sources;
    const file = join(root, objectPath(source!.sha256));
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from(" ")]));
    const draft = await saidIn(site, "14");
    expect(draft.match(/The two are: .*/gu)).toEqual([
      "The two are: NOT EQUAL",
      "The two are: equal",
    ]);
    expect(draft.split(source!.sha256).length - 1).toBe(2);
  });

  it("claim nothing of bytes that are not held", async () => {
    const site = siteAt(await issued());
    recordOf(site).evidence.capture.sources[0]!.sha256 = "f".repeat(64) as never;
    const draft = await saidIn(site);
    expect(draft).toContain("not recomputed: only the hash is held\n  The two are: not compared");
    expect(draft).toContain("Published at: not published");
  });

  it("do not find words that stand elsewhere", async () => {
    const site = siteAt(await issued());
    recordOf(site).evidence.quotation.start += 1;
    expect(await saidIn(site)).toContain("DID NOT FIND these words");
  });

  it("count code points, as the record does, whatever stands before the quotation", async () => {
    const root = await issuable({}, page(`𝕋𝕖𝕣𝕞𝕤 🙂: at times ${QUOTED}.`));
    await issue(root);
    expect(await said(root)).toContain("found exactly these words");
  });

  it("name withheld bytes, and who decided only where it says why", async () => {
    const root = await issued();
    const [source] = recordOf(siteAt(root)).evidence.capture.sources;
    const words = { kind: "court-order", reason: "As N. Okafor asked.", by: "N. Okafor" } as const;
    const notice = { ...words, date: "2026-06-03" };
    await remove(root, source!.sha256, "metadata", notice, { now: LATER });
    for (const rule of ["13", "14"] as const) {
      const draft = await said(root, rule);
      expect(draft).toContain(
        "the bytes are withheld since 3 Jun 2026, 00:00:00 UTC (By order of a court); notice: https://archive.example.org/evidence/",
      );
      expect(draft).toMatch(
        /: Captured bytes were taken away openly \(level metadata\)\. Ledger line \d/u,
      );
      const [before, became] = draft.split("## What became of the record");
      expect(before).not.toContain("Okafor");
      expect(became).toContain("as the notice states it: As N. Okafor asked.\n");
    }
  });

  it("say that the record was withdrawn, why, on whose decision, and where the notice is", async () => {
    const root = await issued();
    const words = {
      kind: "error",
      reason: "The words are another’s.",
      by: "N. Okafor",
      authority: "Rule 4",
    };
    await withdraw(root, ID, { ...words, date: "2026-06-30" }, { now: LATER });
    const draft = await said(root, "14");
    expect(draft).toMatch(
      /3 Jun 2026, 00:00:00 UTC: The record CA-P-000001 was withdrawn\.\n  Kind of reason: Because of an error\n  Reason, as the notice states it: The words are another’s\.\n  Decision, as the notice states it: taken on 30 Jun 2026 by N\. Okafor\n  Authority that it rests on: Rule 4\n  Notice, named by its SHA-256: https:\/\/archive\.example\.org\/evidence\/[0-9a-f]{64}\.txt\n/u,
    );
    expect(draft.split("Okafor")).toHaveLength(2);
    expect(draft).not.toContain("names no later version");
  });

  it.each([
    ["correction", "corrects"],
    ["retraction", "retracts"],
  ])("say of a %s which version it is of, and by which", async (kind, verb) => {
    const root = await issued();
    edit(root, FILE, (text) =>
      text
        .replace("severity: high", "severity: low")
        .replace(
          "analysis:",
          `correction:\n  kind: ${kind}\n  corrects: [1]\n  notice: { kind: error, reason: Wrong., date: 2026-06-02, by: N. Okafor }\nanalysis:`,
        ),
    );
    await issue(root, { now: LATER });
    expect(await said(root, "13", 1)).toContain(
      `A later version, CA-P-000001 v2, ${verb} this one.\n  Kind of reason: Because of an error\n  Reason, as the notice states it: Wrong.\n`,
    );
    expect(await said(root, "13", 1)).toContain("A newer version of the record was issued");
    expect(await said(root, "13", 2)).toContain(
      `This version ${verb} CA-P-000001 v1.\n  Kind of reason: Because of an error\n`,
    );
  });

  it("say what the archive says of itself", async () => {
    const notice = "Specimen. Nothing on it is evidence of anything.";
    const root = await issued({ "content/archive.yaml": `${YAML}notice: ${notice}\n` });
    expect(await said(root)).toContain(`(!) ${notice}\n`);
    expect(await said(await issued())).not.toContain("(!)");
  });

  it("say that a capture is marked as suspect today", async () => {
    const root = await issued();
    const judgement =
      "{ capture: 2026-01-01T00:00:00Z, is: error-page, reason: It is., by: N. Okafor, date: 2026-06-03 }";
    writeFiles(root, {
      "content/changes/CA-D-00001.md": `---\njudgements:\n  - ${judgement}\n---\n`,
    });
    expect(await said(root)).toContain("The archive marks the capture as suspect (error page)");
  });

  it("hold nothing of the analysis, and nobody's name", async () => {
    const site = siteOf(openArchive(process.cwd()));
    const routes = certificationRoutes(site);
    expect(routes.length).toBe(2 * [...site.archive.records.values()].flat().length);
    for (const { props } of routes) {
      const { analysis } = site.archive.records.get(props.id)![props.number - 1]!.record!;
      const draft = draftAsText(await draftOfRecord(props, site));
      const opinion = [
        analysis.severityReason,
        ...analysis.by,
        ...(analysis.reviewedBy ?? []),
        ...analysis.regulations.map(({ why }) => why),
        ...analysis.body.split("\n").filter((line) => line.length > 30),
      ];
      expect(opinion.filter((words) => draft.includes(words))).toEqual([]);
      expect(draft).not.toContain(site.archive.content.settings.operator);
    }
  });

  it("have a page with the way to its PDF, to the record and to the other draft", async () => {
    const shown = await certificationPage(
      { id: ID, number: 1, rule: "14" },
      siteAt(await issued()),
    );
    expect(shown).toMatchObject({
      href: "/record/CA-P-000001/v/1/certification-902-14/",
      pdf: "/record/CA-P-000001/v/1/certification-902-14.pdf",
      record: { name: "CA-P-000001 v1", href: "/record/CA-P-000001/v/1/" },
      other: { name: "902(13)", href: "/record/CA-P-000001/v/1/certification-902-13/" },
    });
  });
});

describe("the procedure of capture", () => {
  const written = (front: string) =>
    `---\ntitle: How we capture\n${front}---\n\n## Capture\n\nA *program* asks.\n\n- It keeps all.\n`;
  const NAMED = `${YAML}procedure: how-we-capture\n`;
  const archive = (front: string, yaml = NAMED) =>
    issued({ "content/archive.yaml": yaml, [PROCEDURE]: written(front) });
  const ADOPTED = "adopted: { by: N. Okafor, date: 2025-12-01 }\n";

  it("is taken over word for word once the settings name it and somebody adopted it", async () => {
    expect(await said(await archive(ADOPTED))).toContain(
      "adopted by N. Okafor on 1 Dec 2025, is set out here in full, and is published at https://archive.example.org/how-we-capture/.\n| heading: Capture\n| paragraph: A program asks.\n| item: It keeps all.\n",
    );
  });

  it.each([
    ["the settings do not name it", ADOPTED, YAML],
    ["nobody adopted it", "", NAMED],
  ])("is left blank where %s", async (_, front, yaml) => {
    const draft = await said(await archive(front, yaml));
    expect(draft).toContain("____ × 6 (how the process or system works)");
    expect(draft).not.toContain("program asks");
  });

  it("must be a page that exists, in plain Markdown", () => {
    const faults = (files: Readonly<Record<string, string>>) =>
      inspectArchive(makeArchive({ "content/archive.yaml": NAMED, ...files })).problems.map(
        ({ what }) => what,
      );
    expect(faults({})).toEqual(['there is no page "how-we-capture" in content/pages']);
    expect(faults({ "content/pages/how-we-capture.mdx": written(ADOPTED) })).toEqual([
      "the procedure is in content/pages/how-we-capture.mdx, and drafts of certifications cannot take over components",
    ]);
    expect(faults({ [PROCEDURE]: written("") })).toEqual([]);
  });
});
