import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMdx } from "#archive/mdx.ts";
import { inspectArchive } from "#archive/open.ts";
import type { Problem } from "#base/problems.ts";
import { PROJECT, muniment } from "../support/command.ts";
import { copyOf, temporaryFolder } from "../support/folders.ts";

const faultsOf = (text: string) => {
  const problems: Problem[] = [];
  readMdx("a.mdx", text, problems);
  return problems.map(({ code, line, what }) => ({ code, line, what }));
};

describe("MDX in an archive", () => {
  it("may hold text and our components", () => {
    const problems: Problem[] = [];
    const text = '\n\nText.\n\n<Note>A *note*.</Note>\n\n<ProvisionQuote of="a/b/c" />\n';
    expect(readMdx("a.mdx", text, problems)).toEqual([{ of: "a/b/c", line: 7 }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ["an import", 'import fs from "node:fs"', 1, /imports or exports/u],
    ["an export", "Text.\n\nexport const x = 1", 3, /imports or exports/u],
    ["an expression in a line", "a {process.exit(0)} b", 1, /\{process\.exit\(0\)\}/u],
    ["an expression of its own", "\n\n{1 + 1}", 3, /would run code/u],
    ["an unknown component", "<Unknown />", 1, /<Unknown> is no component; known are Note/u],
    ["HTML", "<iframe src='https://example.org' />", 1, /<iframe> is no component/u],
    ["an attribute that is code", "<ProvisionQuote of={x} />", 1, /<ProvisionQuote> takes of=/u],
    ["spread attributes", "<Note {...{}}>x</Note>", 1, /<Note> takes no attributes/u],
    ["a missing attribute", "<ProvisionQuote />", 1, /needs of=/u],
    ["a tag that is not closed", "Text.\n\n<Note>", 3, /Expected a closing tag/u],
  ])("may not hold %s", (_, text, line, what) => {
    expect(faultsOf(text)).toEqual([
      { code: "content/mdx", line, what: expect.stringMatching(what) as string },
    ]);
  });

  it("may quote only provisions that exist", () => {
    const root = copyOf(PROJECT);
    const file = "content/articles/what-a-capture-proves.mdx";
    const text = readFileSync(join(root, file), "utf8");
    writeFileSync(
      join(root, file),
      `${text}\n<ProvisionQuote of="fitloom/privacy-policy/biometric" />\n`,
    );
    expect(inspectArchive(root).problems).toMatchObject([
      { code: "content/reference", file, line: text.split("\n").length + 1 },
    ]);
  });

  it("runs nothing in a build, which is refused with file and line", async () => {
    const root = copyOf(PROJECT);
    const [proof, out] = [join(root, "proof"), join(temporaryFolder(), "site")];
    const file = join(root, "content/articles/what-a-capture-proves.mdx");
    const code = `import fs from "node:fs"\n\n{fs.writeFileSync(${JSON.stringify(proof)}, "x")}\n`;
    writeFileSync(file, `${readFileSync(file, "utf8")}\n${code}`);
    const built = await muniment(["build", "--archive", root, "--out", out, "--quiet"]);
    expect(built.code).toBe(1);
    expect(built.err).toMatch(/what-a-capture-proves\.mdx:\d+: the file imports or exports/u);
    expect([existsSync(proof), existsSync(out)]).toEqual([false, false]);
  });
});
