import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { withdraw } from "#intake/withdraw.ts";
import { publishCertifications } from "#publish/certifications.ts";
import { typeset } from "#publish/typst.ts";
import {
  type CertificationDraft,
  certificationRoutes,
  draftOfRecord,
} from "#views/certifications.ts";
import { siteOf } from "#views/site.ts";
import { instant } from "../support/archives.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import { ISSUE_TIME, edit, issued } from "../support/issuing.ts";

const FOLDER = "record/CA-P-000001/v/1";
const MARK = "DRAFT CERTIFICATION – not valid until completed and signed by a qualified person";

const NOTICE = [
  "Specimen. Nothing on it is evidence of anything.",
  `It goes on ${"with many words ".repeat(8)}to its end.`,
];

const printed = (draft: CertificationDraft) =>
  typeset({
    of: draft.item,
    template: "certification.typ",
    data: draft,
    attachments: [],
    date: ISSUE_TIME,
    fonts: [],
  });

/** Words that stand before a list of facts, before others or before its second fact. */
const LEADING =
  /(?:bytes|capture|from it|on the web|counted from 1\)|not ticked):$|not certify$|what came$|^(?:File \d|Published at|Address asked for|Captured +\d)/u;

/** What stands last on a page, above its foot. */
const lastWordsOf = (page: string): string => {
  const lines = page.split("\n").map((line) => line.trim());
  return lines
    .slice(
      0,
      lines.findIndex((line) => line.startsWith("Draft under")),
    )
    .findLast(Boolean)!;
};

const TOOLS = ["qpdf", "pdftotext", "pdfinfo"];
const hasTools = TOOLS.every((tool) => spawnSync(tool, ["--version"]).error === undefined);
// Where nobody would read that they were skipped, they run or fail.
const isRun = hasTools || process.env["CI"] !== undefined;

function run(tool: string, ...args: string[]): string {
  const { error, status, stderr, stdout } = spawnSync(tool, args, { encoding: "utf8" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

describe("PDFs of drafts of certifications", () => {
  let root: string;
  let out: string;
  const cache = temporaryFolder();
  const publish = async (to = temporaryFolder()) => {
    const counts = await publishCertifications(siteOf(openArchive(root)), to, SILENT, cache);
    return { counts, tree: treeOf(to) };
  };

  beforeAll(async () => {
    root = await issued({
      "content/documents/acme/terms.md":
        "---\nid: new\ntitle: Terms\nkind: Terms of Service\nlanguage: en-Latn-GB\n---\n",
    });
    out = temporaryFolder();
    await publish(out);
  });

  const pdf = (rule: string) => join(out, FOLDER, `certification-902-${rule}.pdf`);

  it("are two for each version, and are made again only when their words change", async () => {
    expect(Object.keys(treeOf(out))).toEqual([
      `${FOLDER}/certification-902-13.pdf`,
      `${FOLDER}/certification-902-14.pdf`,
    ]);
    const again = await publish();
    expect(again).toEqual({ counts: { made: 0, reused: 2 }, tree: treeOf(out) });
    const before = readFileSync(join(root, "content/archive.yaml"), "utf8");
    edit(root, "content/archive.yaml", (text) => text.replace("title: Test", "title: Other"));
    expect((await publish()).counts).toEqual({ made: 2, reused: 0 });
    edit(root, "content/archive.yaml", () => before);
  });

  describe.skipIf(!isRun)(isRun ? "as tools see them" : "(skipped: install qpdf, poppler)", () => {
    it.each(["13", "14"])("are valid, and marked as drafts on every page: 902(%s)", (rule) => {
      run("qpdf", "--check", pdf(rule));
      const pages = run("pdftotext", "-layout", pdf(rule), "-").split("\f").slice(0, -1);
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages) {
        expect(page).toContain(MARK);
        expect(page).toContain(`Draft under Rule 902(${rule}), CA-P-000001 v1`);
      }
      expect(pages.join("")).toContain(`Page ${pages.length} of ${pages.length}`);
    });

    it("say on page 1 what the archive says of itself, and at the foot of all in brief", async () => {
      const yaml = readFileSync(join(root, "content/archive.yaml"), "utf8");
      edit(root, "content/archive.yaml", (text) => `${text}notice: >-\n  ${NOTICE.join(" ")}\n`);
      const to = temporaryFolder();
      await publish(to);
      edit(root, "content/archive.yaml", () => yaml);
      for (const file of Object.keys(treeOf(to))) {
        const pages = run("pdftotext", "-raw", join(to, file), "-").split("\f").slice(0, -1);
        const words = pages.map((page) => page.replaceAll(/\s+/gu, " "));
        expect(words[0]).toContain(`The archive says of all that is on it: ${NOTICE.join(" ")}`);
        expect(words.filter((page) => !page.includes(`${MARK} ${NOTICE[0]}`))).toEqual([]);
        expect(words.slice(1).join(" ")).not.toContain(NOTICE[1]);
      }
    });

    it("name nobody as their author, and are of a day that is no day of signing", () => {
      const said = run("pdfinfo", "-isodates", pdf("13"));
      expect(said).not.toMatch(/^Author: +\S/mu);
      expect(said).toContain("CreationDate:    2026-06-02T00:00:00Z");
      expect(said).toMatch(/^Title: +Draft: /mu);
    });

    it("are of the time of the newest event that they tell", async () => {
      const withdrawn = await issued();
      const now = instant("2026-09-16T10:00:00Z");
      const words = { kind: "error", reason: "Wrong.", by: "N. Okafor", date: "2026-09-15" };
      await withdraw(withdrawn, "CA-P-000001", words, { now });
      const to = temporaryFolder();
      await publishCertifications(siteOf(openArchive(withdrawn)), to, SILENT, cache);
      const said = run("pdfinfo", "-isodates", join(to, FOLDER, "certification-902-14.pdf"));
      expect(said).toContain("CreationDate:    2026-09-16T10:00:00Z");
    });

    it("end no page after words that lead on or within a short list, wherever its end falls", async () => {
      const site = siteOf(openArchive(root));
      const [route] = certificationRoutes(site);
      const draft = await draftOfRecord(route!.props, site);
      const titles = draft.sections.map(({ title }) => title);
      const file = join(temporaryFolder(), "draft.pdf");
      for (let count = 0; count < 24; count++) {
        const caption = Array.from({ length: count }, () => "Party");
        writeFileSync(file, printed({ ...draft, caption }));
        const pages = run("pdftotext", "-layout", file, "-").split("\f").slice(0, -1);
        const counts = (words: string) => pages.map((page) => page.split(words).length);
        expect(counts("Published at")).toEqual(counts("The two are"));
        const ends = pages.map((page) => lastWordsOf(page));
        expect(ends.filter((words) => LEADING.test(words) || titles.includes(words))).toEqual([]);
      }
    });

    it("hold the words of the draft, with lines to write on and no signature", () => {
      const said = run("pdftotext", "-raw", pdf("14"), "-").replaceAll(/\s+/gu, " ");
      expect(said).toContain("we may use your data");
      expect(said).toContain(
        "“I declare (or certify, verify, or state) under penalty of perjury that the foregoing is true and correct. Executed on (date). (Signature)”",
      );
      expect(said).toContain("Executed on (date) At (place) Signature Name in print Title");
      expect(said).toContain("23 F.4th 579 (5th Cir. 2022)");
      expect(readFileSync(pdf("14")).toString("latin1")).not.toMatch(/\/(?:Sig|AcroForm)\b/u);
    });
  });
});
