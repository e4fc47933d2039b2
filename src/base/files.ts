/**
 * Durable writes: the one file of `base` that touches the disk. A file appears whole or not at
 * all: written beside its place, flushed, renamed. Errors of the system (no space, no permission)
 * are thrown as they are.
 */
import { spawn } from "node:child_process";
import {
  type Stats,
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { byCodeUnit } from "./ids.ts";
import { inParallel } from "./in-parallel.ts";

/** Files that are flushed at once: a disk commits many together in the time that one takes. */
const TOGETHER = 32;
/** From so many on, flushing the whole file system takes a fraction of that time. */
const MANY = 1000;

/** Writes a file whole, flushed to disk, in place of what stood there. */
export function writeDurably(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = besides(path);
  const handle = openSync(temporary, "w");
  try {
    writeFileSync(handle, data);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
  flushFolder(dirname(path));
}

/** A file to be written: where, and what. */
export type Written = readonly [path: string, data: string | Uint8Array];

/** Writes each of many files as {@link writeDurably} does, and flushes them together. */
export async function writeAllDurably(files: readonly Written[]): Promise<void> {
  for (const [path, data] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(besides(path), data);
  }
  await flushAll(files.map(([path]) => besides(path)));
  for (const [path] of files) renameSync(besides(path), path);
  // A folder may be new itself.
  await flushFolders(files.flatMap(([path]) => [dirname(path), dirname(dirname(path))]));
}

/** Writes a file whole without flushing it: for what a later commit flushes or a crash may lose. */
export function writeWhole(path: string, data: string | Uint8Array): void {
  const temporary = besides(path);
  try {
    writeFileSync(temporary, data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(temporary, data);
  }
  renameSync(temporary, path);
}

/** Where a file is written before it takes its place: no two processes share one. */
const besides = (path: string): string => `${path}.${process.pid}.tmp`;

/** Whether a file is one that a write left beside its place when the process died. */
export const isHalfWritten = (path: string): boolean => /\.\d+\.tmp$/u.test(path);

/** Flushes the bytes of files to disk; all lie in one file system. */
export async function flushAll(paths: readonly string[]): Promise<void> {
  if (paths.length >= MANY && (await flushFileSystem(dirname(paths[0]!)))) return;
  await inParallel(paths, TOGETHER, async (path) => {
    const handle = openSync(path, FLUSHED);
    try {
      await flushHandle(handle);
    } finally {
      closeSync(handle);
    }
  });
}

const flushHandle = promisify(fsync);
/** How a file is opened to be flushed: Windows flushes only for those who may write. */
const FLUSHED = process.platform === "win32" ? "r+" : "r";

/**
 * Flushes all that was written to the file system of a folder; false where this cannot be had.
 * Linux alone says that it waits for the disk (syncfs(2), which Node does not offer).
 */
async function flushFileSystem(folder: string): Promise<boolean> {
  if (process.platform !== "linux") return false;
  return new Promise((done) => {
    const sync = spawn("sync", ["-f", folder], { stdio: "ignore" });
    sync.once("error", () => done(false));
    sync.once("close", (code) => done(code === 0));
  });
}

/** Flushes folders, so that the names in them last. */
export async function flushFolders(paths: readonly string[]): Promise<void> {
  // Windows cannot open a folder; there a rename is durable by itself.
  if (process.platform !== "win32") await flushAll([...new Set(paths)]);
}

/** Flushes a file's bytes to disk. */
function flush(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function flushFolder(path: string): void {
  if (process.platform !== "win32") flush(path);
}

/** A file's bytes, or undefined when there is no such file. Other errors are thrown. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Paths of all files under a folder, relative to it with `/`, in order of code units. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files: string[] = [];
  // Node's own way down looks at every entry once more.
  const list = (under: string): void => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = `${under}${entry.name}`;
      if (entry.isDirectory()) list(`${path}/`);
      else if (entry.isFile() || entry.isSymbolicLink()) files.push(path);
    }
  };
  list("");
  return files.toSorted(byCodeUnit);
}

/** What the system refused, in words; its own message where we have none. */
export function systemWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return SYSTEM[code ?? ""] ?? error.message;
}

const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file or folder",
  ENOSPC: "there is no space left",
  ENOTDIR: "a part of the path is no folder",
  EPERM: "it is not permitted",
  EROFS: "the disk is read-only",
};

/**
 * `size mtime ctime inode`: tells without reading that a file is what it was, as git's index does.
 * It changes whenever the file is written, replaced or touched; only a program that sets clocks
 * back can deceive it.
 */
export type Signature = string & { readonly __brand: "Signature" };

/** What a file system may take for the same moment, in milliseconds. */
const MOMENT = 20;

const signatureIn = ({ ctimeMs, ino, mtimeMs, size }: Stats): Signature =>
  `${size} ${mtimeMs} ${ctimeMs} ${ino}` as Signature;

/** The signature of a file; undefined when there is no such file. */
export function signatureOf(path: string): Signature | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? signatureIn(stats) : undefined;
}

export const sizeIn = (signature: Signature): number => Number.parseInt(signature, 10);

/**
 * Whether a file was last written well before a moment. One that was not may be written again
 * without its signature showing it.
 * @param moment in milliseconds, of the clock that gives files their times
 */
export function isSettled(signature: Signature, moment: number): boolean {
  const [, mtime, ctime] = signature.split(" ").map(Number);
  return Math.max(mtime!, ctime!) < moment - MOMENT;
}

/** Deletes what was used least lately in a folder, so that so many entries are left. */
export function keepNewest(folder: string, most: number): void {
  if (!existsSync(folder)) return;
  const used = (name: string) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const entries = readdirSync(folder).map((name) => ({ name, used: used(name) }));
  for (const { name } of entries.toSorted((a, b) => b.used - a.used).slice(most))
    rmSync(join(folder, name), { recursive: true, force: true });
}
