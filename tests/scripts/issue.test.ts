/** `key`, `issue` and `todo` as a user runs them. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder, treeOf } from "../support/folders.ts";
import { muniment } from "../support/command.ts";
import { edit, issuable } from "../support/issuing.ts";

const NOW = ["--now", "2026-06-02T00:00:00Z"];
/** A key in the environment of whoever runs the tests is none of theirs. */
const NO_KEY = { MUNIMENT_KEY: "" };

async function withKey() {
  const root = await issuable();
  const file = join(temporaryFolder(), "log.key");
  const made = await muniment(["key", "--archive", root, "--out", file]);
  const log = made.out.slice(made.out.indexOf("log:"), made.out.indexOf("\n\nThen:"));
  return { root, file, made, log };
}

describe("muniment key", () => {
  it("writes a private key for its owner alone, and prints what archive.yaml needs", async () => {
    const { file, log, made } = await withKey();
    expect(made.code).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(
      /^PRIVATE\+KEY\+archive\.example\.org\/log\+[0-9a-f]{8}\+\S+\n$/u,
    );
    if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(log).toMatch(
      /^log:\n {2}origin: archive\.example\.org\/log\n {2}key: archive\.example\.org\/log\+/u,
    );
    expect(made.out).not.toContain("PRIVATE+KEY");
  });

  it("makes another each time, and writes over none", async () => {
    const { file, root } = await withKey();
    const before = readFileSync(file, "utf8");
    const again = await muniment(["key", "--archive", root, "--out", file]);
    expect(again.code).toBe(1);
    expect(again.err).toContain("[content/exists]");
    expect(readFileSync(file, "utf8")).toBe(before);
    const other = `${file}2`;
    await muniment(["key", "--name", "archive.example.org/log", "--out", other]);
    expect(readFileSync(other, "utf8")).not.toBe(before);
  });

  it("refuses a name that no key can have", async () => {
    const out = join(temporaryFolder(), "log.key");
    const { code, err } = await muniment(["key", "--name", "two words", "--out", out]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('"two words" cannot be the name of a key'),
    ]);
  });
});

describe("muniment issue", () => {
  it("signs with the key of the file, or of the environment, and prints what it did", async () => {
    const { file, log, root } = await withKey();
    edit(root, "content/archive.yaml", (text) => `${text}${log}\n`);
    const refused = await muniment(["issue", "--archive", root, ...NOW], NO_KEY);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("[issue/key]");
    expect(refused.err).toContain("Nothing was changed.");
    const done = await muniment(["issue", "--archive", root, "--key", file, ...NOW], NO_KEY);
    expect(done).toMatchObject({
      code: 0,
      out: [
        "1 record version issued, 0 unchanged.",
        "  CA-P-000001 v1  acme/terms/training: it was never issued",
        "Checkpoint over 3 ledger lines, signed.",
        "",
      ].join("\n"),
    });
    edit(root, "content/provisions/acme/terms/training.md", (text) => text.replace("high", "low"));
    const environment = { MUNIMENT_KEY: readFileSync(file, "utf8") };
    const again = await muniment(["issue", "--archive", root, "--json", ...NOW], environment);
    expect(JSON.parse(again.out)).toEqual({
      ok: true,
      dryRun: false,
      issued: [
        {
          id: "CA-P-000001",
          number: 2,
          path: "acme/terms/training",
          title: "Training",
          why: ["the analysis"],
        },
      ],
      withdrawn: [],
      unchanged: 0,
      checkpoint: { size: 4, signed: true },
    });
  });

  it("says in a dry run what would be issued, and why", async () => {
    const root = await issuable();
    const before = treeOf(root);
    const { out } = await muniment(["issue", "--archive", root, "--dry-run", ...NOW], NO_KEY);
    expect(out).toBe(
      "1 record version would be issued, 0 unchanged.\n  CA-P-000001 v1  acme/terms/training: it was never issued\nNothing was changed.\n",
    );
    expect(treeOf(root)).toEqual(before);
  });
});

describe("muniment todo", () => {
  it("lists what waits, by kind, with the file in which a person answers", async () => {
    const root = await issuable();
    const { code, out } = await muniment(["todo", "--archive", root]);
    expect(code).toBe(0);
    expect(out).toContain(
      "To be issued (1):\n  acme/terms/training: it is not issued\n    content/provisions/acme/terms/training.md",
    );
    const { out: json } = await muniment(["todo", "--archive", root, "--json"]);
    const { waiting } = JSON.parse(json) as { waiting: { kind: string }[] };
    expect(waiting.map(({ kind }) => kind)).toEqual(["review", "issue", "source"]);
  });
});
