/**
 * Reads a git repository's object store in one stream: one `git log` for all commits, one
 * `git cat-file` for all files. No checkout, no process per file, and nothing that the repository
 * configures is run.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { parseInstant, type Instant } from "#base/dates.ts";
import { Refusal, problem, refuse } from "#base/problems.ts";

/** One file that a commit touched; `blob` is undefined where it deleted the file. */
export interface Touched {
  readonly path: string;
  readonly blob: string | undefined;
}

export interface Commit {
  readonly hash: string;
  readonly parents: readonly string[];
  /** Committer date. */
  readonly at: Instant;
  readonly message: string;
  /** Empty for a merge. */
  readonly touched: readonly Touched[];
}

export interface Repository {
  readonly folder: string;
  /** What it is called: its public address, else its name. */
  readonly name: string;
}

const HARMLESS = [
  "-c",
  "safe.directory=*",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "protocol.ext.allow=never",
];

/**
 * Opens a repository given as a folder, a bundle or an address, and closes it after the work: a
 * bundle or address is cloned, bare, into a temporary folder.
 * @throws Refusal when git cannot read it.
 */
export async function withRepository<T>(
  source: string,
  work: (repository: Repository) => Promise<T>,
): Promise<T> {
  if (source.startsWith("-")) refuse("import/source", { what: `"${source}" is no source` });
  if (existsSync(source) && statSync(source).isDirectory()) {
    await run(["-C", source, "rev-parse", "--git-dir"], source);
    return work({ folder: source, name: await nameOf(source) });
  }
  const folder = mkdtempSync(join(tmpdir(), "muniment-"));
  try {
    await run(["clone", "--quiet", "--bare", "--", source, folder], source);
    return await work({ folder, name: publicName(source) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function nameOf(folder: string): Promise<string> {
  const remote = await collect(git(["-C", folder, "config", "--get", "remote.origin.url"]));
  return publicName(remote.out.trim() || folder);
}

const publicName = (source: string): string =>
  /^(?:https?|git|ssh):\/\//u.test(source)
    ? source.replace(/\/\/[^/@]*@/u, "//")
    : basename(source).replace(/\.(?:git|bundle)$/u, "");

function git(args: readonly string[]): ChildProcess {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
  return spawn("git", [...HARMLESS, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
}

async function collect(child: ChildProcess) {
  const parts: Buffer[] = [];
  const faults: Buffer[] = [];
  child.stdout!.on("data", (part: Buffer) => parts.push(part));
  child.stderr!.on("data", (part: Buffer) => faults.push(part));
  child.stdin!.end();
  const code = await ended(child);
  return {
    code,
    out: Buffer.concat(parts).toString("utf8"),
    fault: Buffer.concat(faults).toString("utf8"),
  };
}

const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      const what = "git could not be started";
      const fix = "Install git; the collection is a git repository.";
      reject(new Refusal([problem("import/source", { what, fix })], { cause }));
    });
    child.once("close", (code) => resolve(code ?? 1));
  });

async function run(args: readonly string[], source: string): Promise<string> {
  const { code, fault, out } = await collect(git(args));
  if (code === 0) return out;
  const said = fault.trim().split("\n").at(-1) ?? "";
  return refuse("import/source", { what: `git cannot read "${source}": ${said}` });
}

/** All commits, parents before children. */
export async function readCommits({ folder }: Repository): Promise<Commit[]> {
  const head = await collect(git(["-C", folder, "rev-parse", "--verify", "--quiet", "HEAD"]));
  const from = head.code === 0 ? "HEAD" : "--all";
  const format = "--format=%x01%H%x00%P%x00%cI%x00%B";
  const diff = ["--raw", "--no-abbrev", "--root", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const log = ["log", from, "--reverse", "--topo-order", "-z", format, ...diff, "--"];
  return parseLog(await run(["-C", folder, ...log], folder));
}

/** Parses the fields between NULs: a commit begins with 0x01, a touched file with `:`. */
function parseLog(log: string): Commit[] {
  const fields = log.split("\0");
  const commits: Commit[] = [];
  for (let at = 0; at + 3 < fields.length;) {
    const hash = fields[at]!.replace(/^\n?\u0001/u, "");
    const touched: Touched[] = [];
    const commit = {
      hash,
      parents: fields[at + 1]!.split(" ").filter(Boolean),
      at: parseInstant(fields[at + 2]!)!,
      message: fields[at + 3]!.trim(),
      touched,
    };
    for (at += 4; at < fields.length && !/^\n?\u0001/u.test(fields[at]!);) {
      const [, , , blob, status] = fields[at]!.trim().split(" ");
      if (blob === undefined) at++;
      else {
        touched.push({ path: fields[at + 1]!, blob: status === "D" ? undefined : blob });
        at += 2;
      }
    }
    commits.push(commit);
  }
  return commits;
}

/** Gives the bytes of files, in the order of `blobs`, one at a time. */
export async function readBlobs(
  { folder }: Repository,
  blobs: readonly string[],
  take: (blob: string, bytes: Buffer) => Promise<void>,
): Promise<void> {
  if (blobs.length === 0) return;
  const child = git(["-C", folder, "cat-file", "--batch"]);
  const done = ended(child);
  child.stdin!.on("error", () => undefined);
  child.stdin!.end(`${blobs.join("\n")}\n`);
  const reader = new ByteReader(child.stdout!);
  for (const blob of blobs) {
    const header = await reader.line();
    const size = Number(/^[0-9a-f]+ blob (\d+)$/u.exec(header)?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) {
      child.kill();
      refuse("import/source", { what: `git has no file ${blob}: it answered "${header}"` });
    }
    await take(blob, await reader.bytes(size));
    await reader.bytes(1);
  }
  await done;
}

/** Reads lines and counted bytes from a stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
    return true;
  }

  async line(): Promise<string> {
    let end = this.#held.indexOf(10);
    while (end < 0 && (await this.#more())) end = this.#held.indexOf(10);
    const line = this.#held.subarray(0, Math.max(0, end)).toString("utf8");
    this.#held = this.#held.subarray(end + 1);
    return line;
  }

  async bytes(count: number): Promise<Buffer> {
    while (this.#held.length < count && (await this.#more()));
    const bytes = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return Buffer.from(bytes);
  }
}
