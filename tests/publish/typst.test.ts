import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SILENT } from "#base/progress.ts";
import { type PrintedSheet, printSheets } from "#publish/press.ts";
import { sheetHash, typeset } from "#publish/typst.ts";
import { openArchive } from "#archive/open.ts";
import { siteOf } from "#views/site.ts";
import { makeArchive, refusalOf } from "../support/archives.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import {
  attachedTo,
  fileOf,
  hasPdfTools,
  needsPdfTools,
  quotingSheet,
  run,
  typefacesOf,
  wordsOf,
} from "../support/pdf-tools.ts";

const OURS = [
  "IBMPlexMono-Regular",
  "IBMPlexSans-Italic",
  "IBMPlexSans-Regular",
  "IBMPlexSans-SemiBold",
  "SourceSerif4-Regular",
];
const LONG = Array.from(
  { length: 400 },
  (_, index) => ["the", "notwithstanding", "service", "we", "indemnification"][index % 5]! + index,
).join(" ");

/** Prints sheets as a build does; the hashes of their PDFs by address. */
async function print(sheets: readonly PrintedSheet[], cache = temporaryFolder()) {
  const out = temporaryFolder();
  const site = siteOf(openArchive(makeArchive()));
  const makers = sheets.map((sheet) => () => sheet);
  const counts = await printSheets(makers, { site, out, progress: SILENT, cache });
  return { counts, tree: treeOf(out) };
}

const numbered = (count: number): PrintedSheet[] =>
  Array.from({ length: count }, (_, index) => ({
    ...quotingSheet([`Words of sheet ${index}.`]),
    href: `/${index}.pdf`,
  }));

