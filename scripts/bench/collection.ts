/**
 * Takes in a made collection and holds each step against what a user would otherwise run on the
 * same data, in the same run.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PROJECT, say } from "../report.ts";
import { makeCorpus, orderOf } from "./corpus.ts";

/** Seconds that a line of shell takes. @throws Error where it fails */
function shell(command: string, cwd: string): number {
  const began = performance.now();
  const { error, status, stderr } = spawnSync("bash", ["-c", `set -o pipefail; ${command}`], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
  return (performance.now() - began) / 1000;
}

const muniment = (args: string, cwd: string): number =>
  shell(
    `"${process.execPath}" "${join(PROJECT, "scripts/muniment.mjs")}" ${args} --archive archive --quiet`,
    cwd,
  );

/** What git and coreutils need to read every commit and every text, and to hash each of them. */
const FLOOR = [
  "git -C corpus log --raw --no-abbrev --format=%H%x00%ct%x00%B > log",
  "git -C corpus cat-file --batch-all-objects --batch-check='%(objecttype) %(objectname)' | sed -n 's/^blob //p' > blobs",
  "git -C corpus cat-file --batch < blobs | sha256sum > sum",
].join(" && ");

const told = (what: string, ours: number, other: string, theirs: number): void =>
  say(
    `  ${what.padEnd(28)}${ours.toFixed(1).padStart(8)} s   ${other.padEnd(44)}${theirs.toFixed(1).padStart(8)} s   ${(ours / theirs).toFixed(2)} times`,
  );

/** Measures a collection with so many documents of the shape of the largest public one. */
export async function measureMadeCollection(documents: number, folder: string): Promise<void> {
  const { versions } = await makeCorpus(join(folder, "corpus"), orderOf(documents));
  say(`A made collection of ${documents} documents in ${versions} recorded versions:`);
  const floor = shell(FLOOR, folder);
  const imported = muniment("import ota corpus", folder);
  told("import", imported, "git log, git cat-file --batch, sha256sum", floor);
  const summed = shell(
    "find archive/snapshots/objects -type f -print0 | xargs -0 sha256sum",
    folder,
  );
  told("verify", muniment("verify", folder), "sha256sum of the same objects", summed);
  told("build", muniment("build --out site", folder), "import", imported);
  told("build, nothing changed", muniment("build --out site", folder), "import", imported);
}
