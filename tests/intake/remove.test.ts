import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { objectPath, sidecarPath } from "#archive/layout.ts";
import { inspectArchive, openArchive } from "#archive/open.ts";
import { holdsObject } from "#archive/snapshots.ts";
import { Writer } from "#archive/writer.ts";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { SILENT } from "#base/progress.ts";
import { verifyArchive } from "#checks/archive.ts";
import type { Level } from "#intake/removal-plan.ts";
import { remove } from "#intake/remove.ts";
import { add, instant, page, provisionFile, refusalOf } from "../support/archives.ts";
import { copyOf, treeOf, writeFiles } from "../support/folders.ts";
import { FILE, QUOTED, issuable, issue } from "../support/issuing.ts";

const NOW = instant("2026-07-01T00:00:00Z");
const LATER = instant("2026-08-01T00:00:00Z");
const ID = "CA-P-000001";
const WORDS = {
  kind: "court-order",
  reason: "An order.",
  by: "N. Okafor",
  date: "2026-06-30",
  authority: "A court",
};
const SECRET = "the secret sentence that nobody may read any more";

const removeIt = (root: string, target: string, level: Level, now = NOW) =>
  remove(root, target, level, WORDS, { now });
const problemsOf = async (root: string) => (await verifyArchive(root, SILENT)).problems;
const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");
const exists = (root: string, file: string): boolean => existsSync(join(root, file));

