/** A process that hashes objects. */
import { answerJobs } from "#archive/processes.ts";
import type { Sha256 } from "#base/ids.ts";
import { hashObjects } from "./object-hashes.ts";

answerJobs((root: string) => ({
  answer: (names: readonly Sha256[]) => hashObjects(root, names),
}));
