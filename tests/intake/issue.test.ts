import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectArchive, openArchive } from "#archive/open.ts";
import { canonicalJson } from "#base/canonical-json.ts";
import { sha256 } from "#base/hash.ts";
import { verifyArchive } from "#checks/archive.ts";
import { SILENT } from "#base/progress.ts";
import { parsePublished } from "#ledger/checkpoint.ts";
import { Rejected } from "#ledger/rejected.ts";
import { verifyCheckpoint } from "#ledger/verify-checkpoint.ts";
import { add, instant, page, provisionFile, refusalOf } from "../support/archives.ts";
import { copyOf, treeOf, writeFiles } from "../support/folders.ts";
import {
  FILE,
  ISSUE_TIME,
  QUOTED,
  edit,
  givenKey,
  issuable,
  issue,
  issued,
  provisionWith,
  quoting,
  versionsOf,
} from "../support/issuing.ts";

const RECORD = "snapshots/records/CA-P-000001/1.json";
const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");
const checkpoints = (root: string) => openArchive(root).checkpoints.map(({ size }) => size);
const verdict = async (root: string) => (await verifyArchive(root, SILENT)).problems;

describe("the first issue", () => {
  it("writes the ID into the content file and changes nothing else in it", async () => {
    const source = provisionFile()
      .replace("id: new", '# the ID:\n"id":   "new"   # given by issue\n')
      .replaceAll("\n", "\r\n");
    const root = await issuable({ [FILE]: source });
    await issue(root);
    expect(read(root, FILE)).toBe(source.replace('"new"', "CA-P-000001"));
    expect(await verdict(root)).toEqual([]);
  });

  it("freezes words, place, capture, document and analysis, each part under its hash", async () => {
    const root = await issued();
    const bytes = read(root, RECORD);
    const record = versionsOf(root)[0]!.record!;
    const { analysis, evidence } = record;
    expect(bytes).toBe(`${canonicalJson(record)}\n`);
    expect(record).toMatchObject({
      id: "CA-P-000001",
      number: 1,
      issued: ISSUE_TIME,
      path: "acme/terms/training",
      evidenceSha256: sha256(canonicalJson(evidence)),
      analysisSha256: sha256(canonicalJson(analysis)),
    });
    expect(evidence).toMatchObject({
      document: { id: "CA-D-00001", path: "acme/terms", title: "Terms" },
      version: 1,
      standing: { state: "verbatim", version: 1, at: "2026-01-01T00:00:00Z" },
    });
    expect(analysis).toMatchObject({ title: "Training", body: "## Why it matters\n\nIt does." });
    const text = [...read(root, `snapshots/objects/${evidence.text.slice(0, 2)}/${evidence.text}`)];
    expect(text.slice(evidence.quotation.start, evidence.quotation.end).join("")).toBe(QUOTED);
  });

  it("binds the record, its parts, its text and its capture in the ledger", async () => {
    const root = await issued();
    const { ledger } = openArchive(root);
    const { evidence, evidenceSha256, analysisSha256 } = versionsOf(root)[0]!.record!;
    expect(ledger.at(-1)).toEqual({
      type: "record",
      recorded: ISSUE_TIME,
      record: "CA-P-000001",
      number: 1,
      document: "CA-D-00001",
      path: "acme/terms/training",
      sha256: sha256(read(root, RECORD)),
      evidence: evidenceSha256,
      analysis: analysisSha256,
      text: evidence.text,
    });
    expect(ledger).toContainEqual(
      expect.objectContaining({ type: "capture", capture: evidence.captureLine }),
    );
  });

  it("gives numbers in the order of paths", async () => {
    const root = await issuable({ "content/provisions/acme/terms/another.md": provisionFile() });
    const { issued: now } = await issue(root);
    expect(now.map(({ id, path }) => [id, path])).toEqual([
      ["CA-P-000001", "acme/terms/another"],
      ["CA-P-000002", "acme/terms/training"],
    ]);
  });

  it("gives the same bytes from the same archive and time", async () => {
    const one = await issuable();
    const other = copyOf(one);
    await issue(one);
    await issue(other);
    expect(treeOf(one)).toEqual(treeOf(other));
  });

  it("issues only those that are named, by path, file or ID", async () => {
    const other = "content/provisions/acme/terms/another.md";
    const root = await issuable({ [other]: provisionFile() });
    await issue(root, { only: ["acme/terms/training"] });
    expect([...openArchive(root).records.keys()]).toEqual(["CA-P-000001"]);
    expect(read(root, other)).toContain("id: new");
    expect((await issue(root, { only: ["CA-P-000001"] })).issued).toEqual([]);
    expect((await issue(root, { only: [other] })).issued).toMatchObject([{ id: "CA-P-000002" }]);
    expect(await refusalOf(() => issue(root, { only: ["acme/terms/trainin"] }))).toMatchObject([
      { code: "content/reference", fix: 'Did you mean "acme/terms/training"?' },
    ]);
  });

  it("says what it would do, on any branch and without a key, and does nothing", async () => {
    const root = await issuable({ ".git/HEAD": "ref: refs/heads/draft\n" });
    const before = treeOf(root);
    const { checkpoint, issued: now } = await issue(root, { dryRun: true });
    expect(now).toMatchObject([{ id: "CA-P-000001", number: 1, why: ["it was never issued"] }]);
    expect(checkpoint).toBeUndefined();
    expect(treeOf(root)).toEqual(before);
  });

  it("writes no notice of a correction either, when it only says what it would do", async () => {
    const root = await issued();
    edit(root, FILE, withCorrection);
    const before = treeOf(root);
    expect((await issue(root, { dryRun: true })).issued).toHaveLength(1);
    expect(treeOf(root)).toEqual(before);
  });
});

