import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { SILENT } from "#base/progress.ts";
import { verifyArchive } from "#checks/archive.ts";
import { move } from "#intake/move.ts";
import { instant, provisionFile, refusalOf } from "../support/archives.ts";
import { copyOf, treeOf, writeFiles } from "../support/folders.ts";
import { edit, issue, issued } from "../support/issuing.ts";

const NOW = instant("2026-07-01T00:00:00Z");
const moveIt = (root: string, from: string, to: string, now = NOW) =>
  move(root, from, to, undefined, { now });
const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");
const problemsOf = async (root: string) => (await verifyArchive(root, SILENT)).problems;

const TYPE = "content/clause-types/training.md";
const ARTICLE = "content/articles/a.mdx";
const REPLY = "content/replies/CA-D-00001/2026-06-01.md";
const PAGE = "content/pages/about.md";

/** An archive in which everything that can refer to a path does. */
const archive = () =>
  issued({
    "content/platforms/other.md": "---\nname: Other\n---\n",
    [TYPE]:
      "---\ntitle: Training\nfoundWithout: # who has none\n  - {platform: acme, document: privacy, date: 2026-01-01}\n  - {platform: other, date: 2026-01-01}\n---\n",
    [ARTICLE]:
      '---\ntitle: A\ndate: 2026-01-01\nauthors: [B]\nsummary: C\nplatforms: [ other,acme ]\n---\n\n<ProvisionQuote of="acme/terms/training" />\n',
    [REPLY]: "---\nfrom: Acme\nreceived: 2026-06-01\nabout: [training]\n---\n\nNo.\n",
    [PAGE]:
      "---\ntitle: About\n---\n\nSee [it](/platform/acme/terms/training/), [all](/platform/acme/), [feed](/feeds/platform/acme.xml), [not](/platform/acme-two/), [away](https://x.example/platform/acme/).\n",
  });

describe("moving a provision", () => {
  it("renames its file, rewrites what refers to it, and lets the old address lead on", async () => {
    const root = await archive();
    const before = read(root, PAGE);
    const done = await moveIt(root, "acme/terms/training", "acme/terms/ai-training");
    expect(done.renamed).toEqual(["content/provisions/acme/terms/ai-training.md"]);
    expect(done.rewritten).toEqual([ARTICLE, PAGE, REPLY]);
    expect(openArchive(root).ledger.at(-1)).toEqual({
      type: "move",
      recorded: NOW,
      from: "/platform/acme/terms/training/",
      to: "/platform/acme/terms/ai-training/",
    });
    expect(read(root, PAGE)).toBe(before.replace("terms/training/", "terms/ai-training/"));
    expect(read(root, ARTICLE)).toContain('of="acme/terms/ai-training"');
    expect(read(root, REPLY)).toContain("about: [ai-training]");
    expect(await problemsOf(root)).toEqual([]);
  });

  it("issues nothing anew", async () => {
    const root = await archive();
    await moveIt(root, "acme/terms/training", "acme/terms/ai-training");
    const again = await issue(root, { now: instant("2026-08-01T00:00:00Z") });
    expect(again.issued).toEqual([]);
  });
});

describe("moving a document", () => {
  it("takes its provisions with it, to another platform too, and keeps its ID", async () => {
    const root = await archive();
    edit(root, TYPE, (text) => text.replace("  - {platform: other, date: 2026-01-01}\n", ""));
    const done = await moveIt(root, "acme/terms", "other/service-terms");
    expect(done.renamed).toEqual([
      "content/documents/other/service-terms.md",
      "content/provisions/other/service-terms",
    ]);
    const { documents, provisions } = openArchive(root);
    expect(documents.get("other/service-terms" as never)?.id).toBe("CA-D-00001");
    expect([...provisions.keys()]).toEqual(["other/service-terms/training"]);
    expect(await problemsOf(root)).toEqual([]);
  });

  it("rewrites where it was found without a clause", async () => {
    const root = await archive();
    const before = read(root, TYPE);
    await moveIt(root, "acme/privacy", "acme/privacy-notice");
    expect(read(root, TYPE)).toBe(
      before.replace("document: privacy,", "document: privacy-notice,"),
    );
  });
});

describe("moving a platform", () => {
  it("takes everything under it along, in one line of the ledger", async () => {
    const root = await archive();
    const lines = openArchive(root).lines.length;
    const before = read(root, PAGE);
    await moveIt(root, "acme", "acme-cloud");
    const { content, ledger, provisions } = openArchive(root);
    expect(ledger).toHaveLength(lines + 1);
    expect([...content.platforms.keys()]).toEqual(["acme-cloud", "other"]);
    expect([...provisions.keys()]).toEqual(["acme-cloud/terms/training"]);
    expect(read(root, ARTICLE)).toContain("platforms: [ other,acme-cloud ]");
    expect(read(root, ARTICLE)).toContain('of="acme-cloud/terms/training"');
    expect(read(root, TYPE)).toContain(
      "# who has none\n  - {platform: acme-cloud, document: privacy",
    );
    expect(read(root, PAGE)).toBe(
      before
        .replace("/platform/acme/terms", "/platform/acme-cloud/terms")
        .replace("[all](/platform/acme/)", "[all](/platform/acme-cloud/)")
        .replace("/feeds/platform/acme.xml", "/feeds/platform/acme-cloud.xml"),
    );
    expect(await problemsOf(root)).toEqual([]);
  });

  it("can be undone, and the address that was left then leads on in its turn", async () => {
    const root = await archive();
    await moveIt(root, "acme", "acme-cloud");
    await moveIt(root, "acme-cloud", "acme");
    expect(openArchive(root).moves).toHaveLength(2);
    expect(await problemsOf(root)).toEqual([]);
  });
});

