/** Whether an archive may be written now, as far as git knows. Reads git's files; runs nothing. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readIfThere } from "#base/files.ts";
import { type Problem, problem } from "#base/problems.ts";

const USUAL = ["main", "master"];

/** What git has under way, and the file that says so. */
const UNFINISHED: ReadonlyMap<string, string> = new Map([
  ["MERGE_HEAD", "a merge"],
  ["rebase-merge", "a rebase"],
  ["rebase-apply", "a rebase"],
  ["CHERRY_PICK_HEAD", "a cherry-pick"],
  ["REVERT_HEAD", "a revert"],
]);

/**
 * Why the archive cannot be issued from this state of its repository; undefined where it can, as in
 * a folder that is in none.
 * @param main The main branch's name; by default `main` or `master`.
 */
export function branchProblem(root: string, main: string | undefined): Problem | undefined {
  const git = gitFolderOf(resolve(root));
  if (git === undefined) return undefined;
  const [, doing] = [...UNFINISHED].find(([name]) => existsSync(join(git, name))) ?? [];
  if (doing !== undefined) return problem("issue/merging", { what: `git has ${doing} under way` });
  const names = main === undefined ? USUAL : [main];
  const branch = branchOf(git);
  if (branch !== undefined && names.includes(branch)) return undefined;
  const where = branch === undefined ? "no branch is checked out" : `the branch is "${branch}"`;
  return problem("issue/branch", {
    what: `${where}, and issuing is done on ${names.join(" or ")}`,
  });
}

/** The branch that is checked out, undefined where none is. */
function branchOf(git: string): string | undefined {
  const head = readIfThere(join(git, "HEAD"))?.toString("utf8") ?? "";
  return /^ref: refs\/heads\/(.+)$/mu.exec(head)?.[1];
}

/** The folder in which git keeps the state of this checkout; a linked checkout has its own. */
function gitFolderOf(folder: string): string | undefined {
  const path = join(folder, ".git");
  if (!existsSync(path)) {
    const above = dirname(folder);
    return above === folder ? undefined : gitFolderOf(above);
  }
  if (statSync(path).isDirectory()) return path;
  const [, named] = /^gitdir: (.+)$/mu.exec(readFileSync(path, "utf8")) ?? [];
  return named === undefined ? undefined : resolve(folder, named);
}
