/** A build after another makes only what was touched, and the site is what a full build makes. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { muniment } from "../support/command.ts";
import { add, makeArchive, page, provisionFile } from "../support/archives.ts";
import { temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";
import { issue } from "../support/issuing.ts";

interface Built {
  readonly code: number;
  readonly reuse: { readonly made: number; readonly reused: number; readonly words: string[] };
}

let root: string;
let out: string;
beforeAll(async () => {
  root = makeArchive({
    "content/platforms/borealis.md": "---\nname: Borealis\n---\n",
    "content/documents/borealis/notice.md":
      "---\nid: new\ntitle: Notice\nkind: Privacy Policy\n---\n",
    "content/provisions/acme/terms/training.md": provisionFile(),
    "content/pages/extra.md": "---\ntitle: Extra\nsummary: More.\n---\n\nMore.\n",
  });
  await add(root, [
    { at: "2026-01-01T00:00:00Z", data: page("At times we may use your data.") },
    { at: "2026-02-01T00:00:00Z", data: page("At times we may use your data.", "And more.") },
    { document: "acme/privacy", at: "2026-01-01T00:00:00Z", data: page("Privately.") },
    { document: "borealis/notice", at: "2026-01-01T00:00:00Z", data: page("Noted.") },
    { document: "borealis/notice", at: "2026-03-01T00:00:00Z", data: page("Noted well.") },
  ]);
  out = join(temporaryFolder(), "site");
  expect((await build()).reuse).toMatchObject({ made: 9, reused: 0 });
});

async function build(to = out, ...more: string[]): Promise<Built> {
  const {
    code,
    err,
    out: text,
  } = await muniment(["build", "--archive", root, "--out", to, "--json", "--quiet", ...more]);
  expect(err).toBe("");
  return { code, ...(JSON.parse(text) as Omit<Built, "code">) };
}

/** What a build that takes nothing from another makes. */
async function fullTree() {
  const folder = join(temporaryFolder(), "full");
  await build(folder, "--full");
  return treeOf(folder);
}

describe("a build after another", () => {
  it("makes nothing where nothing changed, and leaves every file as it was", async () => {
    const before = treeOf(out);
    expect((await build()).reuse).toMatchObject({ made: 0, reused: 9 });
    expect(treeOf(out)).toEqual(before);
  });

  it("makes a document with a new capture, digests of its weeks, what gathers, the index; and it is a full build", async () => {
    await add(root, [
      { document: "borealis/notice", at: "2026-04-01T00:00:00Z", data: page("Noted better.") },
    ]);
    const { reuse } = await build();
    expect(reuse).toMatchObject({ made: 5, reused: 5 });
    expect(reuse.words.join("\n")).toContain("document/borealis/notice");
    expect(reuse.words.join("\n")).toContain("1 digest\n");
    expect(treeOf(out)).toEqual(await fullTree());
  });

  it("makes documents that are quoted with what is written of provisions", async () => {
    const file = "content/provisions/acme/terms/training.md";
    writeFiles(root, { [file]: provisionFile().replace("It does.", "It does so.") });
    const { reuse } = await build();
    expect(reuse).toMatchObject({ made: 7, reused: 3 });
    expect(reuse.words.join("\n")).not.toContain("acme/privacy");
    expect(treeOf(out)).toEqual(await fullTree());
  });

  it("is a full build after something was issued, and the log covers more", async () => {
    await issue(root);
    const { reuse } = await build();
    expect(reuse.words.join("\n")).toContain("everything that is issued");
    expect(treeOf(out)).toEqual(await fullTree());
  });

  it("makes every page again with another title, and styles that are as before are not", async () => {
    const settings = readFileSync(join(root, "content/archive.yaml"), "utf8");
    writeFiles(root, { "content/archive.yaml": settings.replace("title: Test", "title: Tested") });
    expect((await build()).reuse).toMatchObject({ made: 9, reused: 1 });
    expect(treeOf(out)).toEqual(await fullTree());
  });

  it("takes away what is not there any more", async () => {
    rmSync(join(root, "content/pages/extra.md"));
    await build();
    expect(existsSync(join(out, "extra"))).toBe(false);
    expect(treeOf(out)).toEqual(await fullTree());
  });

  it("makes again what somebody changed or deleted in the site, and removes what they added", async () => {
    const before = treeOf(out);
    const name = "platform/borealis/notice/index.html";
    writeFileSync(
      join(out, name),
      readFileSync(join(out, name), "utf8").replace("Notice", "N0tice"),
    );
    rmSync(join(out, "data"), { recursive: true });
    writeFiles(out, { "added/index.html": "<p>", SHA256SUMS: "" });
    const { reuse } = await build();
    expect(reuse).toMatchObject({ made: 2 });
    expect(reuse.words.join("\n")).toContain(`${name} is not what was made`);
    expect(treeOf(out)).toEqual(before);
  });

  it("makes everything with --full", async () => {
    const before = treeOf(out);
    expect((await build(out, "--full")).reuse).toMatchObject({ made: 10, reused: 0 });
    expect(treeOf(out)).toEqual(before);
  });

  it("finishes what one that died had begun to put in its place", async () => {
    const before = treeOf(out);
    const making = `${out}.making`;
    mkdirSync(join(making, "platform"), { recursive: true });
    // One file was moved already, one was not; one that goes is there.
    cpSync(join(out, "platform/index.html"), join(making, "platform/index.html"));
    rmSync(join(out, "platform/index.html"));
    writeFiles(out, { "old/index.html": "<p>" });
    const moves = {
      from: making,
      put: ["index.html", "platform/index.html"],
      drop: ["old/index.html"],
    };
    writeFileSync(`${out}.moving.json`, JSON.stringify(moves));
    await build();
    expect(treeOf(out)).toEqual(before);
    expect(existsSync(making) || existsSync(`${out}.moving.json`)).toBe(false);
  });

  it("makes what is missing where the new files of one that died were taken away", async () => {
    const before = treeOf(out);
    rmSync(join(out, "platform/index.html"));
    const moves = { from: `${out}.making`, put: ["platform/index.html"], drop: [] };
    writeFileSync(`${out}.moving.json`, JSON.stringify(moves));
    await build();
    expect(treeOf(out)).toEqual(before);
  });

  it("makes everything where the site was moved away from where it was made", async () => {
    const before = treeOf(out);
    const elsewhere = join(temporaryFolder(), "elsewhere");
    renameSync(out, elsewhere);
    expect((await build()).reuse).toMatchObject({ made: 10, reused: 0 });
    expect(treeOf(out)).toEqual(before);
  });

  it("leaves the site as it was where the archive is refused", async () => {
    const before = treeOf(out);
    const file = join(root, "content/documents/acme/terms.md");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("title:", "titel:"));
    const { code } = await muniment(["build", "--archive", root, "--out", out, "--quiet"]);
    writeFileSync(file, text);
    expect(code).toBe(1);
    expect(treeOf(out)).toEqual(before);
    expect(existsSync(`${out}.making`)).toBe(false);
  });
});
