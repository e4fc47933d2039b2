/**
 * Work spread over the processors, in processes of their own: each has its own memory, which the
 * system takes from one without asking the others. Jobs are handed out one by one, each to the
 * process that is free; which one does a job, and when, never shows in what comes out.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { getCompileCacheDir } from "node:module";
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { type Problem, Refusal } from "#base/problems.ts";

/** What a process is sent, and what it answers with. */
type Message<Job> =
  | { readonly begin: unknown }
  | { readonly told: unknown }
  | { readonly index: number; readonly job: Job };
type Answered<Result> =
  | { readonly index: number; readonly result: Result }
  // An error loses its class on the way; what is refused goes as the problems that it carries.
  | { readonly index: number; readonly refused: readonly Problem[] }
  | { readonly index: number; readonly fault: unknown };

/** More would wait for the disk, and each takes its own memory. */
const MOST = 8;

/**
 * In MiB. A process that may take more lets its garbage grow; one that needs more than this is
 * given too much at once.
 */
const MEMORY = 640;

/** Jobs that a process has at most: one that it does, and one so that it need not wait. */
const AHEAD = 2;

/**
 * Processes that all run one module, which calls {@link answerJobs}. They start with the first job
 * and go on until {@link Processes.end}.
 */
export class Processes<Job, Result> {
  readonly #module: URL;
  readonly #data: unknown;
  readonly #count: number;
  #running: ChildProcess[] = [];

  /**
   * @param module of the processes, as `new URL("./x-process.ts", import.meta.url)`
   * @param data that each gets when it starts
   */
  constructor(module: URL, data: unknown, count = Math.min(availableParallelism(), MOST)) {
    this.#module = module;
    this.#data = data;
    this.#count = Math.max(1, count);
  }

  /**
   * Does every job and gives the results in the order of the jobs, whichever was done first.
   * @param took is told of each result as it comes, in any order
   * @throws what a job threw; the other jobs are given up then
   */
  async run(
    jobs: Iterable<Job>,
    took: (result: Result, index: number) => void = () => undefined,
  ): Promise<Result[]> {
    const queue = jobs[Symbol.iterator]();
    const results: Result[] = [];
    let begun = 0;
    const { promise, reject, resolve } = Promise.withResolvers<undefined>();
    let open = 0;
    const hand = (worker: ChildProcess): void => {
      const { done, value } = queue.next();
      if (done === true) {
        if (open === 0) resolve(undefined);
        return;
      }
      open++;
      send(worker, { index: begun++, job: value });
    };
    const workers = this.#started();
    for (const worker of workers) {
      worker.removeAllListeners();
      worker.on("error", reject);
      worker.on("exit", (code, signal) =>
        reject(new Error(`a process ended with ${signal ?? `code ${code}`}`)),
      );
      worker.on("message", (answer: Answered<Result>) => {
        if (!("result" in answer)) {
          reject("refused" in answer ? new Refusal(answer.refused) : answer.fault);
          return;
        }
        try {
          open--;
          results[answer.index] = answer.result;
          took(answer.result, answer.index);
          hand(worker);
        } catch (error) {
          reject(error);
        }
      });
    }
    for (let ahead = 0; ahead < AHEAD; ahead++) for (const worker of workers) hand(worker);
    try {
      await promise;
    } catch (error) {
      await this.#leave((worker) => worker.kill());
      throw error;
    }
    return results;
  }

  /** Tells every process something, before the jobs of later runs. */
  tell(told: unknown): void {
    for (const worker of this.#started()) send(worker, { told });
  }

  #started(): readonly ChildProcess[] {
    while (this.#running.length < this.#count) this.#running.push(start(this.#module, this.#data));
    return this.#running;
  }

  /** Lets the processes end, whatever they do. A later run starts new ones. */
  async end(): Promise<void> {
    await this.#leave((worker) => worker.disconnect());
  }

  async #leave(by: (worker: ChildProcess) => void): Promise<void> {
    const running = this.#running.filter(({ connected }) => connected);
    this.#running = [];
    const ended = running.map((worker) => once(worker.removeAllListeners(), "exit"));
    for (const worker of running) by(worker);
    await Promise.all(ended);
  }
}

/** Starts a process that runs a module; it ends by itself when this one is gone. */
function start(module: URL, data: unknown): ChildProcess {
  const compiled = getCompileCacheDir();
  const worker = fork(module, {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${MEMORY}`],
    env: { ...process.env, ...(compiled && { NODE_COMPILE_CACHE: compiled }) },
  });
  send(worker, { begin: data });
  return worker;
}

function send<Job>(worker: ChildProcess, message: Message<Job>): void {
  // That a process is gone is told by its end.
  worker.send(message, () => undefined);
}

/** Work that is done in processes, or here where it is over before they have started. */
interface Work<Job, Result> {
  readonly isLong: boolean;
  readonly here: (job: Job) => Result | Promise<Result>;
  /** Of the processes that do the same. */
  readonly module: URL;
  readonly data: unknown;
}

/**
 * Does each job once, here in their order or in processes that start and end with the work.
 * @param took is told of each result as it comes, in any order
 */
export async function doJobs<Job, Result>(
  jobs: readonly Job[],
  { data, here, isLong, module }: Work<Job, Result>,
  took: (result: Result, index: number) => void,
): Promise<void> {
  if (!isLong) {
    for (const [index, job] of jobs.entries()) took(await here(job), index);
    return;
  }
  const processes = new Processes<Job, Result>(module, data);
  try {
    await processes.run(jobs, took);
  } finally {
    await processes.end();
  }
}

/** What a process does with what it is sent. */
export interface Answering<Job, Result> {
  readonly answer: (job: Job) => Result | Promise<Result>;
  /** Takes what {@link Processes.tell} tells. */
  readonly hear?: (told: unknown) => void | Promise<void>;
}

/** In a process: does each job it is sent, one at a time. What it throws, the caller of `run` throws. */
export function answerJobs<Job, Result, Data = undefined>(
  begin: (data: Data) => Answering<Job, Result>,
): void {
  let before: Promise<unknown> = Promise.resolve();
  let answering: Answering<Job, Result> | undefined;
  const take = async (message: Message<Job>): Promise<void> => {
    if ("begin" in message) answering = begin(message.begin as Data);
    else if ("told" in message) await answering!.hear?.(message.told);
    else {
      // Whether the one that started it is still there is learned between jobs.
      await setImmediate();
      await reply(message.index, async () => answering!.answer(message.job));
    }
  };
  process.once("disconnect", () => process.exit());
  process.on("message", (message: Message<Job>) => {
    before = before.then(async () => take(message));
  });
}

async function reply<Result>(index: number, work: () => Promise<Result>): Promise<void> {
  const answered: Answered<Result> = await work().then(
    (result) => ({ index, result }),
    (fault: unknown) =>
      fault instanceof Refusal ? { index, refused: fault.problems } : { index, fault },
  );
  process.send!(answered);
}
