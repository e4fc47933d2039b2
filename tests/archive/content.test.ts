import { describe, expect, it } from "vitest";
import { openArchive, inspectArchive } from "#archive/open.ts";
import { nearest } from "#archive/nearest.ts";
import { PROVISION, makeArchive, provisionFile } from "../support/archives.ts";
import { temporaryFolder, treeOf } from "../support/folders.ts";

declare global {
  // oxlint-disable-next-line no-var -- a front matter that runs as code would set it
  var frontMatterRan: boolean | undefined;
}

const PROVISION_FILE = "content/provisions/acme/terms/training.md";
const problemsOf = (files: Record<string, string>) => inspectArchive(makeArchive(files)).problems;
/** The provision's front matter with one line replaced, added or left out. */
const replacing = (line: string, other: string) =>
  PROVISION.map((each) => (each === line ? other : each));
const provision = (lines: readonly string[]) =>
  problemsOf({ [PROVISION_FILE]: provisionFile(lines) });

describe("an archive's content", () => {
  it("that is right opens without a problem, its parts by path", () => {
    const root = makeArchive({ [PROVISION_FILE]: provisionFile() });
    const archive = openArchive(root);
    expect([...archive.documents.keys()]).toEqual(["acme/privacy", "acme/terms"]);
    expect(archive.provisions.get("acme/terms/training" as never)?.body).toBe(
      "## Why it matters\n\nIt does.",
    );
  });

  it("is only read: opening writes nothing", () => {
    const root = makeArchive({ [PROVISION_FILE]: provisionFile() });
    const before = treeOf(root);
    openArchive(root);
    expect(treeOf(root)).toEqual(before);
  });

  it("is none without content/archive.yaml", () => {
    expect(inspectArchive(temporaryFolder())).toMatchObject({
      archive: undefined,
      problems: [{ code: "archive/none" }],
    });
  });

  it.each(["js", "javascript", "coffee", "json", "toml", "JS "])(
    "refuses front matter in %s, and runs nothing",
    (language) => {
      const code = `---${language}\n{ name: (globalThis.frontMatterRan = true) }\n---\n`;
      expect(problemsOf({ "content/platforms/other.md": code })).toEqual([
        expect.objectContaining({
          code: "content/front-matter",
          what: `the front matter asks to be read as "${language.trim()}", not as YAML`,
          file: "content/platforms/other.md",
          line: 1,
        }),
      ]);
      expect(globalThis.frontMatterRan).toBeUndefined();
    },
  );

  it.each<[string, string]>([
    ["name: Acme\n", "the file does not begin with a line `---`"],
    ["", "the file does not begin with a line `---`"],
    ["---\nname: Acme\n", "the front matter has no line `---` at its end"],
  ])("refuses front matter that is not whole: %j", (source, what) => {
    expect(problemsOf({ "content/platforms/other.md": source })).toEqual([
      expect.objectContaining({ code: "content/front-matter", what, line: 1 }),
    ]);
  });

  it("reads front matter with Windows line ends", () => {
    const file = { "content/platforms/other.md": "---\r\nname: Other\r\n---\r\nText.\r\n" };
    expect(openArchive(makeArchive(file)).content.platforms.get("other" as never)).toMatchObject({
      value: { name: "Other" },
      body: "Text.",
    });
  });

  it("names an unknown field with its line and the field that was meant", () => {
    expect(
      provision(replacing("severityReason: No way out.", "severityReasn: No way out.")),
    ).toEqual([
      expect.objectContaining({
        code: "content/missing-field",
        what: '"severityReason" is missing',
        field: "severityReason",
      }),
      expect.objectContaining({
        code: "content/unknown-field",
        what: 'unknown field "severityReasn"',
        fix: 'Did you mean "severityReason"?',
        file: PROVISION_FILE,
        line: 6,
        field: "severityReasn",
      }),
    ]);
  });

  it("names an unknown field inside a list, and lists the known ones where none is near", () => {
    expect(provision([...PROVISION.slice(0, 8), "    colour: red", ...PROVISION.slice(8)])).toEqual(
      [
        expect.objectContaining({
          code: "content/unknown-field",
          fix: "Known here: text, within.",
          line: 10,
          field: "quotes[0].colour",
        }),
      ],
    );
  });

  it("names a missing field and says what it must hold", () => {
    const [problem] = provision(PROVISION.filter((line) => !line.startsWith("severity:")));
    expect(problem).toMatchObject({
      code: "content/missing-field",
      what: '"severity" is missing',
      fix: "Add it: it must be one of critical, high, medium, low.",
      field: "severity",
    });
  });

  it.each<[string, string, string, number]>([
    [
      "severity: high",
      "severity: huge",
      '"huge" is refused: it must be one of critical, high, medium, low',
      5,
    ],
    [
      "id: new",
      "id: 7",
      "7 is refused: it must be `new`, or a provision ID such as CA-P-000157",
      2,
    ],
    [
      "  written: 2026-04-27T09:55:00Z",
      "  written: yesterday",
      '"yesterday" is refused: it must be an instant: 2026-04-27T09:55:26Z',
      11,
    ],
  ])("names what a field %j may not hold", (line, other, what, at) => {
    expect(provision(replacing(line, other))).toEqual([
      expect.objectContaining({ code: "content/field", what, file: PROVISION_FILE, line: at }),
    ]);
  });

  it("wants a reviewer named where a review is claimed", () => {
    expect(provision(replacing("  review: unreviewed", "  review: approved"))).toEqual([
      expect.objectContaining({ code: "content/missing-field", field: "analysis.reviewedBy" }),
    ]);
  });

  it("refuses YAML that cannot be read, with its line", () => {
    const problems = problemsOf({
      "content/platforms/other.md": "---\nname: Other\nhomepage: [unclosed\n---\n",
      "content/platforms/third.md": "---\nname: Third: and more\n---\n",
      "content/platforms/fourth.md": "---\nname: A\nname: B\n---\n",
    });
    expect(problems.map(({ code, file, line }) => [code, file, line])).toEqual([
      ["content/yaml", "content/platforms/fourth.md", 3],
      ["content/yaml", "content/platforms/other.md", expect.any(Number)],
      ["content/yaml", "content/platforms/third.md", 2],
    ]);
  });

  it("refuses YAML that unfolds without end", () => {
    const bomb = `---\na: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b]\nname: [*c, *c, *c, *c, *c, *c, *c]\n---\n`;
    expect(problemsOf({ "content/platforms/other.md": bomb })).toEqual([
      expect.objectContaining({ code: "content/yaml", file: "content/platforms/other.md" }),
    ]);
  });

  it.each<[string, readonly string[], string, string | undefined]>([
    [
      "clause type",
      replacing("clauseType: training", "clauseType: trainin"),
      'there is no clause type "trainin"',
      'Did you mean "training"?',
    ],
    [
      "category",
      replacing("categories: [data-rights]", "categories: [data-rights, fun]"),
      'there is no category "fun"',
      undefined,
    ],
    [
      "regulation",
      [...PROVISION, "regulations: { gdpr: It applies. }"],
      'there is no regulation "gdpr"',
      undefined,
    ],
    [
      "article",
      [...PROVISION, "related: [an-article]"],
      'there is no article "an-article"',
      undefined,
    ],
  ])("refuses a reference to no %s", (_, lines, what, fix) => {
    expect(provision(lines)).toEqual([
      expect.objectContaining({
        code: "content/reference",
        what,
        ...(fix === undefined ? {} : { fix }),
        file: PROVISION_FILE,
        line: expect.any(Number),
      }),
    ]);
  });

  it("refuses documents, provisions and notes of what is not there", () => {
    const problems = problemsOf({
      "content/documents/nobody/terms.md": "---\nid: new\ntitle: T\nkind: K\n---\n",
      "content/provisions/acme/nothing/x.md": provisionFile(),
      "content/changes/CA-D-00099.md": "---\nchanges: []\n---\n",
    });
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ["content/reference", "content/documents/nobody/terms.md"],
      ["content/reference", "content/provisions/acme/nothing/x.md"],
      ["content/reference", "content/changes/CA-D-00099.md"],
    ]);
  });

  it("refuses an ID that is used twice, naming the other file", () => {
    const document = "---\nid: CA-D-00001\ntitle: T\nkind: K\n---\n";
    const problems = problemsOf({
      "content/documents/acme/a.md": document,
      "content/documents/acme/b.md": document,
    });
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: "content/duplicate-id",
        what: "CA-D-00001 is also the ID of content/documents/acme/a.md",
        file: "content/documents/acme/b.md",
        line: 2,
        field: "id",
      }),
    );
  });

  it("refuses names that cannot be addresses, and files that nothing reads", () => {
    const problems = problemsOf({
      "content/platforms/Big Co.md": "---\nname: Big Co\n---\n",
      "content/notes.txt": "x",
      "content/.draft.md": "never read, never reported",
    });
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ["content/slug", "content/platforms/Big Co.md"],
      ["content/unknown-file", "content/notes.txt"],
    ]);
  });

  it("refuses selectors that cannot be read, with their line", () => {
    const document =
      '---\nid: new\ntitle: T\nkind: K\nselectors:\n  - select: [main]\n    remove: [".a", "[b"]\n---\n';
    expect(problemsOf({ "content/documents/acme/a.md": document })).toEqual([
      expect.objectContaining({
        code: "content/selector",
        line: 7,
        field: "selectors[0].remove[1]",
      }),
    ]);
  });

  it("is refused with everything that is wrong at once, in every file", () => {
    const codes = problemsOf({
      "content/archive.yaml": "title: Test\norigin: https://archive.example.org\nprefix: CA\n",
      "content/categories.yaml": "Data Rights: { title: x, description: y }\n",
      "content/platforms/a.md": "---js\n{}\n---\n",
      "content/platforms/b.md": "---\nnam: B\n---\n",
      "content/platforms/c.md": "---\nname: 'C\n---\n",
      "content/documents/acme/d.md": "---\nid: new\ntitle: T\nkind: K\nurls: [nowhere]\n---\n",
      [PROVISION_FILE]: provisionFile(replacing("clauseType: training", "clauseType: none")),
      "content/notes.txt": "x",
    }).map(({ code }) => code);
    expect(new Set(codes)).toEqual(
      new Set([
        "content/field",
        "content/front-matter",
        "content/missing-field",
        "content/reference",
        "content/unknown-field",
        "content/unknown-file",
        "content/yaml",
      ]),
    );
  });
});

it("the nearest name is a likely slip, else none", () => {
  expect(nearest("severityReasn", ["severity", "severityReason"])).toBe("severityReason");
  expect(nearest("titel", ["title", "kind"])).toBe("title");
  expect(nearest("colour", ["text", "within"])).toBeUndefined();
});