const FIRST = page(`At times ${QUOTED}, ${SECRET}.`);
const SECOND = page(`At times ${QUOTED}, and no more.`);
const THIRD = page("We stopped using data of any kind, and say so here at some length.");
const AT = ["2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "2026-05-01T00:00:00Z"] as const;
const provision = provisionFile().replace(
  "  - text: we may use your data",
  `  - text: ${QUOTED}, ${SECRET}\n  - text: ${QUOTED}, and no more`,
);

/** Three versions of one document; a provision whose older wording stands in the first alone. */
async function archive(): Promise<string> {
  const root = await issuable({ [FILE]: provision }, FIRST);
  await issue(root, { now: instant("2026-06-02T00:00:00Z") });
  await add(root, [{ at: AT[1], data: SECOND }], instant("2026-06-03T00:00:00Z"));
  await issue(root, { now: instant("2026-06-04T00:00:00Z") });
  await add(root, [{ at: AT[2], data: THIRD }], instant("2026-06-05T00:00:00Z"));
  return root;
}

const documentOf = (root: string) => openArchive(root).documents.get("acme/terms" as never)!;
const textOf = (root: string, number: number): Sha256 =>
  documentOf(root).versions[number - 1]!.text;
/** Files of an archive in which some words stand. */
const holding = (root: string, words: string): string[] =>
  filesUnder(root).filter((file) => read(root, file).includes(words));

describe("at the level metadata", () => {
  it("withholds a captured file and keeps everything else", async () => {
    const root = await archive();
    const file = sha256(FIRST);
    const before = treeOf(root);
    const done = await removeIt(root, file, "metadata");
    expect(done).toMatchObject({
      objects: [file],
      records: [],
      discharges: [`/evidence/${file}.txt`],
      tombstones: [],
      edited: [],
    });
    expect(treeOf(root)).toMatchObject(
      Object.fromEntries(Object.entries(before).filter(([name]) => !name.includes("ledger/"))),
    );
    expect(documentOf(root).timeline.suspicions).toEqual([undefined, undefined, undefined]);
    expect(await problemsOf(root)).toEqual([]);
  });

  it("can be followed by a level that takes more, never by one that takes less", async () => {
    const root = await archive();
    await removeIt(root, "CA-D-00001", "dark");
    const problems = await refusalOf(() => removeIt(root, "CA-D-00001", "metadata"));
    expect(problems[0]?.what).toBe("nothing of CA-D-00001 is left to remove at the level metadata");
    await removeIt(root, "CA-D-00001", "destroyed");
    expect(openArchive(root).removals.objects.get(sha256(FIRST))?.level).toBe("destroyed");
    expect(await problemsOf(root)).toEqual([]);
  });
});

describe("at the level dark", () => {
  it("takes a text with its captures' files and the issued versions that quote from it", async () => {
    const root = await archive();
    const text = textOf(root, 1);
    const done = await removeIt(root, text, "dark");
    expect(done.objects).toEqual([text, sha256(FIRST)].toSorted());
    expect(done.records).toEqual([`${ID} v1`]);
    expect(done.discharges).toEqual(
      [
        `/evidence/${sha256(FIRST)}.txt`,
        "/record/CA-D-00001/v/1/text.txt",
        `/record/${ID}/v/1/record.json`,
        `/record/${ID}/v/1/text.txt`,
      ].toSorted(),
    );
    const { ledger, records } = openArchive(root);
    expect(ledger.at(-1)).toMatchObject({ type: "removal", level: "dark", target: text });
    expect(records.get(ID as never)!.map(({ record }) => record?.number)).toEqual([undefined, 2]);
    expect(await problemsOf(root)).toEqual([]);
  });

  it("leaves the version its number, without words, and no evidence of anything", async () => {
    const root = await archive();
    await removeIt(root, textOf(root, 1), "dark");
    const { timeline, versions } = documentOf(root);
    expect(versions.map(({ number, passages }) => [number, passages.length > 0])).toEqual([
      [1, false],
      [2, true],
      [3, true],
    ]);
    expect(timeline.suspicions).toEqual(["removed", undefined, undefined]);
    expect(timeline.changes).toHaveLength(1);
    const lineage = openArchive(root).provisions.get("acme/terms/training" as never)!.lineage;
    expect(lineage.findings.map(({ state }) => state)).toEqual([
      "undetermined",
      "verbatim",
      "absent",
    ]);
  });

  it("takes out of content the wordings that stand in no other text, and those alone", async () => {
    const root = await archive();
    const done = await removeIt(root, textOf(root, 1), "dark");
    expect(done.edited).toEqual([FILE]);
    expect(done.tombstones).toEqual([]);
    expect(read(root, FILE)).not.toContain(SECRET);
    const { body, value } = openArchive(root).provisions.get("acme/terms/training" as never)!;
    expect(value.quotes.map(({ text }) => text)).toEqual([`${QUOTED}, and no more`]);
    expect(body).toContain("It does.");
  });

  it("makes a tombstone of a provision that loses its last wording", async () => {
    const root = await archive();
    const done = await removeIt(root, "CA-D-00001", "dark");
    expect(done.tombstones).toEqual([ID]);
    const source = read(root, FILE);
    for (const words of [SECRET, QUOTED, "No way out.", "It does."]) {
      expect(source).not.toContain(words);
    }
    const { value } = openArchive(root).provisions.get("acme/terms/training" as never)!;
    expect(value).toMatchObject({ id: ID, title: "Training", quotes: [], withdrawn: WORDS });
    expect(openArchive(root).ledger.at(-1)).toMatchObject({ type: "withdrawal", record: ID });
    expect(await problemsOf(root)).toEqual([]);
  });

  it("takes of a provision every text in which a wording stands, and says where else the words are", async () => {
    const root = await archive();
    const other = page(`Here too ${QUOTED}, and no more, it says.`);
    await add(
      root,
      [{ at: AT[1], data: other, document: "acme/privacy" }],
      instant("2026-06-06T00:00:00Z"),
    );
    const [one, two, three] = [textOf(root, 1), textOf(root, 2), textOf(root, 3)];
    const done = await removeIt(root, ID, "dark");
    expect(done.objects).toEqual([one, two, sha256(FIRST), sha256(SECOND)].toSorted());
    expect(done.objects).not.toContain(three);
    expect(done.tombstones).toEqual([ID]);
    expect(done.elsewhere).toEqual(["acme/privacy"]);
    expect(await problemsOf(root)).toEqual([]);
  });

  it("keeps a text that other bytes give as well, when only a file is named", async () => {
    const root = await archive();
    const same = FIRST.replace("<main>", '<main class="b">');
    await add(root, [{ at: "2026-01-02T00:00:00Z", data: same }], instant("2026-06-06T00:00:00Z"));
    const done = await removeIt(root, sha256(FIRST), "dark");
    expect(done.objects).toEqual([sha256(FIRST)]);
    expect(done.records).toEqual([]);
    expect(documentOf(root).versions[0]!.removed).toBeUndefined();
    expect(await problemsOf(root)).toEqual([]);
  });

  it("withholds one issued version by the hash of its record", async () => {
    const root = await archive();
    const hash = sha256(read(root, `snapshots/records/${ID}/1.json`));
    const done = await removeIt(root, hash, "dark");
    expect(done.objects).toEqual([]);
    expect(done.records).toEqual([`${ID} v1`]);
    expect(openArchive(root).records.get(ID as never)![1]!.record?.number).toBe(2);
    expect(await problemsOf(root)).toEqual([]);
  });
});

describe("at the level destroyed", () => {
  it("leaves the words nowhere in the archive's folder, and the ledger whole", async () => {
    const root = await archive();
    const before = openArchive(root).lines;
    writeSidecar(root, sha256(FIRST));
    await removeIt(root, textOf(root, 1), "destroyed");
    expect(holding(root, SECRET)).toEqual([]);
    expect(exists(root, `snapshots/records/${ID}/1.json`)).toBe(false);
    expect(exists(root, `snapshots/records/${ID}/2.json`)).toBe(true);
    expect(exists(root, sidecarPath(sha256(FIRST), "wacz"))).toBe(false);
    const { checkpoints, lines } = openArchive(root);
    expect(lines.slice(0, before.length)).toEqual(before);
    expect(checkpoints.at(-1)?.size).toBe(lines.length);
    expect(await problemsOf(root)).toEqual([]);
  });

  it("is not undone by taking the same words in again", async () => {
    const root = await archive();
    await removeIt(root, textOf(root, 1), "destroyed");
    const same = FIRST.replace("<main>", '<main class="b">');
    const given = [
      { at: "2026-06-20T00:00:00Z", data: FIRST },
      { at: "2026-06-21T00:00:00Z", data: same },
    ];
    const { versions } = await add(root, given, LATER);
    expect(versions).toBe(0);
    expect(holding(root, SECRET)).toEqual([]);
    const { captures, timeline } = documentOf(root);
    expect(captures.slice(-2).map(({ kept }) => kept)).toEqual([false, false]);
    expect(timeline.suspicions.slice(-2)).toEqual(["removed", "removed"]);
    expect(await problemsOf(root)).toEqual([]);
  });

  const writeSidecar = (root: string, of: Sha256) =>
    writeFiles(root, { [sidecarPath(of, "wacz")]: `an archive with ${SECRET}` });
});

describe("what a person wrote", () => {
  const ARTICLE = "content/articles/a.mdx";
  const article = (body: string) =>
    `---\ntitle: A\ndate: 2026-01-01\nauthors: [B]\nsummary: C\n---\n\n${body}\n`;

  it.each([
    ["an article quotes the words", ARTICLE, article(`They say: ${QUOTED}, ${SECRET}.`)],
    [
      "it quotes them over several lines",
      ARTICLE,
      article(`> At times ${QUOTED},\n> ${SECRET.replace(" nobody", "\n> nobody")}.`),
    ],
    [
      "a reply repeats them",
      "content/replies/CA-D-00001/2026-06-01.md",
      `---\nfrom: Acme\nreceived: 2026-06-01\n---\n\nYou quote "${QUOTED}, ${SECRET}".\n`,
    ],
    [
      "a draft quotes them",
      "content/provisions/acme/terms/draft.md",
      provisionFile().replace("we may use your data", SECRET),
    ],
  ])("is not edited: where %s, the removal is refused until it is", async (_, file, source) => {
    const root = await archive();
    writeFiles(root, { [file]: source });
    const before = treeOf(root);
    const problems = await refusalOf(() => removeIt(root, textOf(root, 1), "dark"));
    expect(problems.map((each) => [each.code, each.file])).toEqual([["going/words", file]]);
    expect(treeOf(root)).toEqual(before);
  });
});

describe("a removal that is refused", () => {
  it.each([
    ["what is no ID and no hash", "everything", "going/target"],
    ["a hash that nothing has", "0".repeat(64), "going/target"],
    ["a document that was never recorded", "CA-D-00009", "going/target"],
    ["a provision that was never issued", "CA-P-000009", "going/target"],
  ])("for %s, and changes nothing", async (_, target, code) => {
    const root = await archive();
    const before = treeOf(root);
    const problems = await refusalOf(() => removeIt(root, target, "dark"));
    expect(problems.map((each) => each.code)).toEqual([code]);
    expect(treeOf(root)).toEqual(before);
  });

  it("as a dry run says what would go, and changes nothing", async () => {
    const root = await archive();
    const before = treeOf(root);
    const done = await remove(root, "CA-D-00001", "destroyed", WORDS, { now: NOW, dryRun: true });
    expect(done.objects).toHaveLength(6);
    expect(done.tombstones).toEqual([ID]);
    expect(treeOf(root)).toEqual(before);
  });
});

describe("an interrupted removal", () => {
  /** The archive as a crash leaves it: everything of the removal up to one step, nothing after. */
  async function diedAfter(step: "ledger" | "content" | "bytes") {
    const before = await archive();
    const target = textOf(before, 1);
    const after = copyOf(before);
    await removeIt(after, target, "destroyed");
    const whole = treeOf(after);
    const root = copyOf(before);
    const take = (pattern: RegExp) => {
      for (const file of filesUnder(after).filter((name) => pattern.test(name))) {
        mkdirSync(dirname(join(root, file)), { recursive: true });
        writeFileSync(join(root, file), readFileSync(join(after, file)));
      }
    };
    take(/^snapshots\/(?:ledger|objects)\//u);
    if (step !== "ledger") take(/^content\//u);
    if (step === "bytes") {
      const { removals } = inspectArchive(root).archive!;
      for (const name of removals.objects.keys()) unlink(root, objectPath(name));
      unlink(root, `snapshots/records/${ID}/1.json`);
    }
    return { root, target, whole };
  }

  const unlink = (root: string, file: string) => rmSync(join(root, file), { force: true });

  it.each(["ledger", "content", "bytes"] as const)(
    "after its %s is finished by the same command, to the same bytes",
    async (step) => {
      const { root, target, whole } = await diedAfter(step);
      const { finished } = await removeIt(root, target, "destroyed", LATER);
      expect(finished).toBe(true);
      expect(treeOf(root)).toEqual(whole);
      expect(await problemsOf(root)).toEqual([]);
    },
  );

  it.each(["ledger", "content"] as const)(
    "after its %s is named by verification, so that no site is built from it",
    async (step) => {
      const { root } = await diedAfter(step);
      const codes = (await problemsOf(root)).map(({ code }) => code);
      expect(codes).toContain("going/unfinished");
    },
  );

  it("at the level dark is named too, and finished", async () => {
    const before = await archive();
    const target = textOf(before, 1);
    const after = copyOf(before);
    await removeIt(after, target, "dark");
    const root = copyOf(after);
    writeFiles(root, { [FILE]: read(before, FILE) });
    const [problem] = await problemsOf(root);
    expect(problem).toMatchObject({ code: "quote/absent", file: FILE });
    expect(problem?.fix).toContain("run the same `muniment remove` again");
    await removeIt(root, target, "dark", LATER);
    expect(treeOf(root)).toEqual(treeOf(after));
  });

  it("before the ledger line has changed nothing that counts", async () => {
    const root = await archive();
    const target = textOf(root, 1);
    // Objects come first: the notice lies there, and no line names it.
    const { ledger, captures, uncommitted } = openArchive(root);
    new Writer(root, { ledger, captures, uncommitted, versions: new Map() }).putObject("notice");
    await removeIt(root, target, "destroyed");
    expect(holdsObject(root, target)).toBe(false);
  });
});
