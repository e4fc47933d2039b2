/** One writer at a time: a lock file that names the process. */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { refuse } from "#base/problems.ts";
import { LOCK_FILE } from "./layout.ts";

/** Runs a writer alone. @throws Refusal naming the process that holds the lock. */
export async function withLock<T>(root: string, work: () => Promise<T>): Promise<T> {
  const path = join(root, LOCK_FILE);
  mkdirSync(dirname(path), { recursive: true });
  take(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): void {
  // Linking a whole file into place is atomic: nobody ever sees a lock without its process.
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, `${process.pid} ${hostname()}\n`);
  try {
    if (link(mine, path)) return;
    const [pid, host] = readFileSync(path, "utf8").trim().split(" ");
    const isLock = /^\d+$/u.test(pid ?? "") && host !== undefined;
    const ended = !isLock || (host === hostname() && !isRunning(Number(pid)));
    // Its process ended without a word: a crash. What it left uncommitted, the writer clears.
    if (ended) rmSync(path, { force: true });
    if (ended && link(mine, path)) return;
    const what = `process ${pid} on ${host} is writing this archive`;
    refuse("archive/locked", { what, file: LOCK_FILE });
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Gives a file a second name; false when that name is taken. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
