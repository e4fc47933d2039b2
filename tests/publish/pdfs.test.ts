import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "#base/hash.ts";
import type { ProvisionId } from "#base/ids.ts";
import { remove } from "#intake/remove.ts";
import { coveringCheckpoint } from "#views/log-claim.ts";
import { withdraw } from "#intake/withdraw.ts";
import { add, instant, makeArchive, provisionFile, refusalOf } from "../support/archives.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import { FILE, edit, issuable, issue, issued, quoting } from "../support/issuing.ts";
import {
  attachedTo,
  hasPdfTools,
  needsPdfTools,
  pagesOf,
  printed,
  run,
  rowsOf,
} from "../support/pdf-tools.ts";

const ID = "CA-P-000001" as ProvisionId;
const LATER = instant("2026-06-03T00:00:00Z");
const NOTICE = { kind: "error", reason: "It erred.", by: "N. Okafor", date: "2026-06-30" } as const;
const YAML = "title: Test\norigin: https://archive.example.org\nprefix: CA\n";

const fileIn = (out: string, name = "record.pdf", number = 1) =>
  join(out, `record/${ID}/v/${number}/${name}`);
const pdfsIn = (out: string) => Object.keys(treeOf(out)).filter((file) => file.endsWith(".pdf"));

describe("PDFs of issued versions", () => {
  it("are two for each: the evidence and the analysis", async () => {
    const { counts, out } = await printed(await issued());
    expect(counts).toEqual({ made: 2, reused: 0 });
    expect(pdfsIn(out)).toEqual([`record/${ID}/v/1/analysis.pdf`, `record/${ID}/v/1/record.pdf`]);
  });

  it.each([
    ["pdf", "record.pdf"],
    ["analysis", "analysis.pdf"],
  ])("are only those that the archive publishes: %s", async (format, file) => {
    const root = await issued({ "content/archive.yaml": `${YAML}formats: [${format}]\n` });
    expect(pdfsIn((await printed(root)).out)).toEqual([`record/${ID}/v/1/${file}`]);
  });

  it("are none while the archive has no address", async () => {
    const yaml = YAML.replace("archive.example.org", "archive.invalid");
    const root = await issued({ "content/archive.yaml": yaml });
    expect(pdfsIn((await printed(root)).out)).toEqual([]);
  });

  it("are none of a version whose words were removed", async () => {
    const root = await issued();
    await remove(root, ID, "dark", { ...NOTICE, kind: "court-order" }, { now: LATER });
    expect(pdfsIn((await printed(root)).out)).toEqual([]);
  });

  it("are made again only where the record changed", async () => {
    const root = await issued();
    const cache = temporaryFolder();
    const first = await printed(root, cache);
    expect((await printed(root, cache)).counts).toEqual({ made: 0, reused: 2 });
    // A later capture changes what is said of the provision today, and nothing of what was issued.
    await add(root, [{ at: "2026-06-20T00:00:00Z", data: quoting("Two.") }], LATER);
    const second = await printed(root, cache);
    expect(second.counts).toEqual({ made: 0, reused: 2 });
    expect(treeOf(second.out)).toEqual(treeOf(first.out));
    await withdraw(root, ID, NOTICE, { now: LATER });
    expect((await printed(root, cache)).counts).toEqual({ made: 2, reused: 0 });
  });

  it("are refused, with the record, where a quotation has characters that cannot be set", async () => {
    const provision = provisionFile().replace("we may use your data", "私たちは使う");
    const root = await issuable({ [FILE]: provision }, quoting("私たちは使う"));
    await issue(root);
    const problems = await refusalOf(() => printed(root));
    expect(problems.map(({ code, what }) => [code, what.slice(0, 14)])).toEqual([
      ["pdf/glyph", "CA-P-000001 v1"],
      ["pdf/glyph", "CA-P-000001 v1"],
    ]);
  });
});

