/** Two people in two branches, with git itself. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { add, provisionFile, refusalOf } from "../support/archives.ts";
import { temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";
import { ISSUE_TIME, edit, issuable, issue, issued, quoting } from "../support/issuing.ts";

const IDENTITY = ["-c", "user.name=Test", "-c", "user.email=test@example.org"];

/** Runs git in a folder, untouched by the settings of whoever runs the tests. */
function run(root: string, ...args: string[]): { code: number | null; out: string } {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const { status, stderr, stdout } = spawnSync("git", [...IDENTITY, "-C", root, ...args], { env });
  return { code: status, out: `${stdout.toString()}${stderr.toString()}` };
}

function git(root: string, ...args: string[]): void {
  const { code, out } = run(root, ...args);
  if (code !== 0) throw new Error(`git ${args.join(" ")}: ${out}`);
}

function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message", "A state");
}

/** Puts an archive under version control, on a branch `main`. */
function versioned(root: string): string {
  git(root, "init", "--quiet", "--initial-branch=main");
  commit(root);
  return root;
}

/** Does something in a branch of its own and commits it there. */
async function inBranch(root: string, name: string, work: () => unknown): Promise<void> {
  git(root, "switch", "--quiet", "--create", name, "main");
  await work();
  commit(root);
  git(root, "switch", "--quiet", "main");
}

const provision = (name: string) => `content/provisions/acme/terms/${name}.md`;

describe("content that two people wrote in two branches", () => {
  it("merges without a conflict and gets different IDs when it is issued", async () => {
    const root = versioned(await issued());
    for (const name of ["one", "two"]) {
      await inBranch(root, name, () => {
        writeFiles(root, { [provision(name)]: provisionFile() });
      });
    }
    git(root, "merge", "--quiet", "--no-edit", "one");
    git(root, "merge", "--quiet", "--no-edit", "two");
    const { issued: now } = await issue(root);
    expect(now.map(({ id, path }) => [id, path])).toEqual([
      ["CA-P-000002", "acme/terms/one"],
      ["CA-P-000003", "acme/terms/two"],
    ]);
  });
});

