/** A thread that derives texts again. */
import { answerJobs } from "#archive/threads.ts";
import { type Derivation, deriveAgain } from "./derive-again.ts";

answerJobs((root: string) => ({
  answer: (derivations: readonly Derivation[]) => deriveAgain(root, derivations),
}));
