import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { sha256 } from "#base/hash.ts";
import { canonicalJson } from "#base/canonical-json.ts";
import { SILENT } from "#base/progress.ts";
import { verifyArchive } from "#checks/archive.ts";
import { withdraw } from "#intake/withdraw.ts";
import { instant, provisionFile, refusalOf } from "../support/archives.ts";
import { treeOf, writeFiles } from "../support/folders.ts";
import { FILE, edit, givenKey, issuable, issue, issued } from "../support/issuing.ts";

const NOW = instant("2026-07-01T00:00:00Z");
const WORDS = {
  kind: "error",
  reason: "Of another document.",
  by: "N. Okafor",
  date: "2026-06-30",
};
const ID = "CA-P-000001";
const SECOND = "content/provisions/acme/terms/second.md";
const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");
const withdrawIt = (root: string, words: object = {}, id = ID) =>
  withdraw(root, id, { ...WORDS, ...words }, { now: NOW });
const problemsOf = async (root: string) => (await verifyArchive(root, SILENT)).problems;

/** An archive with two issued provisions. */
async function withTwo(): Promise<string> {
  const second = provisionFile().replace("title: Training", "title: Second");
  return issued({ [SECOND]: second });
}

describe("withdrawing a record", () => {
  it("says so in the content file and leaves every other byte of it", async () => {
    const source = provisionFile().replaceAll("\n", "\r\n");
    const root = await issuable({ [FILE]: source });
    await issue(root);
    const before = read(root, FILE);
    await withdrawIt(root);
    const block = [
      "withdrawn:",
      "  kind: error",
      "  reason: Of another document.",
      "  date: 2026-06-30",
      "  by: N. Okafor",
      "",
    ].join("\r\n");
    const after = read(root, FILE);
    expect(after).toContain(block);
    expect(after.replace(block, "")).toBe(before);
  });

  it("keeps the notice under its hash, enters the line and covers it with a checkpoint", async () => {
    const root = await issued();
    const { checkpoint } = await withdrawIt(root, { authority: "House rule 4" });
    const archive = openArchive(root);
    const notice = { ...WORDS, authority: "House rule 4" };
    const hash = sha256(canonicalJson(notice));
    expect(archive.ledger.at(-1)).toEqual({
      type: "withdrawal",
      recorded: NOW,
      record: ID,
      notice: hash,
    });
    expect(archive.notices.get(hash)).toEqual(notice);
    expect(archive.checkpoints.at(-1)?.size).toBe(archive.lines.length);
    expect(checkpoint).toBe(archive.lines.length);
    expect(await problemsOf(root)).toEqual([]);
  });

  it("signs the checkpoint where archive.yaml names a key, and refuses without it", async () => {
    const { given, verifier } = await givenKey();
    const root = await issued();
    edit(root, "content/archive.yaml", (text) => `${text}log: { key: "${verifier}" }\n`);
    const before = treeOf(root);
    const [problem] = await refusalOf(() => withdrawIt(root));
    expect(problem?.code).toBe("issue/key");
    expect(treeOf(root)).toEqual(before);
    await withdraw(root, ID, WORDS, { now: NOW, key: given });
    expect(openArchive(root).checkpoints.at(-1)?.checkpoint.signatures).toHaveLength(1);
  });

  it("leaves the issued versions as they were, and issues no further one", async () => {
    const root = await issued();
    const record = read(root, "snapshots/records/CA-P-000001/1.json");
    await withdrawIt(root);
    edit(root, FILE, (text) => text.replace("No way out.", "Another reason."));
    const again = await issue(root, { now: instant("2026-08-01T00:00:00Z") });
    expect(again.issued).toEqual([]);
    expect(again.withdrawn).toEqual([]);
    expect(read(root, "snapshots/records/CA-P-000001/1.json")).toBe(record);
  });

  it("never gives its number again", async () => {
    const root = await withTwo();
    await withdrawIt(root, {}, "CA-P-000002");
    const third = provisionFile().replace("title: Training", "title: Third");
    writeFiles(root, { "content/provisions/acme/terms/third.md": third });
    const { issued: now } = await issue(root, { now: instant("2026-08-01T00:00:00Z") });
    expect(now.map(({ id }) => id)).toEqual(["CA-P-000003"]);
  });

  it("finishes where the command died after writing the file", async () => {
    const root = await issued();
    edit(root, FILE, (text) =>
      text.replace(
        "\n---\n\n##",
        "\nwithdrawn: { kind: error, reason: Of another document., date: 2026-06-30, by: N. Okafor }\n---\n\n##",
      ),
    );
    const before = read(root, FILE);
    await withdrawIt(root);
    expect(read(root, FILE)).toBe(before);
    expect(openArchive(root).withdrawals.has(ID as never)).toBe(true);
  });
});

describe("a withdrawal that is refused", () => {
  const refused = async (work: (root: string) => Promise<unknown>, root?: string) => {
    const folder = root ?? (await withTwo());
    const before = treeOf(folder);
    const problems = await refusalOf(() => work(folder));
    expect(treeOf(folder)).toEqual(before);
    return problems.map(({ code, what }) => `${code}: ${what}`);
  };

  it("names what was never issued, and changes nothing", async () => {
    expect(
      await refused((root) => withdrawIt(root, {}, "acme/terms/training"), await issuable()),
    ).toEqual([
      "going/target: acme/terms/training was never issued, so there is nothing to withdraw",
    ]);
  });

  it.each([
    ["an unknown ID", "CA-P-000009", {}, "going/target: there is no record CA-P-000009"],
    ["an unknown kind", ID, { kind: "mood" }, "call/option: --kind: must be one of court-order"],
    ["a day that is none", ID, { date: "May" }, "call/option: --date: must be a day: 2026-04-27"],
    ["a blank reason", ID, { reason: " " }, "call/option: --reason: must not be blank"],
    [
      "itself as replacement",
      ID,
      { replacement: ID },
      `going/target: the replacement ${ID} is the record itself`,
    ],
    [
      "a replacement that was never issued",
      ID,
      { replacement: "CA-P-000009" },
      "going/target: the replacement CA-P-000009 was never issued",
    ],
  ])("for %s", async (_, id, words, expected) => {
    const [first] = await refused((root) => withdrawIt(root, words, id));
    expect(first).toContain(expected);
  });

  it("a second time, and under a notice that differs from the file's", async () => {
    const root = await withTwo();
    await withdrawIt(root);
    expect(await refused(() => withdrawIt(root), root)).toEqual([
      `going/again: ${ID} is withdrawn: Of another document.`,
    ]);
    const other = await withTwo();
    edit(other, SECOND, (text) =>
      text.replace(
        "\n---\n\n##",
        "\nwithdrawn: { kind: other, reason: R, date: 2026-06-30, by: B }\n---\n\n##",
      ),
    );
    expect((await refused(() => withdrawIt(other), other))[0]).toContain("in other words");
  });

  it("before the ledger's last line", async () => {
    const early = instant("2020-01-01T00:00:00Z");
    const [first] = await refused((root) => withdraw(root, ID, WORDS, { now: early }));
    expect(first).toContain("issue/time");
  });

  it("and a dry run changes nothing", async () => {
    const root = await issued();
    const before = treeOf(root);
    await withdraw(root, ID, WORDS, { now: NOW, dryRun: true });
    expect(treeOf(root)).toEqual(before);
  });
});