describe("a move that is refused", () => {
  it.each([
    ["a path that is none", "acme/Terms", "acme/x", "move/path"],
    ["paths of two kinds", "acme/terms", "acme", "move/path"],
    ["where it is already", "acme", "acme", "move/path"],
    ["what content does not have", "nobody", "somebody", "move/path"],
    ["a platform that does not exist", "acme/terms", "nobody/terms", "move/path"],
    ["another document", "acme/terms/training", "acme/privacy/training", "move/path"],
    ["a page that exists", "acme/terms", "acme/privacy", "move/taken"],
    ["a name that the site uses", "acme/terms/training", "acme/terms/history", "move/taken"],
  ])("for %s, and changes nothing", async (_, from, to, code) => {
    const root = await archive();
    const before = treeOf(root);
    expect((await refusalOf(() => moveIt(root, from, to))).map((each) => each.code)).toEqual([
      code,
    ]);
    expect(treeOf(root)).toEqual(before);
  });

  it("where content would contradict itself afterwards", async () => {
    const root = await archive();
    const before = treeOf(root);
    const [problem] = await refusalOf(() => moveIt(root, "acme/terms", "other/service-terms"));
    expect(problem?.what).toBe(
      "other is listed as found without this clause, but has a provision of it",
    );
    expect(treeOf(root)).toEqual(before);
  });

  it("to an address that leads on for something else", async () => {
    const root = await archive();
    await moveIt(root, "acme/terms", "acme/service-terms");
    const before = treeOf(root);
    const [problem] = await refusalOf(() => moveIt(root, "acme/privacy", "acme/terms"));
    expect(problem?.code).toBe("move/taken");
    expect(problem?.what).toBe(
      "/platform/acme/terms/ leads on to /platform/acme/service-terms/ for good",
    );
    expect(treeOf(root)).toEqual(before);
  });

  it("as a dry run says what it would do, and changes nothing", async () => {
    const root = await archive();
    const before = treeOf(root);
    const done = await move(root, "acme", "acme-cloud", undefined, { now: NOW, dryRun: true });
    expect(done.renamed).toContain("content/platforms/acme-cloud.md");
    expect(treeOf(root)).toEqual(before);
  });

  it("and a page made by hand where an address leads on is named", async () => {
    const root = await archive();
    await moveIt(root, "acme/terms/training", "acme/terms/ai-training");
    writeFiles(root, { "content/provisions/acme/terms/training.md": provisionFile() });
    expect((await problemsOf(root)).map(({ code }) => code)).toEqual(["move/unfinished"]);
  });
});

describe("an interrupted move", () => {
  it.each([
    ["the ledger line", []],
    ["the platform's file", ["platforms/acme.md"]],
    ["its documents", ["platforms/acme.md", "documents/acme"]],
  ])("after %s is finished by the same command, to the same bytes", async (_, renamed) => {
    const root = await archive();
    const whole = copyOf(root);
    await moveIt(whole, "acme", "acme-cloud");
    const half = copyOf(root);
    writeFiles(half, {
      "snapshots/ledger/0000.jsonl": read(whole, "snapshots/ledger/0000.jsonl"),
    });
    for (const path of renamed) {
      const to = path.replace("acme", "acme-cloud");
      renameSync(join(half, "content", path), join(half, "content", to));
    }
    expect((await problemsOf(half)).length).toBeGreaterThan(0);
    const done = await moveIt(half, "acme", "acme-cloud", instant("2026-08-01T00:00:00Z"));
    expect(done.finished).toBe(true);
    expect(treeOf(half)).toEqual(treeOf(whole));
    expect(existsSync(join(half, "content/provisions/acme"))).toBe(false);
  });
});

describe("IDs", () => {
  it("of what was moved, withdrawn or deleted are refused in another file", async () => {
    const root = await archive();
    await moveIt(root, "acme/terms/training", "acme/terms/ai-training");
    const file = "content/provisions/acme/terms/ai-training.md";
    const copy = "content/provisions/acme/privacy/copy.md";
    writeFiles(root, { [copy]: read(root, file) });
    edit(root, file, (text) => text.replace("CA-P-000001", "new"));
    const codes = (await problemsOf(root)).map(({ code }) => code);
    expect(codes).toContain("record/reused");
  });
});