describe("a further version", () => {
  it("is not issued when nothing changed", async () => {
    const root = await issued();
    const before = treeOf(root);
    expect(await issue(root)).toEqual({
      issued: [],
      withdrawn: [],
      unchanged: 1,
      checkpoint: undefined,
    });
    expect(treeOf(root)).toEqual(before);
  });

  it("is not issued because the words were seen again, in the same text or another", async () => {
    const root = await issued();
    await add(
      root,
      [
        { at: "2026-02-01T00:00:00Z", data: quoting() },
        { at: "2026-03-01T00:00:00Z", data: quoting("Two.") },
      ],
      ISSUE_TIME,
    );
    const { checkpoint, issued: now } = await issue(root);
    expect(now).toEqual([]);
    expect(checkpoint?.size).toBe(openArchive(root).lines.length);
  });

  it("is not issued because an older capture came in late, and the issued one stays", async () => {
    const root = await issued();
    const before = read(root, RECORD);
    await add(root, [{ at: "2025-01-01T00:00:00Z", data: quoting() }], ISSUE_TIME);
    expect((await issue(root)).issued).toEqual([]);
    expect(read(root, RECORD)).toBe(before);
    expect(await verdict(root)).toEqual([]);
  });

  it("is not issued because a category or the document was renamed", async () => {
    const root = await issued();
    edit(root, "content/categories.yaml", (text) => text.replace("Data rights", "Rights in data"));
    edit(root, "content/documents/acme/terms.md", (text) =>
      text.replace("title: Terms", "title: T"),
    );
    expect((await issue(root)).issued).toEqual([]);
  });

  it("is issued when the analysis changed, and leaves the first as it was", async () => {
    const root = await issued();
    const before = read(root, RECORD);
    edit(root, FILE, (text) => text.replace("severity: high", "severity: low"));
    const { issued: now } = await issue(root);
    expect(now).toMatchObject([{ id: "CA-P-000001", number: 2, why: ["the analysis"] }]);
    expect(read(root, RECORD)).toBe(before);
    expect(versionsOf(root).map(({ record }) => record?.analysis.severity)).toEqual([
      "high",
      "low",
    ]);
  });

  it("is issued when the body alone changed", async () => {
    const root = await issued();
    edit(root, FILE, (text) => text.replace("It does.", "It does indeed."));
    expect((await issue(root)).issued).toMatchObject([{ number: 2, why: ["the analysis"] }]);
  });

  it("is issued with its state when the words are gone, and still cites where they stood", async () => {
    const root = await issued();
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: page("Other words.") }], ISSUE_TIME);
    const { issued: now } = await issue(root);
    expect(now[0]?.why).toEqual(["the state in the newest version (verbatim, now absent)"]);
    expect(versionsOf(root)[1]?.record?.evidence).toMatchObject({
      version: 1,
      capture: { at: "2026-01-01T00:00:00Z" },
      standing: { state: "absent", version: 2, at: "2026-02-01T00:00:00Z" },
    });
  });

  it("is issued as ambiguous when the words stand twice now, and cites where they stood once", async () => {
    const root = await issued();
    await add(
      root,
      [{ at: "2026-02-01T00:00:00Z", data: quoting(`Again, ${QUOTED}.`) }],
      ISSUE_TIME,
    );
    await issue(root);
    expect(versionsOf(root)[1]?.record?.evidence).toMatchObject({
      version: 1,
      standing: { state: "ambiguous", version: 2 },
    });
  });

  it("is issued when another wording is tracked, citing the version that holds it", async () => {
    const root = await issued();
    const reworded = page("At times we may train on your data.");
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: reworded }], ISSUE_TIME);
    edit(root, FILE, (text) =>
      text.replace(`- text: ${QUOTED}`, `- text: ${QUOTED}\n  - text: we may train on your data`),
    );
    expect((await issue(root)).issued).toMatchObject([{ why: ["the words quoted"] }]);
    expect(versionsOf(root)[1]?.record?.evidence).toMatchObject({
      version: 2,
      quotation: { text: "we may train on your data" },
    });
  });

  it("cites the first sound capture of the newest version that holds the words", async () => {
    const root = await issuable();
    await add(root, [
      { at: "2026-02-01T00:00:00Z", data: quoting("Two.") },
      { at: "2026-03-01T00:00:00Z", data: quoting("Two.") },
      { at: "2026-04-01T00:00:00Z", data: page("Other words.") },
    ]);
    await issue(root);
    expect(versionsOf(root)[0]?.record?.evidence).toMatchObject({
      version: 2,
      capture: { at: "2026-02-01T00:00:00Z" },
    });
  });
});

