import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { openArchive } from "#archive/open.ts";
import { initArchive } from "#intake/init.ts";
import { refusalOf } from "../support/archives.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";

function made(): string {
  const root = join(temporaryFolder(), "archive");
  initArchive(root, "Test");
  return root;
}
const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");

describe("a new archive", () => {
  it("is whole, and shows that origin and prefix are not set", () => {
    const { content, ledger } = openArchive(made());
    expect(content.settings).toMatchObject({ origin: "https://archive.invalid", prefix: "XX" });
    expect([...content.pages.keys()]).toContain("operating");
    expect(ledger).toEqual([]);
  });

  it("keeps git from converting evidence and from taking in private keys", () => {
    const root = made();
    expect(read(root, ".gitattributes")).toContain("snapshots/** -text\n");
    expect(read(root, ".gitignore")).toContain("*.key\n");
  });

  it("comes with a workflow in which nobody else writes at the same time", () => {
    const workflow = parse(read(made(), ".github/workflows/issue.yml")) as {
      concurrency: object;
      jobs: { issue: { if: string; steps: { run?: string }[] } };
    };
    expect(workflow.concurrency).toEqual({ group: "muniment-writer", "cancel-in-progress": false });
    expect(workflow.jobs.issue.if).toBe("vars.MUNIMENT_ISSUE == 'yes'");
    const runs = workflow.jobs.issue.steps.map(({ run = "" }) => run);
    const order = ["npm ci", "muniment issue", "muniment verify", "git push"];
    const places = order.map((what) => runs.findIndex((run) => run.includes(what)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("is not made where something is", async () => {
    const root = made();
    const before = treeOf(root);
    expect(await refusalOf(() => initArchive(root))).toMatchObject([{ code: "archive/exists" }]);
    expect(treeOf(root)).toEqual(before);
  });
});
