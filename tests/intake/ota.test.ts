import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { readObject } from "#archive/snapshots.ts";
import { filesUnder } from "#base/files.ts";
import { SILENT } from "#base/progress.ts";
import { sha256 } from "#base/hash.ts";
import { importCollection } from "#intake/ota.ts";
import { remove } from "#intake/remove.ts";
import { NOW, instant, makeArchive, refusalOf } from "../support/archives.ts";
import { temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";
import { type CommitSpec, bundle, headOf, makeRepository } from "../support/repository.ts";

const terms = (words: string) =>
  `Terms of Service\n================\n\n${words}\n\nThese terms apply between you and us whenever you use the service, and we tell you when they change, thirty days before.\n\nYou may close your account at any time, and we then delete what we hold about you within a year of that day.\n`;
const TERMS = "Acme/Terms of Service.md";

async function imported(commits: readonly CommitSpec[], root = join(temporaryFolder(), "archive")) {
  const repository = makeRepository(commits);
  const result = await importCollection(root, repository, NOW, SILENT);
  return { root, repository, result, archive: openArchive(root) };
}
type Imported = Awaited<ReturnType<typeof imported>>;
const documentOf = ({ archive }: Pick<Imported, "archive">, path = "acme/terms-of-service") =>
  archive.documents.get(path as never)!;
const timesOf = (from: Pick<Imported, "archive">, path?: string) =>
  documentOf(from, path).captures.map(({ at }) => at);
const kindsOf = (from: Pick<Imported, "archive">, path?: string) =>
  documentOf(from, path).timeline.changes.map(({ kind }) => kind);

const first: CommitSpec = {
  message: "First record of Acme Terms of Service",
  at: "2024-01-01T00:00:00Z",
  files: { [TERMS]: terms("One.") },
};
const change = (
  at: string,
  words: string,
  message = "Record new changes of Acme Terms of Service",
): CommitSpec => ({
  message,
  at,
  files: { [TERMS]: terms(words) },
});

describe("importing a collection", () => {
  it("makes an archive with a platform and a document of visible defaults", async () => {
    const { archive, result, root } = await imported([first]);
    expect(result).toMatchObject({
      services: 1,
      documents: 1,
      captures: 1,
      technical: 0,
      distinctFiles: 1,
      known: 0,
    });
    expect(archive.content.settings).toMatchObject({
      origin: "https://archive.invalid",
      prefix: "XX",
    });
    expect(archive.content.platforms.get("acme" as never)?.value.name).toBe("Acme");
    expect(documentOf({ archive })).toMatchObject({
      id: "XX-D-00001",
      value: { title: "Terms of Service", kind: "Terms of Service", language: "en" },
    });
    expect(Object.keys(treeOf(root))).toContain("content/documents/acme/terms-of-service.md");
  });

  it("records when, by which commit, with which engine and from which snapshots", async () => {
    const snapshots = ["a".repeat(40), "https://github.com/Org/snapshots/commit/0123abc"];
    const message = [
      "Record new changes of Acme Terms of Service",
      "",
      "This version was recorded after extracting from snapshots:",
      ...snapshots.map((each) => `- ${each}`),
      "",
      "X-engine-version: 11.0.1",
    ].join("\n");
    const { archive, repository } = await imported([
      first,
      change("2024-06-01T12:00:00+02:00", "Two.", message),
    ]);
    const capture = documentOf({ archive }).captures[1]!;
    const bytes = Buffer.from(terms("Two."));
    expect(capture).toMatchObject({
      at: "2024-06-01T10:00:00Z",
      recorded: NOW,
      form: "extracted",
      sources: [{ mediaType: "text/markdown", bytes: bytes.length, sha256: sha256(bytes) }],
      vantage: {
        commit: headOf(repository),
        path: TERMS,
        tool: "Open Terms Archive engine 11.0.1",
        snapshots: expect.arrayContaining(snapshots),
      },
    });
    expect(capture.sources[0]).not.toHaveProperty("url");
    expect(capture.vantage).not.toHaveProperty("technical");
  });

  it("reads the subjects of old engines as those of today's", async () => {
    const old = await imported([
      { ...first, message: "Start tracking Acme Terms of Service" },
      change("2024-06-01T00:00:00Z", "Two.", "Update Acme Terms of Service"),
      change("2024-12-01T00:00:00Z", "Three.", "Refilter Acme Terms of Service"),
    ]);
    const today = await imported([
      first,
      change("2024-06-01T00:00:00Z", "Two."),
      change(
        "2024-12-01T00:00:00Z",
        "Three.",
        "Apply technical or declaration upgrade on Acme Terms of Service",
      ),
    ]);
    for (const each of [old, today]) {
      expect(each.result).toMatchObject({ captures: 3, technical: 1 });
      expect(kindsOf(each)).toEqual(["substantive", "technical"]);
      expect(documentOf(each).captures.map(({ vantage }) => vantage?.technical)).toEqual([
        undefined,
        undefined,
        true,
      ]);
    }
  });

  it("records a technical commit that changes no word as a capture of the same version", async () => {
    const { archive, result } = await imported([
      first,
      { ...change("2024-06-01T00:00:00Z", "One. "), message: "Refilter Acme Terms of Service" },
    ]);
    expect(result).toMatchObject({ captures: 2, distinctFiles: 2, technical: 1 });
    expect(documentOf({ archive }).versions).toHaveLength(1);
    expect(documentOf({ archive }).timeline.changes).toEqual([]);
  });

  it("skips what records no version, and says how often and why", async () => {
    const { archive, result } = await imported([
      {
        message: "Initial commit",
        at: "2023-01-01T00:00:00Z",
        files: { "README.md": "x", "Demo/Terms.md": "demo" },
      },
      { message: "Update README of Acme", at: "2023-01-02T00:00:00Z", files: { "README.md": "y" } },
      {
        message: "Adapt template automatically",
        at: "2023-01-03T00:00:00Z",
        files: { "Demo/Terms.md": null },
      },
      first,
      {
        message: "Update license",
        at: "2024-02-01T00:00:00Z",
        files: { "LICENSE.md": "z", "a/b/c.md": "deep" },
      },
    ]);
    expect([...archive.documents.keys()]).toEqual(["acme/terms-of-service"]);
    const none = result.skipped.get("commits that record no version");
    expect(none).toEqual({
      commits: 2,
      files: new Set(["Demo/Terms.md", "README.md"]),
      subjects: new Set(["Initial commit", "Adapt template automatically"]),
    });
    expect(result.skipped.get("commits that touch no document")).toMatchObject({ commits: 2 });
    expect(result.skipped.size).toBe(2);
    expect(result.ended).toEqual([]);
  });

  it("notes that tracking ended where the collection deleted the file", async () => {
    const { archive, result } = await imported([
      first,
      {
        message: "Stop tracking Acme\n\nThey closed.",
        at: "2024-09-09T23:00:00Z",
        files: { [TERMS]: null },
      },
    ]);
    expect(result.ended).toEqual([TERMS]);
    expect(documentOf({ archive }).value.trackingEnded).toEqual({
      date: "2024-09-09",
      reason: expect.stringMatching(/ removed the document: "Stop tracking Acme"$/u),
    });
  });

  it("goes on with the same document where the file returned", async () => {
    const { archive, result } = await imported([
      first,
      { message: "Stop tracking Acme", at: "2024-03-01T00:00:00Z", files: { [TERMS]: null } },
      {
        ...change("2024-09-01T00:00:00Z", "Two."),
        message: "First record of Acme Terms of Service",
      },
    ]);
    expect(result).toMatchObject({ documents: 1, captures: 2, ended: [] });
    expect(documentOf({ archive }).value.trackingEnded).toBeUndefined();
    expect(timesOf({ archive })).toEqual([first.at, "2024-09-01T00:00:00Z"]);
  });

  it("notes the end in a document that an earlier run made, and keeps the rest of its file", async () => {
    const commits = [first];
    const { root } = await imported(commits);
    const file = join("content/documents/acme/terms-of-service.md");
    const written =
      "---\n# by hand\nid: XX-D-00001\ntitle: Terms of Service\nkind: Terms of Service\n---\nProse.\n";
    writeFiles(root, { [file]: written });
    const ended: CommitSpec = {
      message: "Remove",
      at: "2024-03-01T00:00:00Z",
      files: { [TERMS]: null },
    };
    const { archive } = await imported([first, ended], root);
    expect(documentOf({ archive })).toMatchObject({
      body: "Prose.",
      value: { trackingEnded: { date: "2024-03-01" } },
    });
    expect(treeOf(root)).not.toEqual({});
  });

  it("takes names in any script, with accents and signs, each under an address of its own", async () => {
    const files = {
      "Ünïcode & Söhne/Conditions d’utilisation.md": terms("One."),
      "微信/隐私政策.md": terms("Two."),
    };
    const { archive, result } = await imported([
      { message: "First record of many", at: "2024-01-01T00:00:00Z", files },
    ]);
    expect(result).toMatchObject({ services: 2, documents: 2, captures: 2 });
    const [latin, chinese] = [...archive.documents.keys()];
    expect(latin).toBe("unicode-sohne/conditions-dutilisation");
    expect(chinese).toMatch(/^x-[0-9a-f]{12}\/x-[0-9a-f]{12}$/u);
    expect(archive.documents.get(chinese!)!.captures[0]!.vantage!.path).toBe("微信/隐私政策.md");
    expect(archive.documents.get(chinese!)!.value.title).toBe("隐私政策");
  });

  it("refuses names that make one address, says which file to add, and goes on with it", async () => {
    const commits: CommitSpec[] = [
      {
        message: "First record of a",
        at: "2024-01-01T00:00:00Z",
        files: { "Acme.ai/Terms.md": terms("One.") },
      },
      {
        message: "First record of b",
        at: "2024-01-02T00:00:00Z",
        files: { "Acme AI/Terms.md": terms("Two.") },
      },
    ];
    const root = makeArchive();
    const before = treeOf(root);
    const repository = makeRepository(commits);
    const run = () => importCollection(root, repository, NOW, SILENT);
    expect(await refusalOf(run)).toMatchObject([
      {
        code: "intake/slug-taken",
        fix: expect.stringContaining(
          'content/platforms/acme-ai-2.md by hand, with the exact name or title "Acme AI"',
        ),
      },
    ]);
    expect(treeOf(root)).toEqual(before);
    writeFiles(root, { "content/platforms/acme-ai-2.md": "---\nname: Acme AI\n---\n" });
    expect(await run()).toMatchObject({ documents: 2, captures: 2 });
    expect([...openArchive(root).documents.keys()]).toContain("acme-ai-2/terms");
  });

  it("puts captures in order of time where a source's clock ran backwards", async () => {
    const from = await imported([
      first,
      change("2024-09-01T00:00:00Z", "Two."),
      change("2024-05-01T00:00:00Z", "Three."),
      change("2025-01-01T00:00:00Z", "Four."),
    ]);
    expect(timesOf(from)).toEqual([
      first.at,
      "2024-05-01T00:00:00Z",
      "2024-09-01T00:00:00Z",
      "2025-01-01T00:00:00Z",
    ]);
    const { timeline, captures, versions } = documentOf(from);
    expect(versions).toHaveLength(4);
    expect(timeline.periods.map(({ version }) => version)).toEqual([1, 3, 2, 4]);
    expect(captures.map(({ kept }) => kept)).toEqual([true, true, true, true]);
  });

  it("records two captures of one second, in the order of the commits", async () => {
    const at = "2024-06-01T00:00:00Z";
    const from = await imported([first, change(at, "Two."), change(at, "Three.")]);
    expect(timesOf(from)).toEqual([first.at, at, at]);
    expect(documentOf(from).timeline.periods.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it("reads every branch that was merged, from several roots, and no merge as a capture", async () => {
    const { archive, result } = await imported([
      first,
      {
        message: "First record of Other Terms",
        at: "2024-01-02T00:00:00Z",
        files: { "Other/Terms.md": terms("Other.") },
        parents: [],
      },
      { ...change("2024-05-01T00:00:00Z", "Two."), parents: [0] },
      {
        message: "Merge the other history",
        at: "2024-06-01T00:00:00Z",
        parents: [2, 1],
        files: { "Other/Terms.md": terms("Other.") },
      },
      change("2024-12-01T00:00:00Z", "Three."),
    ]);
    expect(result).toMatchObject({ documents: 2, captures: 4 });
    expect([...result.skipped.keys()]).toEqual(["merges of branches"]);
    expect(result.skipped.get("merges of branches")).toMatchObject({ commits: 1 });
    expect(timesOf({ archive })).toEqual([
      first.at,
      "2024-05-01T00:00:00Z",
      "2024-12-01T00:00:00Z",
    ]);
    expect(archive.documents.get("other/terms" as never)!.captures).toHaveLength(1);
  });

  it("goes on with the same document where a file was renamed by hand", async () => {
    const renamed = "Acme Corp/Terms.md";
    const from = await imported([
      first,
      {
        message: "Rename service",
        at: "2024-02-01T00:00:00Z",
        files: { [TERMS]: null, [renamed]: terms("One.") },
      },
      {
        message: "Record new changes of Acme Corp Terms",
        at: "2024-09-01T00:00:00Z",
        files: { [renamed]: terms("Two.") },
      },
    ]);
    expect(from.result).toMatchObject({ documents: 1, captures: 2, ended: [] });
    expect(documentOf(from).captures.map(({ vantage }) => vantage?.path)).toEqual([TERMS, renamed]);
    expect(documentOf(from).value.trackingEnded).toBeUndefined();
  });

  it("takes one commit that touches several documents as a capture of each", async () => {
    const files = { [TERMS]: terms("One."), "Acme/Privacy Policy.md": terms("Privacy.") };
    const { result } = await imported([{ ...first, files }]);
    expect(result).toMatchObject({ services: 1, documents: 2, captures: 2, distinctFiles: 2 });
  });

  it("holds the bytes of the first and latest capture of each text, and every text", async () => {
    const { archive, root } = await imported([
      first,
      change("2024-02-01T00:00:00Z", "One. "),
      change("2024-03-01T00:00:00Z", "One.  "),
      change("2024-10-01T00:00:00Z", "Two."),
    ]);
    const { captures } = documentOf({ archive });
    expect(captures.map(({ kept }) => kept)).toEqual([true, false, true, true]);
    expect(
      captures.map(({ sources }) => readObject(root, sources[0]!.sha256) !== undefined),
    ).toEqual([true, false, true, true]);
    expect(captures.every(({ text }) => readObject(root, text.sha256) !== undefined)).toBe(true);
  });

  it("twice changes nothing", async () => {
    const { repository, root } = await imported([first, change("2024-06-01T00:00:00Z", "Two.")]);
    const before = treeOf(root);
    const again = await importCollection(root, repository, instant("2027-01-01T00:00:00Z"), SILENT);
    expect(again).toMatchObject({ captures: 0, known: 2, distinctFiles: 0 });
    expect(treeOf(root)).toEqual(before);
  });

  it("takes what is new alone, whether from a folder or a bundle, and numbers on", async () => {
    const commits = [first, change("2024-06-01T00:00:00Z", "Two.")];
    const { root } = await imported(commits);
    const before = treeOf(root);
    const more = makeRepository([
      ...commits,
      change("2024-12-01T00:00:00Z", "One."),
      {
        message: "First record of Acme Privacy",
        at: "2024-12-02T00:00:00Z",
        files: { "Acme/Privacy.md": terms("P.") },
      },
    ]);
    const file = bundle(more, join(temporaryFolder(), "collection.bundle"));
    expect(await importCollection(root, file, NOW, SILENT)).toMatchObject({
      captures: 2,
      known: 2,
      documents: 2,
    });
    const archive = openArchive(root);
    expect(documentOf({ archive }).timeline.periods.map(({ version }) => version)).toEqual([
      1, 2, 1,
    ]);
    expect(documentOf({ archive }, "acme/privacy").id).toBe("XX-D-00002");
    const after = treeOf(root);
    const changed = Object.keys(before).filter((path) => after[path] !== before[path]);
    expect(changed).toEqual(["snapshots/captures/XX-D-00001.jsonl", "snapshots/ledger/0000.jsonl"]);
  });

  it("gives the same archive from a folder and a bundle, whenever it runs", async () => {
    const repository = makeRepository([first, change("2024-06-01T00:00:00Z", "Two.")]);
    const named = join(temporaryFolder(), "versions.bundle");
    bundle(repository, named);
    const [one, other] = [join(temporaryFolder(), "same"), join(temporaryFolder(), "same")];
    await importCollection(one, named, NOW, SILENT);
    await importCollection(other, named, NOW, SILENT);
    expect(treeOf(one)).toEqual(treeOf(other));
  });

  it("goes into an archive that is there, to the documents it has by name", async () => {
    const root = makeArchive({
      "content/documents/acme/tos.md":
        "---\nid: new\ntitle: Terms of Service\nkind: Terms of Service\n---\n",
    });
    const { archive, result } = await imported([first], root);
    expect(result).toMatchObject({ captures: 1 });
    expect(documentOf({ archive }, "acme/tos")).toMatchObject({ id: "CA-D-00001" });
    expect(archive.documents.get("acme/tos" as never)!.captures).toHaveLength(1);
  });
});

describe("a source that is refused", () => {
  it.each<[string, () => string, string]>([
    ["is not there", () => "/nowhere/versions.bundle", "git cannot read"],
    ["is a folder without git", () => temporaryFolder(), "git cannot read"],
    ["looks like an option", () => "--upload-pack=touch /tmp/owned", "is no source"],
    ["would run a command", () => "ext::sh -c whoami", "git cannot read"],
    [
      "holds no recorded version",
      () =>
        makeRepository([
          { message: "Initial commit", at: "2024-01-01T00:00:00Z", files: { "README.md": "x" } },
        ]),
      "holds no recorded version",
    ],
    ["holds no commit", () => makeRepository([]), "holds no recorded version"],
  ])("because it %s makes no archive", async (_, source, what) => {
    const root = join(temporaryFolder(), "archive");
    const problems = await refusalOf(() => importCollection(root, source(), NOW, SILENT));
    expect(problems).toMatchObject([
      { code: "import/source", what: expect.stringContaining(what) },
    ]);
    expect(() => treeOf(root)).toThrow("ENOENT");
  });

  it("because a file is not UTF-8 changes nothing", async () => {
    const root = makeArchive();
    const before = treeOf(root);
    const latin1 = Buffer.from("Conditions g\u00e9n\u00e9rales", "latin1");
    const bad = makeRepository([
      first,
      { message: "First record of a", at: "2024-02-01T00:00:00Z", files: { "A/T.md": latin1 } },
    ]);
    const problems = await refusalOf(() => importCollection(root, bad, NOW, SILENT));
    expect(problems).toMatchObject([{ code: "intake/encoding" }]);
    expect(treeOf(root)).toEqual(before);
  });
});

describe("what was removed from an archive", () => {
  it("is not taken in again when the collection has it once more", async () => {
    const secret = "The secret words of the second version.";
    const commits = [first, change("2024-02-01T00:00:00Z", secret)];
    const { root } = await imported(commits);
    const [, removed] = documentOf({ archive: openArchive(root) }).versions;
    const notice = { kind: "other", reason: "R", by: "B", date: "2026-05-01", authority: "A" };
    await remove(root, removed!.text, "destroyed", notice, { now: NOW });
    const back = [
      ...commits,
      change("2024-03-01T00:00:00Z", "Three."),
      change("2024-04-01T00:00:00Z", secret),
    ];
    await imported(back, root);
    const { captures, timeline } = documentOf({ archive: openArchive(root) });
    expect(captures.map(({ kept }) => kept)).toEqual([true, true, true, false]);
    expect(timeline.suspicions).toEqual([undefined, "removed", undefined, "removed"]);
    const objects = filesUnder(join(root, "snapshots/objects"));
    const held = objects.map((name) => readFileSync(join(root, "snapshots/objects", name), "utf8"));
    expect(held.filter((each) => each.includes(secret))).toEqual([]);
  });
});