const CORRECTION = `correction:
  kind: correction
  corrects: [1]
  notice: { kind: error, reason: The author was wrong., date: 2026-06-03, by: N. Okafor }
`;
const withCorrection = (text: string): string =>
  text.replace("analysis:", `${CORRECTION}analysis:`);

describe("a correction", () => {
  it("is an issued version of its own, and a ledger line with its notice", async () => {
    const root = await issued();
    edit(root, FILE, withCorrection);
    const { issued: now } = await issue(root);
    expect(now).toMatchObject([{ number: 2, why: ["the correction of v1"] }]);
    const { corrections, notices } = openArchive(root);
    const [line] = corrections.get("CA-P-000001" as never) ?? [];
    expect(line).toMatchObject({ kind: "correction", corrects: [1], by: 2 });
    expect(notices.get(line!.notice)).toMatchObject({ reason: "The author was wrong." });
    expect(versionsOf(root)[1]?.record?.correction).toMatchObject({ corrects: [1] });
    expect(await verdict(root)).toEqual([]);
  });

  it("is made once: later versions do not say it again", async () => {
    const root = await issued();
    edit(root, FILE, withCorrection);
    await issue(root);
    expect((await issue(root)).issued).toEqual([]);
    edit(root, FILE, (text) => text.replace("severity: high", "severity: low"));
    await issue(root);
    expect(versionsOf(root)[2]?.record?.correction).toBeUndefined();
  });

  it("is refused when it names a version that was not issued", async () => {
    const root = await issued();
    edit(root, FILE, (text) => withCorrection(text).replace("[1]", "[1, 2]"));
    expect(await refusalOf(() => issue(root))).toMatchObject([
      { code: "record/correction", file: FILE, field: "correction.corrects" },
    ]);
  });
});

describe("a withdrawal in content", () => {
  it("is entered once, and no further version is issued", async () => {
    const root = await issued();
    const said = "withdrawn: { kind: duplicate, reason: Twice., date: 2026-06-03, by: N. Okafor }";
    edit(root, FILE, (text) => text.replace("severity: high", `severity: low\n${said}`));
    expect(await issue(root)).toMatchObject({ issued: [], withdrawn: ["CA-P-000001"] });
    expect(await issue(root)).toMatchObject({ issued: [], withdrawn: [], checkpoint: undefined });
    expect(await verdict(root)).toEqual([]);
  });
});

const reviewedOn = (day: string): string =>
  provisionWith({ review: `  review: reviewed\n  reviewedBy: [B. R.]\n  reviewed: ${day}` });

