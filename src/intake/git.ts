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

/** Waits for the end of a process; what it says is gathered, unless `take` takes it as it comes. */
async function collect(child: ChildProcess, take?: (part: string) => void) {
  const parts: string[] = [];
  const faults: Buffer[] = [];
  child.stdout!.setEncoding("utf8").on("data", take ?? ((part: string) => parts.push(part)));
  child.stderr!.on("data", (part: Buffer) => faults.push(part));
  child.stdin!.end();
  const code = await ended(child);
  return {
    code,
    out: parts.join(""),
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

async function run(args: readonly string[], source: string): Promise<void> {
  const { code, fault } = await collect(git(args));
  if (code !== 0) refuseSource(source, fault);
}

function refuseSource(source: string, fault: string): never {
  const said = fault.trim().split("\n").at(-1) ?? "";
  return refuse("import/source", { what: `git cannot read "${source}": ${said}` });
}

/** All commits, parents before children. */
export async function readCommits({ folder }: Repository): Promise<Commit[]> {
  const head = await collect(git(["-C", folder, "rev-parse", "--verify", "--quiet", "HEAD"]));
  const from = head.code === 0 ? "HEAD" : "--all";
  const format = "--format=%x01%H%x00%P%x00%cI%x00%B";
  const diff = ["--raw", "--no-abbrev", "--root", "--no-renames", "--no-ext-diff", "--no-textconv"];
  const log = new LogReader();
  const child = git([
    "-C",
    folder,
    "log",
    from,
    "--reverse",
    "--topo-order",
    "-z",
    format,
    ...diff,
    "--",
  ]);
  const { code, fault } = await collect(child, (part) => log.take(part));
  if (code !== 0) refuseSource(folder, fault);
  return log.end();
}

/** Reads the fields between NULs: a commit begins with 0x01, a touched file with `:`. */
class LogReader {
  readonly #commits: Commit[] = [];
  /** Fields of a commit that is not whole yet: hash, parents, time, message. */
  #head: string[] = [];
  #touched: Touched[] = [];
  /** The file that was touched, while its path is still to come. */
  #file: Pick<Touched, "blob"> | undefined;
  #rest = "";

  take(part: string): void {
    const fields = (this.#rest + part).split("\0");
    this.#rest = fields.pop()!;
    for (const field of fields) this.#field(field);
  }

  end(): Commit[] {
    this.#field(this.#rest);
    return this.#commits;
  }

  #field(field: string): void {
    if (this.#file !== undefined) {
      this.#touched.push({ path: field, ...this.#file });
      this.#file = undefined;
    } else if (/^\n?\u0001/u.test(field)) this.#head = [field.replace(/^\n?\u0001/u, "")];
    else if (this.#head.length > 0) this.#headField(field);
    else {
      const [, , , blob, status] = field.trim().split(" ");
      if (blob !== undefined) this.#file = { blob: status === "D" ? undefined : blob };
    }
  }

  #headField(field: string): void {
    const [hash, parents, at] = this.#head;
    if (at === undefined) {
      this.#head.push(field);
      return;
    }
    this.#head = [];
    this.#touched = [];
    this.#commits.push({
      hash: hash!,
      parents: parents!.split(" ").filter(Boolean),
      at: parseInstant(at)!,
      message: field.trim(),
      touched: this.#touched,
    });
  }
}

/** Gives the bytes of files by their hashes, from one process of git. */
export class BlobReader {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  readonly #reader: ByteReader;
  /** The reading that was asked for last. */
  #last: Promise<void> = Promise.resolve();

  constructor({ folder }: Repository) {
    this.#child = git(["-C", folder, "cat-file", "--batch"]);
    this.#ended = ended(this.#child);
    // Whoever reads is told that git could not be started; nobody waits for its end then.
    this.#ended.catch(() => undefined);
    this.#child.stdin!.on("error", () => undefined);
    this.#child.stderr!.resume();
    this.#reader = new ByteReader(this.#child.stdout!);
  }

  /**
   * Gives files in the order of `blobs`, one at a time; who asks later waits.
   * @throws Refusal when git has no such file
   */
  read(
    blobs: readonly string[],
    take: (blob: string, bytes: Buffer) => void | Promise<void>,
  ): Promise<void> {
    const reading = this.#last.then(async () => this.#read(blobs, take));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  async #read(
    blobs: readonly string[],
    take: (blob: string, bytes: Buffer) => void | Promise<void>,
  ): Promise<void> {
    if (blobs.length > 0) this.#child.stdin!.write(`${blobs.join("\n")}\n`);
    for (const blob of blobs) {
      const header = await this.#reader.line();
      const size = Number(/^[0-9a-f]+ blob (\d+)$/u.exec(header)?.[1] ?? Number.NaN);
      if (Number.isNaN(size)) {
        if (header === "") await this.#ended;
        refuse("import/source", { what: `git has no file ${blob}: it answered "${header}"` });
      }
      const bytes = await this.#reader.bytes(size);
      if (bytes.length < size) refuse("import/source", { what: `git broke off in file ${blob}` });
      await take(blob, bytes);
      await this.#reader.bytes(1);
    }
  }

  /** Ends the process. */
  async end(): Promise<void> {
    this.#child.stdin!.end();
    this.#child.stdout!.destroy();
    await this.#ended;
  }
}

/** Reads lines and counted bytes from a stream. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** What comes next, empty at the end. */
  async #more(): Promise<Buffer> {
    const { done, value } = await this.#chunks.next();
    return done === true ? Buffer.alloc(0) : value;
  }

  async line(): Promise<string> {
    let end = this.#held.indexOf(10);
    for (let more; end < 0 && (more = await this.#more()).length > 0; end = this.#held.indexOf(10))
      this.#held = Buffer.concat([this.#held, more]);
    const line = this.#held.subarray(0, Math.max(0, end)).toString("utf8");
    this.#held = this.#held.subarray(end + 1);
    return line;
  }

  async bytes(count: number): Promise<Buffer> {
    const parts = [this.#held];
    let length = this.#held.length;
    for (let more; length < count && (more = await this.#more()).length > 0; length += more.length)
      parts.push(more);
    const held = parts.length === 1 ? this.#held : Buffer.concat(parts);
    this.#held = held.subarray(count);
    return held.subarray(0, count);
  }
}
