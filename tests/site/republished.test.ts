/** A site that is built again in its place, after the archive went on or was put back. */
import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { add } from "../support/archives.ts";
import { muniment } from "../support/command.ts";
import { copyOf, temporaryFolder, treeOf } from "../support/folders.ts";
import { FILE, edit, issuable, issue, quoting } from "../support/issuing.ts";

const OUT = join(temporaryFolder(), "site");
const build = (root: string) => muniment(["build", "--archive", root, "--out", OUT, "--quiet"]);

/** Everything that people may have a hash of, from the addresses' own promise. */
const immutable = (tree: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(tree).filter(([path]) =>
      /^(?:evidence\/|log\/checkpoints\/|record\/.*\/(?:record\.json|text\.txt|proof)$)/u.test(
        path,
      ),
    ),
  );

describe("a site that is built again in its place", () => {
  let before: string;
  let first: Readonly<Record<string, string>>;
  let second: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const root = await issuable();
    await issue(root);
    before = copyOf(root);
    expect(await build(root)).toMatchObject({ code: 0 });
    first = treeOf(OUT);
    edit(root, FILE, (text) => text.replace("It does.", "It does, and more so."));
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: quoting("Two.") }]);
    await issue(root);
    expect(await build(root)).toMatchObject({ code: 0 });
    second = treeOf(OUT);
  });

  it("still has every address of the former, and the same bytes where they never change", () => {
    const gone = Object.keys(first).filter(
      (path) => second[path] === undefined && !/^(?:_astro|pagefind)\/|\.p\//u.test(path),
    );
    expect(gone).toEqual([]);
    expect(Object.keys(immutable(first)).length).toBeGreaterThanOrEqual(7);
    expect(second).toMatchObject(immutable(first));
    expect(readFileSync(join(OUT, "record/CA-P-000001/v/2/record.json"), "utf8")).toContain(
      "more so",
    );
  });

  it("is not put back to what it was before, and stays as it is", async () => {
    const { code, err } = await build(before);
    expect(code).toBe(1);
    expect(err).toMatch(/has published \d+ entries of the log, this archive 3\n/u);
    expect(err).toContain("Restore snapshots/ as it was when that site was built");
    expect(treeOf(OUT)).toEqual(second);
  });

  it("is not replaced by that of an archive which has no log", async () => {
    const root = copyOf(before);
    for (const part of ["checkpoints", "records"]) {
      rmSync(join(root, "snapshots", part), { recursive: true });
    }
    cpSync(await issuable(), root, { recursive: true });
    expect(filesUnder(join(root, "snapshots/checkpoints"))).toEqual([]);
    const { code, err } = await build(root);
    expect(code).toBe(1);
    expect(err).toContain("publishes a log, and this archive has none");
    expect(treeOf(OUT)).toEqual(second);
  });
});
