/**
 * Typesets sheets: the first ones here, further ones in threads, one for each processor. Which
 * thread typesets a sheet does not show in its PDF.
 */
import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type Sheet, refuseUnsettable, typeset } from "./typst.ts";

/** A thread needs some time to start, and some 250 MB. */
const [FEW, MOST_THREADS] = [24, 4];

/** What a thread is sent, and what it answers with. */
export interface Task {
  readonly number: number;
  readonly sheet: Sheet;
}
export type Answer =
  | { readonly number: number; readonly pdf: Uint8Array }
  | { readonly number: number; readonly fault: string };

export class Typesetters {
  readonly #waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  readonly #threads: Worker[] = [];
  #begun = 0;
  #ended = false;

  /** How many sheets are worth being typeset at once. */
  static readonly together = 2 * Math.min(availableParallelism(), MOST_THREADS);

  /** The sheet as a PDF. Refuses a sheet with characters that no typeface has. */
  async typeset(sheet: Sheet): Promise<Uint8Array> {
    refuseUnsettable(sheet);
    const number = this.#begun++;
    if (number >= FEW) return this.#send({ number, sheet });
    // The compiler lets go of what it made when other tasks have their turn.
    await setImmediate();
    return typeset(sheet);
  }

  /** Ends the threads. */
  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }

  #send(task: Task): Promise<Uint8Array> {
    if (this.#ended) throw new Error("the typesetters have gone");
    const answer = Promise.withResolvers<Uint8Array>();
    this.#waiting.set(task.number, answer);
    if (this.#threads.length < Typesetters.together / 2) this.#threads.push(this.#started());
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
    this.#threads[task.number % this.#threads.length]!.postMessage(task);
    return answer.promise;
  }

  #started(): Worker {
    const thread = new Worker(new URL("typesetter-thread.ts", import.meta.url));
    thread.on("message", (answer: Answer) => {
      const { reject, resolve } = this.#waiting.get(answer.number)!;
      this.#waiting.delete(answer.number);
      if ("pdf" in answer) resolve(answer.pdf);
      else reject(new Error(answer.fault));
    });
    thread.on("error", (error) => {
      for (const { reject } of this.#waiting.values()) reject(error);
    });
    return thread;
  }
}
