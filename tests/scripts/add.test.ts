import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { openArchive } from "#archive/open.ts";
import { add } from "../../scripts/add.ts";
import { makeArchive, page, refusalOf } from "../support/archives.ts";
import { temporaryFolder, treeOf, writeFiles } from "../support/folders.ts";

const NOW = "2026-06-01T00:00:00Z";
const line = (facts: object) => JSON.stringify(facts);
const right = line({ file: "terms.html", document: "acme/terms", at: "2026-01-01T00:00:00Z" });

beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});

/** Takes in a list of these lines, beside which terms.html lies. */
async function addList(root: string, lines: readonly string[]) {
  const folder = temporaryFolder();
  writeFiles(folder, { "list.jsonl": lines.join("\n"), "terms.html": page("Words.") });
  const list = join(folder, "list.jsonl");
  return {
    list,
    run: () => add([], { archive: root, from: list, now: NOW, quiet: true, json: true }),
  };
}

describe("a list of captures", () => {
  it("is taken in, its files found beside it, blank lines ignored", async () => {
    const root = makeArchive();
    const snapshot = line({
      file: "terms.html",
      service: "Acme",
      terms: "Privacy Policy",
      capturedAt: "2026-01-02T01:00:00+01:00",
      url: "https://acme.example/privacy",
      fetcher: "htmlOnly",
      engine: "11.0.1",
      collection: "Org/snapshots",
      commit: "abc",
    });
    expect(await (await addList(root, [right, "", snapshot, ""])).run()).toBe(0);
    const { documents } = openArchive(root);
    expect(documents.get("acme/terms" as never)!.captures).toHaveLength(1);
    expect(documents.get("acme/privacy" as never)!.captures).toMatchObject([
      {
        at: "2026-01-02T00:00:00Z",
        vantage: {
          tool: "Open Terms Archive engine 11.0.1 (htmlOnly)",
          collection: "Org/snapshots",
          commit: "abc",
        },
      },
    ]);
  });

  it.each<[string, string, object]>([
    [
      "that is no JSON",
      '{"file": "terms.html",',
      { what: expect.stringMatching(/^the line is not JSON: /u) },
    ],
    ["that is no object", "[1]", { what: expect.any(String) }],
    ["that is null", "null", { what: expect.any(String) }],
    ["without a file", line({ document: "acme/terms", at: NOW }), { field: "file" }],
    ["without a time", line({ file: "terms.html", document: "acme/terms" }), { field: "at" }],
    [
      "with a time that is none",
      line({ file: "terms.html", document: "acme/terms", at: "2026-02-30T00:00:00Z" }),
      { field: "at", what: "at: must be an instant: 2026-04-27T09:55:26Z" },
    ],
    [
      "with a time without its offset",
      line({ file: "terms.html", document: "acme/terms", at: "2026-02-20T00:00:00" }),
      { field: "at" },
    ],
    [
      "with an unknown field",
      line({ file: "terms.html", document: "acme/terms", at: NOW, titel: "x" }),
      { what: "unknown field titel" },
    ],
    [
      "with an address that is none",
      line({ file: "terms.html", document: "acme/terms", at: NOW, url: "javascript:alert(1)" }),
      { field: "url", what: "url: must be a full address: https://www.example.org/terms" },
    ],
    [
      "with a SHA-256 that is none",
      line({ file: "terms.html", document: "acme/terms", at: NOW, sha256: "abc" }),
      { field: "sha256" },
    ],
  ])(
    "with a line %s is refused with file, line and field, and nothing is changed",
    async (_, wrong, problem) => {
      const root = makeArchive();
      const before = treeOf(root);
      const { list, run } = await addList(root, [right, wrong]);
      const problems = await refusalOf(run);
      expect(problems[0]).toMatchObject({ code: "intake/facts", file: list, line: 2, ...problem });
      expect(treeOf(root)).toEqual(before);
    },
  );

  it("names every wrong line at once", async () => {
    const { run } = await addList(makeArchive(), ["{", right, line({ file: "x" })]);
    expect(new Set((await refusalOf(run)).map((each) => each.line))).toEqual(new Set([1, 3]));
  });

  it("names the line of an unknown document, and the documents there are", async () => {
    const facts = { file: "terms.html", document: "acme/cookies", at: NOW };
    const { list, run } = await addList(makeArchive(), [right, line(facts)]);
    expect(await refusalOf(run)).toMatchObject([
      {
        code: "intake/no-document",
        file: list,
        line: 2,
        fix: expect.stringContaining("acme/privacy, acme/terms"),
      },
    ]);
  });

  it("that is not there is refused", async () => {
    const problems = await refusalOf(() =>
      add([], { archive: makeArchive(), from: "/nowhere/list.jsonl" }),
    );
    expect(problems).toMatchObject([{ code: "intake/unreadable", file: "/nowhere/list.jsonl" }]);
  });
});

describe("files on the command line", () => {
  it.each<[string, Parameters<typeof add>, string]>([
    ["no file", [[], {}], "no file is given"],
    ["no document", [["a.html"], { at: NOW }], "--document is missing"],
    ["no time", [["a.html"], { document: "acme/terms" }], "--at is missing"],
    ["files beside a list", [["a.html"], { from: "list.jsonl" }], "files are given beside --from"],
  ])("with %s are refused", async (_, [files, options], what) => {
    const problems = await refusalOf(() => add(files, { archive: makeArchive(), ...options }));
    expect(problems).toMatchObject([{ code: "intake/facts", what }]);
  });

  it("with a time that is none are refused", async () => {
    const options = { archive: makeArchive(), document: "acme/terms", at: "yesterday" };
    expect(await refusalOf(() => add(["a.html"], options))).toMatchObject([
      { code: "intake/facts" },
    ]);
  });

  it("dated later than today are refused: a slip in the year would be the latest for ever", async () => {
    const options = { archive: makeArchive(), document: "acme/terms", at: "2999-01-01T00:00:00Z" };
    expect(await refusalOf(() => add(["a.html"], options))).toMatchObject([
      {
        code: "intake/facts",
        what: expect.stringContaining("is dated 2999-01-01T00:00:00Z") as string,
      },
    ]);
  });
});
