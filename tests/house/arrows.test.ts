import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder } from "#base/files.ts";
import { temporaryFolder } from "../support/folders.ts";
import { PROJECT } from "../support/shared-data.ts";

const FIXTURE = join(PROJECT, "tests/fixtures/arrows");
const RULE = "eslint(no-restricted-imports)";
/** What runs in the reader's browser too. */
const PURE = ["browser", "cite", "exhibit", "ledger", "text"];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

function lint(
  folder: string,
  ...args: string[]
): { status: number | null; diagnostics: Diagnostic[] } {
  const oxlint = join(PROJECT, "node_modules/oxlint/bin/oxlint");
  const run = spawnSync(process.execPath, [oxlint, "--format=json", ...args], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: run.status, ...(JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }) };
}

const importsRefused = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics
    .filter(({ code }) => code === RULE)
    .map(({ filename, labels }) => `${filename.replaceAll("\\", "/")}:${labels[0]!.span.line}`)
    .toSorted();

/** The places that the fixture marks as refused. */
function marked(): string[] {
  const places = filesUnder(FIXTURE).flatMap((file) =>
    readFileSync(join(FIXTURE, file), "utf8")
      .split("\n")
      .flatMap((line, index) => (line.endsWith("// refused") ? [`${file}:${index + 1}`] : [])),
  );
  return places.toSorted();
}

describe("the import arrows", () => {
  it("are held: each import of the fixture that goes the other way is refused, and no other", () => {
    // Outside the project, where its list of ignored folders does not reach.
    const folder = temporaryFolder();
    cpSync(FIXTURE, folder, { recursive: true });
    copyFileSync(join(PROJECT, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    const { diagnostics, status } = lint(folder);
    expect(status).toBe(1);
    expect(importsRefused(diagnostics)).toEqual(marked());
    expect(marked().length).toBeGreaterThan(100);
  });

  it("have a fixture for every folder of src", () => {
    const folders = (root: string) =>
      new Set(
        filesUnder(join(root, "src")).flatMap((file) =>
          file.includes("/") ? [file.split("/")[0]] : [],
        ),
      );
    expect([...folders(PROJECT)].filter((folder) => !folders(FIXTURE).has(folder))).toEqual([]);
  });

  it("hold in the tree itself", () => {
    const { diagnostics } = lint(PROJECT, "src", "scripts");
    expect(importsRefused(diagnostics)).toEqual([]);
  });

  it("hold for imports at run time in what is pure", () => {
    const found = PURE.flatMap((folder) =>
      filesUnder(join(PROJECT, "src", folder)).filter((file) =>
        /\bimport\(\s*["'`](?:node:|#)/u.test(
          readFileSync(join(PROJECT, "src", folder, file), "utf8"),
        ),
      ),
    );
    expect(found).toEqual([]);
  });
});