/** What makes a provision that cannot be issued, and how that is refused. */
const refused: readonly [string, Readonly<Record<string, string>>, string, object][] = [
  [
    "words that stand nowhere",
    { [FILE]: provisionFile().replace(QUOTED, "we may use your dates") },
    quoting(),
    { code: "quote/absent", file: FILE, field: "quotes[0].text" },
  ],
  [
    "words that stand twice in the version it would cite",
    {},
    quoting(`Again, ${QUOTED}.`),
    { code: "quote/ambiguous", file: FILE, field: "quotes[0].text" },
  ],
  [
    "words of which only suspect captures are known",
    {},
    `<!doctype html><html lang="en"><p>${QUOTED}</p></html>`,
    { code: "quote/doubtful", file: FILE, field: "quotes[0].text" },
  ],
  [
    "an analysis that is not far enough",
    {
      "content/archive.yaml":
        "title: T\norigin: https://archive.example.org\nprefix: CA\nissue: { review: approved }\n",
      [FILE]: provisionWith({ review: "  review: reviewed\n  reviewedBy: [B. R.]" }),
    },
    quoting(),
    { code: "issue/review", file: FILE, field: "analysis.review" },
  ],
  [
    "an analysis that is written after it would be issued",
    { [FILE]: provisionWith({ written: "  written: 2026-06-02T00:00:01Z" }) },
    quoting(),
    { code: "issue/dated-later", file: FILE, line: 11, field: "analysis.written" },
  ],
  [
    "an analysis that is reviewed after the day on which it would be issued",
    { [FILE]: reviewedOn("2026-06-03") },
    quoting(),
    { code: "issue/dated-later", file: FILE, line: 16, field: "analysis.reviewed" },
  ],
  [
    "an ID that was typed by hand",
    { [FILE]: provisionWith({ id: "id: CA-P-000007" }) },
    quoting(),
    { code: "content/id-not-given", file: FILE, field: "id" },
  ],
  [
    "marks that git left in the text",
    { [FILE]: provisionFile().replace("It does.", "<<<<<<< HEAD\nIt does.\n=======\n>>>>>>> b\n") },
    quoting(),
    { code: "issue/merging", file: FILE },
  ],
];

describe("refusals", () => {
  it.each(refused)("names %s, and changes nothing", async (_, files, data, expected) => {
    const root = await issuable(files, data);
    const before = treeOf(root);
    expect(await refusalOf(() => issue(root))).toMatchObject([expected]);
    expect(treeOf(root)).toEqual(before);
  });

  it("names a document without captures", async () => {
    const file = "content/provisions/acme/privacy/training.md";
    const root = await issuable({ [file]: provisionFile() });
    expect(await refusalOf(() => issue(root))).toMatchObject([{ code: "quote/absent", file }]);
  });

  it("takes an analysis that is as far as archive.yaml demands", async () => {
    const root = await issuable({
      "content/archive.yaml":
        "title: T\norigin: https://archive.example.org\nprefix: CA\nissue: { review: reviewed }\n",
      [FILE]: provisionWith({ review: "  review: approved\n  reviewedBy: [B. R.]" }),
    });
    expect((await issue(root)).issued).toHaveLength(1);
  });

  it("takes an analysis that was written to the second and reviewed on the day of issuing", async () => {
    const now = instant("2026-06-02T09:00:00Z");
    const root = await issuable({
      [FILE]: reviewedOn("2026-06-02").replace("2026-04-27T09:55:00Z", now),
    });
    expect((await issue(root, { now })).issued).toHaveLength(1);
  });

  it("names a time before the ledger's last line", async () => {
    const root = await issuable();
    const now = instant("2026-05-31T23:59:59Z");
    expect(await refusalOf(() => issue(root, { now }))).toMatchObject([{ code: "issue/time" }]);
  });
});

