/** An archive so large that it is taken in and verified in processes. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { objectPath } from "#archive/layout.ts";
import { openArchive } from "#archive/open.ts";
import { filesUnder } from "#base/files.ts";
import { SILENT } from "#base/progress.ts";
import { verifyArchive } from "#checks/archive.ts";
import { importCollection } from "#intake/ota.ts";
import { NOW, refusalOf } from "../support/archives.ts";
import { temporaryFolder } from "../support/folders.ts";
import { type CommitSpec, makeRepository } from "../support/repository.ts";

const [DOCUMENTS, VERSIONS] = [6, 180];
/** In every text, so that no earlier run has derived the same. */
const UNIQUE = temporaryFolder();

const commits: readonly CommitSpec[] = Array.from({ length: VERSIONS }, (_, version) => ({
  message: `Record new changes of Acme, ${version}`,
  at: new Date(Date.UTC(2025, 0, 1 + version)).toISOString(),
  files: Object.fromEntries(
    Array.from({ length: DOCUMENTS }, (__, document) => [
      `Acme/Terms ${document}.md`,
      `# Terms ${document}\n\nOf ${UNIQUE}.\n\nIn force from day ${version}.\n`,
    ]),
  ),
}));

describe("a large archive", () => {
  const root = join(temporaryFolder(), "archive");
  beforeAll(() => importCollection(root, makeRepository(commits), NOW, SILENT));

  const capturesOf = () => [...openArchive(root).captures.values()].flat();

  it("holds every text once and the bytes that brought it, and no half of a file", () => {
    const held = new Set(filesUnder(join(root, "snapshots/objects")));
    const named = capturesOf().flatMap(({ sources, text }) => [sources[0]!.sha256, text.sha256]);
    expect(named).toHaveLength(2 * DOCUMENTS * VERSIONS);
    expect(held).toEqual(new Set(named.map((name) => `${name.slice(0, 2)}/${name}`)));
  });

  it("is verified with all its findings in order, and what was not there is not remembered", async () => {
    const [first, , third] = capturesOf();
    const [changed, missing] = [first!, third!].map(({ sources }) =>
      objectPath(sources[0]!.sha256),
    );
    const [before, away] = [changed!, missing!].map((file) => readFileSync(join(root, file)));
    writeFileSync(join(root, changed!), "changed");
    rmSync(join(root, missing!));
    const { checked, problems } = await verifyArchive(root, SILENT);
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ["snapshot/changed-object", changed],
      ["snapshot/missing-object", missing],
    ]);
    expect(checked.join("\n")).toContain("1078 texts derived again");
    writeFileSync(join(root, changed!), before!);
    writeFileSync(join(root, missing!), away!);
    const after = await verifyArchive(root, SILENT);
    expect(after.problems).toEqual([]);
    expect(after.checked.join("\n")).toMatch(/2160 objects[^]*\n2 texts derived again[^]*\n1078/u);
  });

  it("is not made where a file is not UTF-8, and the first such file is named", async () => {
    const broken = join(temporaryFolder(), "archive");
    const bad = Buffer.from([0x61, 0xe9]);
    const files = [7, 3].map((at) => ({
      message: "Record new changes of Acme",
      at: `2026-01-0${at}T00:00:00Z`,
      files: { [`Acme/Bad ${at}.md`]: Buffer.concat([bad, Buffer.from(String(at))]) },
    }));
    const source = makeRepository([...commits, ...files]);
    const problems = await refusalOf(() => importCollection(broken, source, NOW, SILENT));
    expect(problems).toMatchObject([{ code: "intake/encoding" }]);
    expect(problems[0]!.what).toContain("Acme/Bad 7.md");
    expect(existsSync(broken)).toBe(false);
  });
});
