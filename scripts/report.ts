/** The edge: options common to all verbs, problems as people read them, progress, summaries. */
import { resolve } from "node:path";
import { counted } from "#base/count.ts";
import { systemWords } from "#base/files.ts";
import { type Instant, instantAt, parseInstant } from "#base/dates.ts";
import { type Problem, Refusal, printProblem, problem, refuse } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";

export interface Common {
  readonly archive?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The project's own folder, whose content and snapshots are the specimen archive. */
export const PROJECT = resolve(import.meta.dirname, "..");

export const archiveOf = ({ archive }: Common): string => resolve(archive ?? PROJECT);

/** The time to record: the one given, else the clock's. Only commands ask for the time. */
export function nowOf(options: { readonly now?: string }): Instant {
  if (options.now === undefined) return instantAt(Date.now());
  return instantOption("--now", options.now);
}

/** An instant given as an option. @throws Refusal when it is none. */
const instantOption = (name: string, text: string): Instant =>
  parseInstant(text) ??
  refuse("call/option", {
    what: `${name} is "${text}", which is no instant`,
    fix: "Write it as 2026-04-27T09:55:26Z.",
  });

/** A port given as an option. */
export function portOption(text: string | undefined, standard: number): number {
  const port = text === undefined ? standard : Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  return refuse("call/option", {
    what: `--port is "${text}", which is no port`,
    fix: "Give a number from 0 to 65535; 0 takes any that is free.",
  });
}

/** Carries a verb out. Refusals are printed; everything else is a bug and crashes. */
export async function runVerb<Options extends Common>(
  options: Options,
  carry: (options: Options) => Promise<number>,
): Promise<number> {
  try {
    return await carry(options);
  } catch (thrown) {
    const error = asRefusal(thrown);
    if (!(error instanceof Refusal)) throw error;
    if (options.json === true) say(JSON.stringify({ ok: false, problems: error.problems }));
    else {
      note(printProblems(error.problems));
      note("Nothing was changed.");
    }
    return 1;
  }
}

/** What the system refused (no such file, no permission, no space) is a refusal, not a bug. */
function asRefusal(thrown: unknown): unknown {
  const error = thrown as NodeJS.ErrnoException;
  if (!(thrown instanceof Error) || error.syscall === undefined || error.code === undefined)
    return thrown;
  const what = `${error.path ?? ""}: ${systemWords(error)}`;
  return new Refusal([problem("system/file", { what })], { cause: thrown });
}

/** Problems, alike ones gathered under their code after the first few. */
export function printProblems(problems: readonly Problem[]): string {
  const SHOWN = 20;
  const groups = [...Map.groupBy(problems, ({ code }) => code)];
  const blocks = groups.map(([code, group]) => {
    const more = group.length - SHOWN;
    const rest = more > 0 ? `\n… and ${more} more of ${code}; --json lists all.` : "";
    return group.slice(0, SHOWN).map(printProblem).join("\n") + rest;
  });
  return `${blocks.join("\n")}\n${counted(problems.length, "problem")}.`;
}

/** What is no fault but worth knowing, below what was checked. */
export const noteLines = (notes: readonly Problem[]): string[] =>
  notes.map(({ file, what }) => `  note: ${file === undefined ? "" : `${file}: `}${what}`);

/** To standard output. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`);
/** To standard error: progress, problems. */
export const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** The outcome of a verb: a JSON object where asked for, else lines for people. */
export function conclude(options: Common, outcome: object, lines: readonly string[]): void {
  if (options.json === true) say(JSON.stringify({ ok: true, ...outcome }));
  else say(lines.join("\n"));
}

/** The checkpoint that a command put over the ledger, by its size. */
export const checkpointWords = (size: number | undefined): string =>
  size === undefined
    ? "The newest checkpoint covers everything."
    : `Checkpoint over ${counted(size, "ledger line")}.`;

/** 12345678 → "11.8 MiB". */
export function showBytes(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  let [value, unit] = [bytes, 0];
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

export interface Stages extends Progress {
  /** Seconds per stage, in order. */
  readonly seconds: ReadonlyMap<string, number>;
  end(): void;
}

/**
 * Shows progress on standard error: one line that rewrites itself on a terminal, a line every few
 * seconds elsewhere, nothing with --quiet.
 */
export function stages({ quiet }: Common): Stages {
  const seconds = new Map<string, number>();
  const terminal = process.stderr.isTTY;
  const every = terminal ? 100 : 5000;
  let [name, total, done, began, shown] = ["", undefined as number | undefined, 0, 0, 0];
  const line = () => {
    const spent = (performance.now() - began) / 1000;
    if (total === undefined) return `${name} …`;
    const rate = done / Math.max(spent, 0.001);
    const left = rate > 0 ? ` · ${Math.ceil((total - done) / rate)} s left` : "";
    return `${name}: ${done} of ${total} · ${Math.round(rate)}/s${left}`;
  };
  const show = () => {
    if (quiet === true) return;
    process.stderr.write(terminal ? `\r\u001b[K${line()}` : `${line()}\n`);
    shown = performance.now();
  };
  const close = () => {
    if (name === "") return;
    const spent = (performance.now() - began) / 1000;
    seconds.set(name, Math.round(((seconds.get(name) ?? 0) + spent) * 1000) / 1000);
    if (terminal && quiet !== true) process.stderr.write("\r\u001b[K");
  };
  return {
    seconds,
    stage(next, steps) {
      close();
      [name, total, done, began] = [next, steps, 0, performance.now()];
      shown = began;
      if (terminal) show();
    },
    advance(steps = 1) {
      done += steps;
      if (performance.now() - shown >= every) show();
    },
    end() {
      close();
      name = "";
    },
  };
}

/** What a command cost: seconds per stage and peak memory. */
export function costLine({ seconds }: Stages): string {
  const each = [...seconds].map(([name, spent]) => `${name} ${spent.toFixed(1)} s`).join(", ");
  return `${each}; peak memory ${showBytes(process.resourceUsage().maxRSS * 1024)}`;
}
