import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LOCK_FILE } from "#archive/layout.ts";
import { withLock } from "#archive/lock.ts";
import { inspectArchive, openArchive } from "#archive/open.ts";
import { readSnapshots } from "#archive/snapshots.ts";
import { Writer } from "#archive/writer.ts";
import { sha256 } from "#base/hash.ts";
import { add, makeArchive, page, refusalOf } from "../support/archives.ts";
import { treeOf, writeFiles } from "../support/folders.ts";

const CAPTURES = "snapshots/captures/CA-D-00001.jsonl";
const LEDGER = "snapshots/ledger/0000.jsonl";
const FIRST = { at: "2026-01-01T00:00:00Z", data: page("One.") };
const SECOND = { at: "2026-02-01T00:00:00Z", data: page("Two.") };
const THIRD = { at: "2026-03-01T00:00:00Z", data: page("Three.") };

/** An archive with the first capture recorded, and another into which the second came too. */
async function beforeAndAfter() {
  const root = makeArchive();
  await add(root, [FIRST]);
  const later = makeArchive();
  await add(later, [FIRST]);
  await add(later, [SECOND]);
  return { root, later };
}

const captured = (root: string) =>
  openArchive(root)
    .documents.get("acme/terms" as never)!
    .captures.map(({ at }) => at);

describe("one writer at a time", () => {
  it("refuses the second, naming the process that holds the lock", async () => {
    const root = makeArchive();
    const problems = await withLock(root, () => refusalOf(() => withLock(root, async () => 1)));
    expect(problems).toMatchObject([
      {
        code: "archive/locked",
        what: `process ${process.pid} on ${hostname()} is writing this archive`,
        file: LOCK_FILE,
      },
    ]);
  });

  it("refuses commands too, and they change nothing", async () => {
    const root = makeArchive();
    await add(root, [FIRST]);
    await withLock(root, async () => {
      const before = treeOf(root);
      expect(await refusalOf(() => add(root, [SECOND]))).toMatchObject([
        { code: "archive/locked" },
      ]);
      expect(treeOf(root)).toEqual(before);
    });
  });

  it("lets go when the work is done, and when it fails", async () => {
    const root = makeArchive();
    expect(await withLock(root, async () => 1)).toBe(1);
    await expect(withLock(root, async () => Promise.reject(new Error("a bug")))).rejects.toThrow(
      "a bug",
    );
    expect(await withLock(root, async () => 2)).toBe(2);
    expect(existsSync(join(root, LOCK_FILE))).toBe(false);
  });

  it("takes over a lock whose process has ended", async () => {
    const root = makeArchive();
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFiles(root, { [LOCK_FILE]: `${pid} ${hostname()}\n` });
    await add(root, [FIRST]);
    expect(captured(root)).toEqual([FIRST.at]);
    expect(
      Object.keys(treeOf(join(root, "snapshots"))).filter((path) => path.includes("lock")),
    ).toEqual([]);
  });

  it("takes over a lock file that names no process", async () => {
    const root = makeArchive();
    writeFiles(root, { [LOCK_FILE]: "" });
    await add(root, [FIRST]);
    expect(captured(root)).toEqual([FIRST.at]);
  });

  it("does not take over a lock of another machine, which it cannot know about", async () => {
    const root = makeArchive();
    writeFiles(root, { [LOCK_FILE]: "1 another-machine\n" });
    expect(await refusalOf(() => add(root, [FIRST]))).toMatchObject([
      { code: "archive/locked", what: "process 1 on another-machine is writing this archive" },
    ]);
  });
});

/** What a crash leaves behind, by the step of the commit that it came before. */
const crashes: readonly [string, (root: string, later: string) => void][] = [
  [
    "an object that no line names",
    (root, later) => copyNew(root, later, (path) => path.startsWith("snapshots/objects/")),
  ],
  [
    "half of an object",
    (root, later) => {
      const name = Object.keys(treeOf(later)).find((path) => !(path in treeOf(root)))!;
      writeFiles(root, { [name]: readFileSync(join(later, name)).subarray(0, 40) });
    },
  ],
  [
    "a capture's line that the ledger does not commit",
    (root, later) => {
      copyNew(root, later, (path) => path.startsWith("snapshots/objects/"));
      writeFileSync(join(root, CAPTURES), readFileSync(join(later, CAPTURES)));
    },
  ],
  [
    "half of a capture's line",
    (root) => appendFileSync(join(root, CAPTURES), '{"at":"2026-02-01T00:00:00Z","docum'),
  ],
  [
    "captures of a document that the ledger does not know",
    (root) => writeFiles(root, { "snapshots/captures/CA-D-00002.jsonl": '{"at":"2026' }),
  ],
  [
    "half of a ledger line",
    (root, later) => {
      writeFileSync(join(root, CAPTURES), readFileSync(join(later, CAPTURES)));
      appendFileSync(join(root, LEDGER), '{"at":"2026-02-01T00:00:00Z","capture":"');
    },
  ],
  [
    "a later file of the ledger, while the one before it is not full",
    (root, later) => {
      const lines = readFileSync(join(later, LEDGER), "utf8").split("\n").slice(2).join("\n");
      writeFiles(root, { "snapshots/ledger/0001.jsonl": lines });
    },
  ],
  [
    "a file that was being written",
    (root) =>
      writeFiles(root, {
        [`${LEDGER}.999.tmp`]: "half",
        [`${CAPTURES}.999.tmp`]: "half",
        [`snapshots/objects/ab/${"ab".repeat(32)}.999.tmp`]: "half",
      }),
  ],
];

