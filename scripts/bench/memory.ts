/**
 * The most memory that each process of a tree ever held. Linux counts it per process (VmHWM), and
 * it only grows: looking now and then misses what a process took in its last moment, no more.
 */
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** Elsewhere than on Linux it is not measured. */
export const canSample = process.platform === "linux";

/** Raises the peaks, by program, to what the process and those below it have held so far. */
export function sampleTree(root: number | undefined, peaks: Map<string, number>): void {
  if (root === undefined) return;
  try {
    const program = programOf(root);
    const held = peakIn(readFileSync(`/proc/${root}/status`, "utf8"));
    if (held > 0) peaks.set(program, Math.max(held, peaks.get(program) ?? 0));
    for (const child of childrenOf(root)) sampleTree(child, peaks);
  } catch (error) {
    // The process has ended meanwhile.
    if (!["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}

const programOf = (pid: number): string => basename(readlinkSync(`/proc/${pid}/exe`));

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );

/** Bytes, from the text of `/proc/<pid>/status`; 0 for a process that has none any more. */
export const peakIn = (status: string): number =>
  Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) * 1024;
