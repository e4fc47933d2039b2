/** One writer at a time: a lock file that names the process. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const mine = `${process.pid} ${hostname()}\n`;
  try {
    writeFileSync(path, mine, { flag: "wx" });
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const [pid, host] = readFileSync(path, "utf8").trim().split(" ");
  if (host === hostname() && !isRunning(Number(pid))) {
    // Its process ended without a word: a crash. What it left uncommitted, the writer clears.
    rmSync(path, { force: true });
    writeFileSync(path, mine, { flag: "wx" });
    return;
  }
  refuse("archive/locked", { what: `process ${pid} on ${host} is writing this archive`, file: LOCK_FILE });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
