/** Git repositories built commit by commit, the same bytes every time. */
import { spawnSync } from "node:child_process";
import { temporaryFolder } from "./folders.ts";

export interface CommitSpec {
  readonly message: string;
  /** Committer date, ISO. */
  readonly at: string;
  /** Files written, or deleted where null. */
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
  /** Indexes of parents among the commits; the commit before where left out. */
  readonly parents?: readonly number[];
}

function git(folder: string, args: readonly string[], input?: Buffer): string {
  const { status, stderr, stdout } = spawnSync("git", ["-C", folder, ...args], { input });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr.toString()}`);
  return stdout.toString().trim();
}

/** A bare repository whose main branch ends with the last of the commits. */
export function makeRepository(commits: readonly CommitSpec[], folder = temporaryFolder()): string {
  git(folder, ["init", "--quiet", "--bare", "--initial-branch=main"]);
  const parts = commits.flatMap(commitStream);
  git(folder, ["fast-import", "--quiet", "--force"], Buffer.concat(parts));
  return folder;
}

const data = (text: string | Buffer): Buffer => {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
};

function commitStream({ at, files = {}, message, parents }: CommitSpec, index: number): Buffer[] {
  const [first, ...others] = parents ?? (index === 0 ? [] : [index - 1]);
  const seconds = Date.parse(at) / 1000;
  const head = [
    ...(first === undefined ? ["reset refs/heads/main"] : []),
    "commit refs/heads/main",
    `mark :${index + 1}`,
    `committer Archive <bot@archive.example> ${seconds} +0000`,
  ];
  const lines = [
    ...(first === undefined ? [] : [`from :${first + 1}`]),
    ...others.map((other) => `merge :${other + 1}`),
  ];
  const changes = Object.entries(files).map(([path, text]) =>
    text === null
      ? Buffer.from(`D ${path}\n`)
      : Buffer.concat([Buffer.from(`M 100644 inline ${path}\n`), data(text)]),
  );
  return [
    Buffer.from(`${head.join("\n")}\n`),
    data(message),
    Buffer.from(lines.map((line) => `${line}\n`).join("")),
    ...changes,
    Buffer.from("\n"),
  ];
}

/** The hash of a repository's newest commit. */
export const headOf = (folder: string): string => git(folder, ["rev-parse", "HEAD"]);

/** Packs a repository into a bundle. */
export function bundle(folder: string, file: string): string {
  git(folder, ["bundle", "create", "--quiet", file, "HEAD", "main"]);
  return file;
}