describe("what was issued", () => {
  const problemsOf = async (root: string) => {
    const issuing = await refusalOf(() => issue(root));
    expect((await verdict(root)).map(({ code }) => code)).toEqual(issuing.map(({ code }) => code));
    return issuing;
  };

  it("cannot lose its file", async () => {
    const root = await issued();
    rmSync(join(root, FILE));
    expect(await problemsOf(root)).toMatchObject([{ code: "record/gone", file: FILE }]);
  });

  it("cannot be replaced by a new provision in the same file", async () => {
    const root = await issued();
    edit(root, FILE, (text) => text.replace("CA-P-000001", "new"));
    expect(await problemsOf(root)).toMatchObject([{ code: "record/gone", file: FILE }]);
  });

  it("cannot change its path without `move`", async () => {
    const root = await issued();
    const to = "content/provisions/acme/terms/other.md";
    renameSync(join(root, FILE), join(root, to));
    expect(await problemsOf(root)).toMatchObject([{ code: "record/renamed", file: to }]);
  });

  it("cannot give its ID to another document's provision", async () => {
    const root = await issued();
    await add(root, [{ at: "2026-01-01T00:00:00Z", data: quoting(), document: "acme/privacy" }]);
    rmSync(join(root, FILE));
    const other = "content/provisions/acme/privacy/training.md";
    writeFiles(root, { [other]: provisionWith({ id: "id: CA-P-000001" }) });
    expect(await refusalOf(() => issue(root))).toMatchObject([
      { code: "record/reused", file: other },
    ]);
  });

  it("never gives a number again", async () => {
    const root = await issued();
    const said = "withdrawn: { kind: error, reason: Wrong., date: 2026-06-03, by: N. Okafor }";
    edit(root, FILE, (text) => text.replace("severity:", `${said}\nseverity:`));
    await issue(root);
    rmSync(join(root, FILE));
    writeFiles(root, { "content/provisions/acme/terms/next.md": provisionFile() });
    expect((await issue(root)).issued).toMatchObject([{ id: "CA-P-000002" }]);
    expect(await verdict(root)).toEqual([]);
  });

  it("cannot be edited", async () => {
    const root = await issued();
    edit(root, RECORD, (text) => text.replace("It does.", "It does not."));
    expect(await refusalOf(() => issue(root))).toMatchObject([
      { code: "snapshot/record", file: RECORD },
    ]);
  });

  it("cannot lose its ledger line once a checkpoint covers it", async () => {
    const root = await issued();
    edit(
      root,
      "snapshots/ledger/0000.jsonl",
      (text) => `${text.trim().split("\n").slice(0, -1).join("\n")}\n`,
    );
    const codes = inspectArchive(root).problems.map(({ code }) => code);
    expect(codes).toContain("snapshot/checkpoint");
  });
});

describe("checkpoints", () => {
  it("cover all lines, and are unsigned where no key is named", async () => {
    const root = await issuable();
    const { checkpoint } = await issue(root);
    const size = openArchive(root).lines.length;
    expect(checkpoint).toEqual({ size, signed: false });
    expect(read(root, `snapshots/checkpoints/${size}`)).toMatch(
      new RegExp(`^archive\\.example\\.org/log\\n${size}\\n[A-Za-z0-9+/]{43}=\\n$`, "u"),
    );
  });

  it("are written for captures alone too", async () => {
    const root = await issued();
    const [first] = checkpoints(root);
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: quoting() }], ISSUE_TIME);
    await issue(root);
    expect(checkpoints(root)).toEqual([first, first! + 1]);
  });

  const settings = (verifier: string, more = "") =>
    `title: T\norigin: https://archive.example.org\nprefix: CA\nlog: { key: ${verifier}${more} }\n`;

  it("are signed with the key that archive.yaml names", async () => {
    const { given, key, verifier } = await givenKey();
    const root = await issuable({ "content/archive.yaml": settings(verifier) });
    const { checkpoint } = await issue(root, { key: given });
    expect(checkpoint?.signed).toBe(true);
    const published = parsePublished(read(root, `snapshots/checkpoints/${checkpoint!.size}`));
    if (published instanceof Rejected) throw new Error(published.reason);
    const steps = await verifyCheckpoint(published, { log: key.verifier });
    expect(steps).toMatchObject([
      { name: "origin", state: "holds" },
      { name: "signature", state: "holds" },
    ]);
  });

  it("are refused without that key, with another, and with one of another name", async () => {
    const { given, verifier } = await givenKey();
    const other = await givenKey("archive.example.org/log", 7);
    const named = await givenKey("other.example/log");
    const root = await issuable({ "content/archive.yaml": settings(verifier) });
    const before = treeOf(root);
    const refusals = [
      await refusalOf(() => issue(root)),
      await refusalOf(() => issue(root, { key: other.given })),
      await refusalOf(() => issue(root, { key: { text: "nothing", from: "the test" } })),
    ];
    expect(refusals.flat().map(({ code }) => code)).toEqual([
      "issue/key",
      "issue/key",
      "issue/key",
    ]);
    expect(JSON.stringify(refusals)).not.toContain(other.given.text.trim().slice(-20));
    expect(treeOf(root)).toEqual(before);
    writeFiles(root, { "content/archive.yaml": settings(named.verifier) });
    expect(await refusalOf(() => issue(root, { key: named.given }))).toMatchObject([
      { what: "the key is named other.example/log, and the log archive.example.org/log" },
    ]);
    writeFiles(root, { "content/archive.yaml": settings(verifier).replace(/log:.*/u, "") });
    expect(await refusalOf(() => issue(root, { key: given }))).toMatchObject([
      { code: "issue/key" },
    ]);
  });
});

