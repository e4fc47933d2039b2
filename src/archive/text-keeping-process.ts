/** A process that takes texts apart and keeps them; what is wrong with one is said when it is read. */
import type { TextList } from "./text-keeping.ts";
import { TextShelf } from "./text-shelf.ts";
import { answerJobs } from "./processes.ts";

answerJobs((root: string) => {
  const shelf = new TextShelf();
  return { answer: ({ path, texts }: TextList) => void shelf.blockOf(root, path, texts, []) };
});
