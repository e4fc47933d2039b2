/**
 * Work spread over the processors. Jobs are handed out one by one, each to the thread that is free;
 * which thread does a job, and when, never shows in what comes out.
 */
import { availableParallelism } from "node:os";
import { Worker, parentPort, workerData } from "node:worker_threads";
import { type Problem, Refusal } from "#base/problems.ts";

/** What a thread is sent, and what it answers with. */
interface Sent<Job> {
  readonly index: number;
  readonly job: Job;
}
interface Told {
  readonly told: unknown;
}
type Answered<Result> =
  | { readonly index: number; readonly result: Result }
  // An error loses its class on the way; what is refused goes as the problems that it carries.
  | { readonly index: number; readonly refused: readonly Problem[] }
  | { readonly index: number; readonly fault: unknown };

/** More would wait for the disk, and each takes its own memory. */
const MOST = 8;

/**
 * In MiB. A thread that may take more lets its garbage grow; one that needs more than this is given
 * too much at once.
 */
const LIMITS = { maxOldGenerationSizeMb: 640 };

/** Jobs that a thread has at most: one that it does, and one so that it need not wait. */
const AHEAD = 2;

/**
 * Threads that all run one module, which calls {@link answerJobs}. They start with the first job
 * and go on until {@link Threads.end}.
 */
export class Threads<Job, Result> {
  readonly #module: URL;
  readonly #data: unknown;
  readonly #count: number;
  #workers: Worker[] = [];

  /**
   * @param module of the threads, as `new URL("./x-thread.ts", import.meta.url)`
   * @param data that each gets when it starts; shared memory stays shared
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
    const hand = (worker: Worker): void => {
      const { done, value } = queue.next();
      if (done === true) {
        if (open === 0) resolve(undefined);
        return;
      }
      open++;
      const sent: Sent<Job> = { index: begun++, job: value };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
      worker.postMessage(sent);
    };
    const workers = this.#started();
    for (const worker of workers) {
      worker.removeAllListeners();
      worker.on("error", reject);
      worker.on("exit", (code) => reject(new Error(`a thread ended with code ${code}`)));
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
      await this.end();
      throw error;
    }
    return results;
  }

  /** Tells every thread something, before the jobs of later runs. */
  tell(told: unknown): void {
    for (const worker of this.#started()) {
      const sent: Told = { told };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
      worker.postMessage(sent);
    }
  }

  #started(): readonly Worker[] {
    while (this.#workers.length < this.#count)
      this.#workers.push(
        new Worker(this.#module, { workerData: this.#data, resourceLimits: LIMITS }),
      );
    return this.#workers;
  }

  /** Ends the threads, whatever they do. A later run starts new ones. */
  async end(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    for (const worker of workers) worker.removeAllListeners();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Work that is done in threads, or here where it is over before they have started. */
interface Work<Job, Result> {
  readonly isLong: boolean;
  readonly here: (job: Job) => Result | Promise<Result>;
  /** Of the threads that do the same. */
  readonly module: URL;
  readonly data: unknown;
}

/**
 * Does each job once, here in their order or in threads that start and end with the work.
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
  const threads = new Threads<Job, Result>(module, data);
  try {
    await threads.run(jobs, took);
  } finally {
    await threads.end();
  }
}

/** A list in parts of so many, the last with what is left. */
export function inBatches<T>(list: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < list.length; at += size) batches.push(list.slice(at, at + size));
  return batches;
}

/** What a thread does with what it is sent. */
export interface Answering<Job, Result> {
  readonly answer: (job: Job) => Result | Promise<Result>;
  /** Takes what {@link Threads.tell} tells. */
  readonly hear?: (told: unknown) => void | Promise<void>;
}

/** In a thread: does each job it is sent, one at a time. What it throws, the caller of `run` throws. */
export function answerJobs<Job, Result, Data = undefined>(
  begin: (data: Data) => Answering<Job, Result>,
): void {
  const { answer, hear } = begin(workerData as Data);
  let before: Promise<unknown> = Promise.resolve();
  parentPort!.on("message", (message: Sent<Job> | Told) => {
    before = before.then(async () =>
      "told" in message
        ? hear?.(message.told)
        : reply(message.index, async () => answer(message.job)),
    );
  });
}

async function reply<Result>(index: number, work: () => Promise<Result>): Promise<void> {
  const answered: Answered<Result> = await work().then(
    (result) => ({ index, result }),
    (fault: unknown) =>
      fault instanceof Refusal ? { index, refused: fault.problems } : { index, fault },
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
  parentPort!.postMessage(answered);
}