/** What a crash of `issue` leaves, by the step of the commit that it came before. */
describe("an interrupted issue", () => {
  async function beforeAndAfter() {
    const root = await issuable({ "content/provisions/acme/terms/another.md": provisionFile() });
    const later = copyOf(root);
    await issue(later);
    return { root, later };
  }
  const take = (root: string, later: string, part: (file: string) => boolean) => {
    const had = treeOf(root);
    for (const file of Object.keys(treeOf(later)).filter((each) => part(each))) {
      if (had[file] === treeOf(later)[file]) continue;
      writeFiles(root, { [file]: readFileSync(join(later, file)) });
    }
  };
  const crashes: readonly [string, (file: string) => boolean][] = [
    ["records alone", (file) => file.includes("/records/")],
    ["one record of two", (file) => file.includes("/records/CA-P-000001")],
    [
      "records and one content file",
      (file) => file.includes("/records/") || file.endsWith("terms/another.md"),
    ],
    ["records and content", (file) => file.includes("/records/") || file.startsWith("content/")],
    ["all but the checkpoint", (file) => !file.includes("/checkpoints/")],
  ];

  it.each(crashes)("that left %s is finished by the next", async (_, part) => {
    const { root, later } = await beforeAndAfter();
    take(root, later, part);
    await issue(root);
    expect(treeOf(root)).toEqual(treeOf(later));
  });

  it.each(crashes)("that left %s is finished also after a capture came in", async (_, part) => {
    const { root, later } = await beforeAndAfter();
    take(root, later, part);
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: quoting("Two.") }], ISSUE_TIME);
    await issue(root, { only: ["acme/terms/training"] });
    await issue(root);
    expect(await verdict(root)).toEqual([]);
    expect([...openArchive(root).records.keys()].toSorted()).toEqual([
      "CA-P-000001",
      "CA-P-000002",
    ]);
  });

  it("is no part of the archive until then, and is named", async () => {
    const { root, later } = await beforeAndAfter();
    take(root, later, (file) => file.includes("/records/") || file.startsWith("content/"));
    expect(openArchive(root).records.size).toBe(0);
    expect(await verdict(root)).toMatchObject([
      { code: "snapshot/unfinished", field: "id" },
      { code: "snapshot/unfinished", field: "id" },
      { code: "snapshot/unfinished", file: RECORD },
      { code: "snapshot/unfinished" },
    ]);
  });

  it("that left halves of files is finished, and they are gone", async () => {
    const { root, later } = await beforeAndAfter();
    take(root, later, (file) => file.includes("/records/"));
    const halves = [FILE, RECORD, "snapshots/checkpoints/4", "snapshots/ledger/0000.jsonl"];
    writeFiles(root, Object.fromEntries(halves.map((file) => [`${file}.4711.tmp`, "ha"])));
    await issue(root);
    expect(treeOf(root)).toEqual(treeOf(later));
  });

  it("leaves a record that nobody wants any more to be cleared", async () => {
    const { root, later } = await beforeAndAfter();
    take(root, later, (file) => file.includes("/records/"));
    rmSync(join(root, "content/provisions/acme/terms/another.md"));
    await issue(root);
    expect(existsSync(join(root, "snapshots/records/CA-P-000002/1.json"))).toBe(false);
    expect(await verdict(root)).toEqual([]);
  });
});
