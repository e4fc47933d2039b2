/** A thread that typesets the sheets it is sent; what fails is answered and thrown there. */
import { parentPort } from "node:worker_threads";
import type { Answer, Task } from "./typesetters.ts";
import { typeset } from "./typst.ts";

parentPort!.on("message", ({ number, sheet }: Task) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
  parentPort!.postMessage(answerTo(number, sheet));
});

function answerTo(number: number, sheet: Task["sheet"]): Answer {
  try {
    return { number, pdf: typeset(sheet) };
  } catch (error) {
    return { number, fault: error instanceof Error ? (error.stack ?? error.message) : "" };
  }
}