describe.skipIf(!hasPdfTools)(needsPdfTools("the PDF of the evidence"), () => {
  let root: string;
  let words: string;

  beforeAll(async () => {
    root = await issued();
    words = rowsOf(fileIn((await printed(root)).out));
  });

  it("says what, where, when and how", () => {
    for (const said of [
      "CA-P-000001 v1",
      "Acme, Terms",
      "we may use your data",
      "code points 16–36, passage 2",
      "1 Jan 2026, 00:00:00 UTC",
      "https://archive.example.org/record/CA-P-000001/v/1/",
      "served: the bytes as the server sent them",
      "not recorded",
      "CA-D-00001 v1 1 Jan 2026 1 once",
    ]) {
      expect(words).toContain(said);
    }
  });

  it("holds nothing of the analysis, nor the name of the clause", () => {
    expect(words).not.toMatch(/severity|No way out|Why it matters|A\. Analyst|Data rights/iu);
    expect(words).not.toMatch(/Training|own name for the clause/u);
  });

  it("prints each hash whole, in groups of four", () => {
    const bytes = readFileSync(join(root, "snapshots/records/CA-P-000001/1.json"));
    const groups = sha256(bytes).match(/.{4}/gu)!.join(" ");
    expect(words).toContain(groups);
  });

  it("says of a version that its record was withdrawn, and that a newer one exists", async () => {
    const copy = await issued();
    edit(copy, FILE, (text) => text.replace("title: Training", "title: Schooling"));
    await issue(copy, { now: LATER });
    await withdraw(copy, ID, NOTICE, { now: LATER });
    const { out } = await printed(copy);
    const said = rowsOf(fileIn(out));
    expect(said).toContain("This record was withdrawn. Because of an error: It erred.");
    expect(said).toContain("Decided on 30 Jun 2026 by N. Okafor.");
    expect(said).toContain("A newer version exists: CA-P-000001 v2, issued on 3 Jun 2026.");
    expect(said).toContain("What became of it later is said at its permanent address.");
    expect(run("pdfinfo", "-isodates", fileIn(out))).toContain("2026-06-03T00:00:00Z");
  });

  it("names bytes that were taken away, and why", async () => {
    const copy = await issued();
    const { site } = await printed(copy);
    const [source] = site.archive.records.get(ID)![0]!.record!.evidence.capture.sources;
    await remove(copy, source!.sha256, "metadata", NOTICE, { now: LATER });
    const { out } = await printed(copy);
    const [first = "", second = ""] = pagesOf(fileIn(out));
    const why = "Because of an error: It erred. Decided on 30 Jun 2026 by N. Okafor.";
    expect(first).toContain(`Withheld since 3 Jun 2026, 00:00:00 UTC: the captured bytes. ${why}`);
    expect(first).toContain("The notice: https://archive.example.org/evidence/");
    expect(first + second).toContain("withheld; since when and why is said below");
    expect(first + second).toMatch(
      /Withheld since 3 Jun 2026, 00:00:00 UTC Why Because .* Said openly in the notice https:/u,
    );
    expect(run("pdfinfo", "-isodates", fileIn(out))).toContain("2026-06-03T00:00:00Z");
  });

  it("says that a collection recorded the capture, where one did", async () => {
    const copy = makeArchive({ [FILE]: provisionFile() });
    await add(copy, [
      {
        at: "2026-01-01T00:00:00Z",
        data: quoting(),
        vantage: { collection: "https://collection.example/terms", commit: "c".repeat(40) },
      },
    ]);
    await issue(copy);
    const { out } = await printed(copy);
    expect(rowsOf(fileIn(out))).toContain("Recorded by the collection");
  });

  it("carries evidence, text, proof and lineage, the same bytes as published", async () => {
    const { out, site } = await printed(root);
    const record = site.archive.records.get(ID)![0]!;
    const attached = attachedTo(fileIn(out));
    expect(Object.keys(attached)).toEqual(["evidence.json", "lineage.csv", "proof", "text.txt"]);
    expect(sha256(attached["evidence.json"]!)).toBe(record.line.evidence);
    expect(attached["text.txt"]).toEqual(readFileSync(fileIn(out, "text.txt")));
    expect(attached["proof"]).toEqual(readFileSync(fileIn(out, "proof")));
    const checkpoint = coveringCheckpoint(record.leaf, site)!.bytes;
    expect(attached["proof"]!.toString().endsWith(`\n\n${checkpoint}`)).toBe(true);
    expect(words).toContain("The attached file proof ends with it, as it was published.");
    expect(attached["lineage.csv"]!.toString()).toContain('"CA-D-00001 v1","2026-01-01T00:00:00Z"');
    expect(sha256(attachedTo(fileIn(out, "analysis.pdf"))["analysis.json"]!)).toBe(
      record.line.analysis,
    );
  });
});