describe("snapshots that were written in two branches", () => {
  /** Two branches that each recorded a capture and issued. */
  async function forked(): Promise<string> {
    const root = versioned(await issued());
    for (const [branch, at] of [
      ["one", "2026-02-01T00:00:00Z"],
      ["two", "2026-03-01T00:00:00Z"],
    ] as const) {
      await inBranch(root, branch, async () => {
        await add(root, [{ at, data: quoting(branch) }], ISSUE_TIME);
        await issue(root, { branch });
      });
    }
    git(root, "merge", "--quiet", "--no-edit", "one");
    return root;
  }

  it("are explained while git's marks are in the ledger, and nothing is written", async () => {
    const root = await forked();
    expect(run(root, "merge", "--no-edit", "two").code).not.toBe(0);
    const before = treeOf(join(root, "snapshots"));
    const opening = await refusalOf(() => openArchive(root));
    expect(opening).toMatchObject([
      { code: "snapshot/merge", file: "snapshots/ledger/0000.jsonl" },
    ]);
    expect(opening[0]!.fix).toContain("git checkout main -- snapshots");
    expect(await refusalOf(() => issue(root))).toMatchObject([{ code: "issue/merging" }]);
    const capture = { at: "2026-04-01T00:00:00Z", data: quoting() };
    expect(await refusalOf(() => add(root, [capture]))).toMatchObject([{ code: "snapshot/merge" }]);
    expect(treeOf(join(root, "snapshots"))).toEqual(before);
  });

  it("are found out also when somebody took both sides' lines into one ledger", async () => {
    const root = await forked();
    run(root, "merge", "--no-edit", "two");
    const marks = /^(?:<{7}|={7}|>{7}).*\n/gmu;
    for (const file of ["ledger/0000.jsonl", "captures/CA-D-00001.jsonl"]) {
      edit(root, `snapshots/${file}`, (text) => text.replaceAll(marks, ""));
    }
    // Both sides published a checkpoint of the same size: whichever is kept, one of them lied.
    const sizes = Object.keys(treeOf(join(root, "snapshots/checkpoints")));
    for (const size of sizes) {
      const file = `snapshots/checkpoints/${size}`;
      const text = readFileSync(join(root, file), "utf8");
      if (text.includes("<<<<<<<")) git(root, "checkout", "--theirs", file);
    }
    commit(root);
    const codes = (await refusalOf(() => issue(root))).map(({ code }) => code);
    expect(codes).toContain("snapshot/checkpoint");
    expect(codes).toContain("snapshot/version-number");
  });

  it("are found out when one side's ledger was kept and the other's checkpoint came along", async () => {
    const root = versioned(await issued());
    await inBranch(root, "other", async () => {
      await add(root, [{ at: "2026-02-01T00:00:00Z", data: quoting() }], ISSUE_TIME);
      await issue(root, { branch: "other" });
    });
    git(root, "checkout", "other", "--", "snapshots/checkpoints");
    expect(await refusalOf(() => openArchive(root))).toMatchObject([
      { code: "snapshot/checkpoint" },
    ]);
  });

  it("can be put right as the explanation says", async () => {
    const root = await forked();
    run(root, "merge", "--no-edit", "two");
    git(root, "checkout", "main", "--", "snapshots");
    for (const name of ["checkpoints", "captures", "ledger"])
      expect(existsSync(join(root, "snapshots", name))).toBe(true);
    commit(root);
    await add(root, [{ at: "2026-03-01T00:00:00Z", data: quoting("two") }], ISSUE_TIME);
    await issue(root);
    expect(openArchive(root).documents.get("acme/terms" as never)?.captures).toHaveLength(3);
  });
});

describe("the branch that is issued on", () => {
  const inRepository = async (head: string, more: Record<string, string> = {}) =>
    issuable({ ".git/HEAD": head, ...more });
  const refusal = async (root: string, branch?: string) =>
    (await refusalOf(() => issue(root, { branch })))[0];

  it.each(["main", "master"])("may be called %s", async (name) => {
    const root = await inRepository(`ref: refs/heads/${name}\n`);
    expect((await issue(root)).issued).toHaveLength(1);
  });

  it("is none other, unless it is named", async () => {
    const root = await inRepository("ref: refs/heads/feature/x\n");
    expect(await refusal(root)).toMatchObject({
      code: "issue/branch",
      what: 'the branch is "feature/x", and issuing is done on main or master',
    });
    expect((await issue(root, { branch: "feature/x" })).issued).toHaveLength(1);
  });

  it("is the named one and no other", async () => {
    const root = await inRepository("ref: refs/heads/main\n");
    expect(await refusal(root, "publish")).toMatchObject({ code: "issue/branch" });
  });

  it("must be checked out", async () => {
    const root = await inRepository("5f3c0a1e6d\n");
    expect(await refusal(root)).toMatchObject({ code: "issue/branch" });
  });

  it.each(["MERGE_HEAD", "rebase-merge/done", "CHERRY_PICK_HEAD"])(
    "must have nothing under way: %s",
    async (file) => {
      const root = await inRepository("ref: refs/heads/main\n", { [`.git/${file}`]: "x\n" });
      expect(await refusal(root)).toMatchObject({ code: "issue/merging" });
    },
  );

  it("is found from a folder inside the repository, and in a linked checkout", async () => {
    const root = versioned(await issued());
    const linked = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "--quiet", "-b", "draft", linked);
    expect(await refusal(linked)).toMatchObject({ code: "issue/branch" });
    const inner = join(linked, "inner");
    mkdirSync(inner);
    expect(await refusal(inner)).toMatchObject({ code: "issue/branch" });
  });
});