function copyNew(root: string, later: string, wanted: (path: string) => boolean) {
  const held = treeOf(root);
  for (const path of Object.keys(treeOf(later))) {
    if (!(path in held) && wanted(path))
      writeFiles(root, { [path]: readFileSync(join(later, path)) });
  }
}

describe("a crash that leaves", () => {
  it.each(crashes)("%s is not seen by readers", async (_, crash) => {
    const { root, later } = await beforeAndAfter();
    const ledger = openArchive(root).ledger;
    crash(root, later);
    expect(captured(root)).toEqual([FIRST.at]);
    expect(openArchive(root).ledger).toEqual(ledger);
  });

  it.each(crashes)("%s is finished by the same command", async (_, crash) => {
    const { root, later } = await beforeAndAfter();
    crash(root, later);
    await add(root, [SECOND]);
    expect(treeOf(root)).toEqual(treeOf(later));
  });

  it.each(crashes.slice(2))(
    "%s is cleared by the next writer, whatever it writes",
    async (_, crash) => {
      const { root, later } = await beforeAndAfter();
      crash(root, later);
      await add(root, [THIRD]);
      expect(captured(root)).toEqual([FIRST.at, THIRD.at]);
      expect(openArchive(root).uncommitted.size).toBe(0);
      const other = makeArchive();
      await add(other, [FIRST]);
      await add(other, [THIRD]);
      const left = (path: string) => !path.startsWith("snapshots/objects/");
      expect(Object.entries(treeOf(root)).filter(([path]) => left(path))).toEqual(
        Object.entries(treeOf(other)).filter(([path]) => left(path)),
      );
    },
  );
});

describe("the ledger", () => {
  it("numbers a text before the capture that brought it, and binds the capture's line", async () => {
    const root = makeArchive();
    await add(root, [FIRST, { ...FIRST, at: "2026-01-02T00:00:00Z" }, SECOND]);
    const { ledger } = openArchive(root);
    expect(ledger.map(({ type }) => type)).toEqual([
      "version",
      "capture",
      "capture",
      "version",
      "capture",
    ]);
    const lines = readFileSync(join(root, CAPTURES), "utf8").trimEnd().split("\n");
    const bound = ledger.flatMap((line) => (line.type === "capture" ? [line.capture] : []));
    expect(lines.map((line) => sha256(line))).toEqual(bound);
  });

  it.each<[string, string, (root: string) => void]>([
    [
      "snapshot/capture-line",
      "a changed capture",
      (root) => edit(root, CAPTURES, "2026-01-01", "2026-01-03"),
    ],
    [
      "snapshot/capture-line",
      "a capture that is gone",
      (root) => writeFiles(root, { [CAPTURES]: "" }),
    ],
    [
      "snapshot/ledger-line",
      "a line that is not canonical",
      (root) => edit(root, LEDGER, '","', '", "'),
    ],
    [
      "snapshot/version-number",
      "a number that is not next",
      (root) => edit(root, LEDGER, '"number":1', '"number":2'),
    ],
    [
      "content/reference",
      "a document whose file is gone",
      (root) => edit(root, "content/documents/acme/terms.md", "id: CA-D-00001", "id: new"),
    ],
  ])("gives %s for %s", async (code, _, damage) => {
    const root = makeArchive();
    await add(root, [FIRST]);
    damage(root);
    expect(inspectArchive(root).problems.map((each) => each.code)).toContain(code);
  });

  it.each<[string, (bytes: Buffer) => Buffer | undefined]>([
    ["snapshot/missing-object", () => undefined],
    ["snapshot/changed-object", (bytes) => Buffer.concat([bytes, Buffer.from(" ")])],
  ])("gives %s for a text that is not what was recorded", async (code, damage) => {
    const root = makeArchive();
    await add(root, [FIRST]);
    const { text } = openArchive(root).documents.get("acme/terms" as never)!.captures[0]!;
    const path = `snapshots/objects/${text.sha256.slice(0, 2)}/${text.sha256}`;
    const changed = damage(readFileSync(join(root, path)));
    if (changed === undefined) rmSync(join(root, path));
    else writeFiles(root, { [path]: changed });
    expect(inspectArchive(root).problems).toMatchObject([{ code, file: path }]);
  });

  it("that is damaged is not written to", async () => {
    const root = makeArchive();
    await add(root, [FIRST]);
    edit(root, CAPTURES, "2026-01-01", "2026-01-03");
    const before = treeOf(root);
    expect(await refusalOf(() => add(root, [SECOND]))).toMatchObject([
      { code: "snapshot/capture-line" },
    ]);
    expect(treeOf(root)).toEqual(before);
  });

  it("goes on in a second file after 65,536 lines", async () => {
    const root = makeArchive();
    await add(root, [FIRST]);
    const first = openArchive(root).documents.get("acme/terms" as never)!.captures[0]!;
    const record = async (count: number) => {
      const writer = new Writer(root, readSnapshots(root, []));
      for (let index = 0; index < count; index++)
        writer.record({ ...first, recorded: SECOND.at as never });
      await writer.commit();
    };
    await record(65_536 - 3);
    await record(1);
    expect(existsSync(join(root, "snapshots/ledger/0001.jsonl"))).toBe(false);
    await record(1);
    await record(2);
    const lines = (file: string) => readFileSync(join(root, file), "utf8").split("\n").length - 1;
    expect([lines(LEDGER), lines("snapshots/ledger/0001.jsonl")]).toEqual([65_536, 3]);
    const problems: never[] = [];
    expect(readSnapshots(root, problems).ledger).toHaveLength(65_539);
    expect(problems).toEqual([]);
  });
});

function edit(root: string, path: string, from: string, to: string) {
  const source = readFileSync(join(root, path), "utf8");
  expect(source).toContain(from);
  writeFiles(root, { [path]: source.replace(from, to) });
}
