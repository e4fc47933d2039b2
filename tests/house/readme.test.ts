import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { builtSpecimen } from "../support/built-specimen.ts";
import { temporaryFolder } from "../support/folders.ts";
import { PROJECT } from "../support/shared-data.ts";

/** Commands that need the network, do not end, or are tried by the tests of whole builds. */
const ELSEWHERE = /https:\/\/github\.com|npm ci|muniment (?:build|serve)|verify --site|verify\.py/u;

const lines = [
  ...readFileSync(join(PROJECT, "README.md"), "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gmu),
]
  .flatMap(([, block]) => block!.trim().split("\n"))
  .filter((line) => !ELSEWHERE.test(line));

const isWindows = process.platform === "win32";

it.skipIf(isWindows)(
  `every command of the README works, one after the other${isWindows ? " (skipped: bash and sha256sum are missing)" : ""}`,
  async () => {
    const folder = join(temporaryFolder(), "project");
    mkdirSync(folder);
    symlinkSync((await builtSpecimen()).out, join(folder, "dist"));
    expect(lines.length).toBeGreaterThan(7);
    for (const line of lines) {
      const muniment = `"${process.execPath}" "${join(PROJECT, "scripts/muniment.mjs")}"`;
      const onProject = line.startsWith("find snapshots");
      const run = spawnSync(
        "bash",
        ["-c", `set -o pipefail; ${line.replace("npx muniment", () => muniment)}`],
        {
          cwd: onProject ? PROJECT : folder,
          encoding: "utf8",
        },
      );
      expect({ line, status: run.status, stderr: run.stderr }).toMatchObject({ line, status: 0 });
      if (onProject) expect(run.stdout + run.stderr).toBe("");
    }
  },
);
