/** A process that derives texts again. */
import { answerJobs } from "#archive/processes.ts";
import { type Derivation, deriveAgain } from "./derive-again.ts";

answerJobs((root: string) => ({
  answer: (derivations: readonly Derivation[]) => deriveAgain(root, derivations),
}));