describe("a sheet", () => {
  it("is the same bytes each time it is typeset, whatever was typeset before", () => {
    const first = typeset(quotingSheet(["One."]));
    typeset(quotingSheet([LONG]));
    expect(typeset(quotingSheet(["One."]))).toEqual(first);
  });

  it("is the same bytes in any order, here and in threads", async () => {
    const sheets = numbered(30);
    const { tree } = await print(sheets);
    expect((await print(sheets.toReversed())).tree).toEqual(tree);
  });

  it("is the same bytes in another time zone, with another locale", () => {
    const sheet = quotingSheet(["One, İi."]);
    const code = `
      import { typeset } from ${JSON.stringify(import.meta.resolve("#publish/typst.ts"))};
      process.stdout.write(typeset(JSON.parse(process.argv[1])));`;
    const env = {
      ...process.env,
      TZ: "Pacific/Kiritimati",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    };
    const node = ["--input-type=module", "-e", code, JSON.stringify(sheet)];
    const { stderr, stdout } = spawnSync(process.execPath, node, { env, maxBuffer: 2 ** 24 });
    expect(stderr.toString()).toBe("");
    expect(Buffer.compare(stdout, typeset(sheet))).toBe(0);
  });

  it("says when it counts as made, and no other time", () => {
    const pdf = Buffer.from(typeset(quotingSheet(["One."]))).toString("latin1");
    const times = new Set(pdf.match(/(?:19|20)\d\d-?\d\d-?\d\dT?\d\d:?\d\d:?\d\d/gu));
    expect([...times]).toEqual(["20260602000000", "2026-06-02T00:00:00"]);
  });

  it("is refused with the characters that no typeface has, each named once", async () => {
    const sheet = quotingSheet(["漢字と漢字", "a 🙂 b"]);
    const [problem, ...others] = await refusalOf(() => typeset(sheet));
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "pdf/glyph",
      what: "CA-P-000001 v1 holds characters that no typeface for PDFs has: と (U+3068), 字 (U+5B57), 漢 (U+6F22), 🙂 (U+1F642).",
    });
  });

  it("is refused with all others that cannot be set, in one list", async () => {
    const sheets = [..."漢字"].map((sign) => ({
      ...quotingSheet([sign]),
      of: sign,
      href: "/x.pdf",
    }));
    const problems = await refusalOf(() => print([...sheets, ...numbered(2)]));
    expect(problems.map(({ what }) => what[0])).toEqual(["字", "漢"]);
  });

  it("can be set with a typeface of the operator", () => {
    const [icons] = globSync("node_modules/playwright-core/**/codicon*.ttf");
    const sheet = quotingSheet(["A sign: \u{ea60}."]);
    expect(() => typeset(sheet)).toThrow("U+EA60");
    const set = typeset({ ...sheet, fonts: [icons!] });
    expect(Buffer.from(set).toString("latin1")).toContain("+codicon");
  });

  it("is refused where a typeface of the operator is none", async () => {
    const file = join(temporaryFolder(), "none.ttf");
    writeFileSync(file, "no typeface");
    const [problem] = await refusalOf(() => typeset({ ...quotingSheet([]), fonts: [file] }));
    expect(problem?.code).toBe("pdf/font");
  });

  it("is another for its hash when anything of it differs", () => {
    const sheet = quotingSheet(["One."]);
    const attachment = {
      name: "a.txt",
      bytes: Buffer.from("a"),
      mediaType: "text/plain",
      description: "",
      relationship: "data",
    } as const;
    const hashes = [
      sheet,
      quotingSheet(["Two."]),
      { ...sheet, template: "record.typ" },
      { ...sheet, date: "2026-06-03T00:00:00Z" as never },
      { ...sheet, attachments: [attachment] },
      { ...sheet, attachments: [{ ...attachment, bytes: Buffer.from("b") }] },
      { ...sheet, attachments: [{ ...attachment, description: "b" }] },
    ].map(sheetHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("a press", () => {
  it("makes again only what changed, or is damaged where it was put by", async () => {
    const cache = temporaryFolder();
    const sheets = numbered(3);
    const { tree } = await print(sheets, cache);
    expect(await print(sheets, cache)).toEqual({ counts: { made: 0, reused: 3 }, tree });
    const [kept] = globSync(join(cache, "*.pdf"));
    writeFileSync(kept!, "damaged");
    expect(await print(sheets, cache)).toEqual({ counts: { made: 1, reused: 2 }, tree });
    const changed = [{ ...quotingSheet(["Other."]), href: "/0.pdf" }, ...sheets.slice(1)];
    expect((await print(changed, cache)).counts).toEqual({ made: 1, reused: 2 });
  });
});

describe.skipIf(!hasPdfTools)(needsPdfTools("words of a sheet"), () => {
  const copied = (...parts: string[]) => wordsOf(fileOf(typeset(quotingSheet(parts))));

  it.each([
    ["quotation marks, dashes and signs", "“Curly” ‘quotes’ — and – dashes, § 5(1)(a), © ™ … €"],
    [
      "letters that typefaces join",
      "Official offices find first flags: affirm, fluffy, fjord, Th, ff, ffi, ffl",
    ],
    ["Greek", "Οι όροι χρήσης ισχύουν για κάθε χρήστη της υπηρεσίας."],
    ["Cyrillic", "Условия использования действуют; Умови користування, њ ћ ђ."],
    ["Vietnamese", "Chúng tôi có thể sử dụng dữ liệu của quý khách để đào tạo."],
    ["accents that are letters of their own", "Cafe\u{301} and nai\u{308}ve"],
    [
      "what looks like markup",
      '#panic("x") *bold* _it_ $x^2$ `raw` <label> @ref \\n [a] // no /* no */ = no',
    ],
    ["what looks like HTML", "<b>&amp;</b> & \"quoted\" 'single'"],
    ["signs of reading direction and of width", "a\u{200b}b\u{ad}c\u{2060}d"],
  ])("are copied out as they are: %s", (_, text) => {
    const plain = text.normalize("NFC").replaceAll(/[\u{200b}\u{ad}\u{2060}]/gu, "");
    const found = copied(text)
      .normalize("NFC")
      .replaceAll(/[\u{200b}\u{ad}\u{2060}]/gu, "");
    expect(found).toContain(plain);
  });

  it("are copied out whole over the end of a page, and never hyphenated", () => {
    expect(copied("Before.", LONG, "After.")).toContain(`Before. ${LONG} After.`);
  });

  it("keep their hyphens at the end of a line", () => {
    const text = Array.from({ length: 90 }, (_, index) => `non-exclusive-${index}`).join(" ");
    expect(copied(text)).toContain(text);
  });

  it("break inside a long address without a sign that would be copied with it", () => {
    const address = `https://www.example.com/legal/${"a-rather-long-segment/".repeat(12)}terms?x=1&y=2`;
    const facts = [{ label: "From", values: [{ kind: "address", text: address }] }];
    const words = wordsOf(fileOf(typeset(quotingSheet(["x"], { assessment: facts }))));
    expect(words.replaceAll(" ", "")).toContain(address);
  });

  it("are set in our typefaces alone, all embedded", () => {
    const file = fileOf(typeset(quotingSheet(["Words. Ελλάδα"], { notice: "Specimen." })));
    for (const name of typefacesOf(file)) expect(OURS).toContain(name);
    run("qpdf", "--check", file);
  });

  it("come with what is attached, byte for byte, under its name and kind", () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128, 0]);
    const attachments = (["data", "source", "supplement", "alternative"] as const).map(
      (relationship) => ({
        name: `${relationship}.bin`,
        bytes,
        mediaType: "application/octet-stream",
        description: `the ${relationship}`,
        relationship,
      }),
    );
    const file = fileOf(typeset({ ...quotingSheet(["x"]), attachments }));
    expect(attachedTo(file)).toEqual(
      Object.fromEntries(attachments.map(({ name }) => [name, bytes])),
    );
    const plain = run("qpdf", "--qdf", "--object-streams=disable", file, "-");
    for (const kind of ["Data", "Source", "Supplement", "Alternative"]) {
      expect(plain).toContain(`/AFRelationship /${kind}`);
    }
    expect(readFileSync(file).toString("latin1")).not.toMatch(
      /\/(?:JavaScript|JS|OpenAction|Launch)\b/u,
    );
  });
});
