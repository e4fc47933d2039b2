/** Runs a command to its end: how long it took, and the most memory that each process of it held. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { basename, join } from "node:path";
import { PROJECT } from "../report.ts";
import { canSample, sampleTree } from "./memory.ts";

export interface Run {
  readonly seconds: number;
  /** The most memory a process held, in bytes, by the name of its program. Empty where unknown. */
  readonly peaks: ReadonlyMap<string, number>;
  /** What it printed. */
  readonly out: string;
}

/** A command that could not be started or did not succeed; what it said follows after a colon. */
export class Failed extends Error {
  override readonly name = "Failed";
}

const EVERY = 100;
/** Of what a failing command says, the end is told. */
const TOLD = 600;

/** @throws Failed */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Run> {
  const began = performance.now();
  const stdio = ["ignore", "pipe", "pipe"] as const;
  const child = spawn(command, args, { cwd, stdio: [...stdio] });
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const peaks = new Map<string, number>();
  const stop = () => child.kill("SIGKILL");
  process.prependOnceListener("exit", stop);
  const clock = setInterval(() => sampleTree(child.pid, peaks), canSample ? EVERY : 2 ** 30);
  try {
    const code = await ended(child);
    const seconds = (performance.now() - began) / 1000;
    if (code === 0) return { seconds, peaks, out: out() };
    const said = (err() || out()).trim().slice(-TOLD);
    throw new Failed(`${basename(command)} ended with ${code}: ${said}`);
  } finally {
    clearInterval(clock);
    process.off("exit", stop);
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const parts: Buffer[] = [];
  stream.on("data", (part: Buffer) => parts.push(part));
  return () => Buffer.concat(parts).toString("utf8");
}

async function ended(child: ChildProcess): Promise<number | string> {
  try {
    const [code, signal] = (await once(child, "close")) as [number | null, string | null];
    return code ?? signal ?? "no code";
  } catch (cause) {
    throw new Failed(`${basename(child.spawnfile)} could not be started`, { cause });
  }
}

/** A line of shell. @throws Failed */
export const shell = (line: string, cwd: string): Promise<Run> =>
  run("bash", ["-c", `set -o pipefail; ${line}`], cwd);

/** What a command of ours also tells of itself with `--json`. */
export interface Told extends Run {
  /** Seconds per stage. */
  readonly stages: Readonly<Record<string, number>>;
}

/** Seconds of one stage of a command. @throws Failed where it reports no such stage */
export function stageOf({ stages }: Told, name: string): number {
  const seconds = stages[name];
  if (seconds !== undefined) return seconds;
  throw new Failed(`no stage is called "${name}": ${Object.keys(stages).join(", ")}`);
}

/** One of our commands, in a process of its own. @throws Failed */
export async function muniment(...args: readonly string[]): Promise<Told> {
  const script = join(PROJECT, "scripts/muniment.mjs");
  const done = await run(process.execPath, [script, ...args, "--json", "--quiet"], PROJECT);
  const { seconds } = JSON.parse(done.out) as { readonly seconds: Record<string, number> };
  return { ...done, stages: seconds };
}
