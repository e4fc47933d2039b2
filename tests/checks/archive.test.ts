import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { SILENT } from "#base/progress.ts";
import { verifyArchive } from "#checks/archive.ts";
import { temporaryFolder } from "../support/folders.ts";

const PROJECT = process.cwd();

/** The first capture of the specimen's first document. */
const first = JSON.parse(
  readFileSync(join(PROJECT, "snapshots/captures/MU-D-00001.jsonl"), "utf8").split("\n")[0]!,
) as { at: string; sources: { sha256: string }[]; text: { sha256: string } };
const objectFile = (name: string) => `snapshots/objects/${name.slice(0, 2)}/${name}`;
const CAPTURED = objectFile(first.sources[0]!.sha256);
const TEXT = objectFile(first.text.sha256);

let root: string;
beforeEach(() => {
  root = temporaryFolder();
  for (const part of ["content", "snapshots"]) {
    cpSync(join(PROJECT, part), join(root, part), { recursive: true });
  }
});

const read = (file: string) => readFileSync(join(root, file));
const edit = (file: string, change: (text: string) => string) => {
  const before = read(file).toString("utf8");
  expect(change(before)).not.toBe(before);
  writeFileSync(join(root, file), change(before));
};
const editLine = (file: string, line: number, change: (text: string) => string[]) =>
  edit(file, (text) =>
    text
      .split("\n")
      .flatMap((each, i) => (i === line - 1 ? change(each) : [each]))
      .join("\n"),
  );
const flip = (file: string) => {
  const bytes = read(file);
  bytes[30]! ^= 1;
  writeFileSync(join(root, file), bytes);
};
const findings = async () =>
  (await verifyArchive(root, SILENT)).problems.map(({ code, file, line, what }) => ({
    code,
    file,
    line,
    what,
  }));

describe("verifying an archive", () => {
  it("finds nothing wrong with the specimen, and says what it checked", async () => {
    const { checked, problems } = await verifyArchive(root, SILENT, { full: true });
    expect(problems).toEqual([]);
    expect(checked.join("\n")).toMatch(
      /60 versions, 88 captures[^]*85 texts derived again[^]*57 wordings/u,
    );
  });

  it("names a captured file with one flipped byte", async () => {
    flip(CAPTURED);
    expect(await findings()).toEqual([
      expect.objectContaining({ code: "snapshot/changed-object", file: CAPTURED }),
    ]);
  });

  it("names a canonical text with one flipped byte", async () => {
    flip(TEXT);
    expect(await findings()).toContainEqual(
      expect.objectContaining({ code: "snapshot/changed-object", file: TEXT }),
    );
  });

  it("names missing and extra bytes", async () => {
    rmSync(join(root, CAPTURED));
    const extra = "snapshots/objects/ab/abc";
    mkdirSync(join(root, "snapshots/objects/ab"), { recursive: true });
    writeFileSync(join(root, extra), "what is this?");
    expect(await findings()).toEqual([
      expect.objectContaining({ code: "snapshot/extra-object", file: extra }),
      expect.objectContaining({ code: "snapshot/missing-object", file: CAPTURED }),
    ]);
  });

  it("names a text that its bytes do not give, though every hash fits", async () => {
    // A forger who rewrites text, capture line and ledger alike is caught by the extractor.
    const { sha256 } = await import("#base/hash.ts");
    const forged = read(TEXT).toString("utf8").replace("We ", "You ");
    const name = sha256(forged);
    mkdirSync(join(root, `snapshots/objects/${name.slice(0, 2)}`), { recursive: true });
    writeFileSync(join(root, objectFile(name)), forged);
    const captures = "snapshots/captures/MU-D-00001.jsonl";
    const hashes = new Map(
      read(captures)
        .toString("utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => [sha256(line), sha256(line.replaceAll(first.text.sha256, name))]),
    );
    edit(captures, (text) => text.replaceAll(first.text.sha256, name));
    edit("snapshots/ledger/0000.jsonl", (text) =>
      [...hashes].reduce(
        (ledger, [was, is]) => ledger.replace(was, is),
        text.replaceAll(first.text.sha256, name),
      ),
    );
    expect((await findings()).map(({ code }) => code)).toContain("text/differs");
  });

  it.each([
    ["edited", (line: string) => [line.replace(/"recorded":"20/u, '"recorded":"19')]],
    ["dropped", () => []],
    ["replaced by none", () => ["{}"]],
    ["not canonical", (line: string) => [line.replace(":", ": ")]],
  ])("names a ledger whose line was %s", async (_, change) => {
    for (const line of [3, 4]) {
      editLine("snapshots/ledger/0000.jsonl", line, change);
      expect((await findings()).length).toBeGreaterThan(0);
      cpSync(join(PROJECT, "snapshots/ledger"), join(root, "snapshots/ledger"), {
        recursive: true,
      });
    }
  });

  it("names the files of a ledger's last issue when its lines are dropped, as without a commit", async () => {
    const { recorded } = JSON.parse(
      read("snapshots/ledger/0000.jsonl").toString().trimEnd().split("\n").at(-1)!,
    ) as { recorded: string };
    edit("snapshots/ledger/0000.jsonl", (text) =>
      text.replaceAll(/[^\n]+\n/gu, (line) => (line.includes(recorded) ? "" : line)),
    );
    expect((await findings()).map(({ code }) => code)).toContain("snapshot/unfinished");
  });

  it("names an edited capture line", async () => {
    editLine("snapshots/captures/MU-D-00001.jsonl", 1, (line) => [line.replace('"IE"', '"US"')]);
    expect(await findings()).toContainEqual(
      expect.objectContaining({ code: "snapshot/capture-line", line: 1 }),
    );
  });

  it("names a quotation with one wrong character, and shows what differs", async () => {
    const file = "content/provisions/quillmate/terms-of-use/liability-cap.md";
    edit(file, (text) => text.replace("the six months", "the sixx months"));
    const { problems } = await verifyArchive(root, SILENT);
    expect(problems).toEqual([
      expect.objectContaining({ code: "quote/absent", file, field: "quotes[0].text" }),
    ]);
    expect(problems[0]!.fix).toContain("[-sixx-]{+six+}");
  });

  it("names an ID that no command gave", async () => {
    const file = "content/provisions/quillmate/terms-of-use/cap-of-liability.md";
    const written = join(root, file.replace("cap-of-liability", "liability-cap"));
    const text = readFileSync(written, "utf8").replace(/^id: .+$/mu, "id: MU-P-000999");
    writeFileSync(join(root, file), text);
    expect(await findings()).toEqual([
      expect.objectContaining({ code: "content/id-not-given", file, line: 2 }),
    ]);
  });

  it("names a recorded document that lost its file", async () => {
    rmSync(join(root, "content/documents/fitloom/terms-of-use.md"));
    expect((await findings()).map(({ what }) => what).join("\n")).toMatch(
      /has captures, and no file in content\/documents has this ID/u,
    );
  });
});
