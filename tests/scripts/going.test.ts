import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { muniment } from "../support/command.ts";
import { treeOf } from "../support/folders.ts";
import { issued } from "../support/issuing.ts";

const NOTICE = ["--kind", "court-order", "--reason", "An order.", "--by", "N. Okafor"];
const DATED = [...NOTICE, "--date", "2026-06-30", "--now", "2026-07-01T00:00:00Z"];

describe("what goes by command", () => {
  it("is withdrawn, moved and removed, and each says what it did", async () => {
    const root = await issued();
    const on = ["--archive", root];
    const withdrawn = await muniment(["withdraw", "CA-P-000001", ...DATED, ...on, "--json"]);
    expect(JSON.parse(withdrawn.out)).toMatchObject({
      ok: true,
      id: "CA-P-000001",
      path: "acme/terms/training",
      checkpoint: openArchive(root).lines.length,
    });
    const moved = await muniment([
      "move",
      "acme",
      "acme-cloud",
      "--now",
      "2026-07-02T00:00:00Z",
      ...on,
    ]);
    expect(moved.out).toContain("/platform/acme/ leads on to /platform/acme-cloud/.");
    const [source] = openArchive(root).captures.values().next().value![0]!.sources;
    const bytes = ["remove", source!.sha256, "--level", "metadata", "--authority", "A court"];
    const later = ["--now", "2026-07-03T00:00:00Z"];
    const tried = await muniment([...bytes, ...DATED, ...later, ...on, "--dry-run"]);
    expect(tried.out).toContain("1 address owes nothing more.");
    const order = ["remove", "CA-D-00001", "--level", "destroyed", "--authority", "A court"];
    const removed = await muniment([...order, ...DATED, ...later, ...on]);
    expect(removed.out).toContain("2 objects destroyed, with 1 issued version.");
    expect(removed.out).toContain(
      "Words taken out of content/provisions/acme-cloud/terms/training.md",
    );
    expect(removed.out).toContain("4 addresses owe nothing more.");
    const verified = await muniment(["verify", ...on, "--quiet"]);
    expect(verified).toMatchObject({ code: 0 });
  });

  it.each([
    ["remove", ["level", "kind", "reason", "by", "date", "authority"]],
    ["withdraw", ["kind", "reason", "by", "date"]],
    ["move", []],
  ])("names in the help of %s what it requires", async (verb, required) => {
    const { out } = await muniment([verb, "--help"]);
    const options = out.replaceAll(/\s+/gu, " ").split(/ (?=--[a-z]+ )| -h, /u);
    const marked = options.filter((text) => text.includes("(required)"));
    expect(marked.map((text) => /^--([a-z]+)/u.exec(text)?.[1])).toEqual(required);
  });

  it.each([
    ["no authority", ["remove", "CA-D-00001", "--level", "dark", ...DATED], 2],
    ["no reason", ["withdraw", "CA-P-000001"], 2],
    [
      "a level that is none",
      ["remove", "CA-D-00001", "--level", "gone", "--authority", "A", ...DATED],
      1,
    ],
    ["half a reason", ["move", "acme", "acme-cloud", "--reason", "Renamed."], 1],
  ])("is refused with %s, and nothing is changed", async (_, args, code) => {
    const root = await issued();
    const before = treeOf(root);
    expect((await muniment([...args, "--archive", root])).code).toBe(code);
    expect(treeOf(root)).toEqual(before);
  });
});
