/** A thread that makes parts of the search index one after the other, with a Pagefind of its own. */
import { zipSync } from "fflate";
import { answerJobs } from "#archive/threads.ts";
import type { IndexEntry } from "#views/search.ts";
import { makePart } from "./search-part.ts";

answerJobs(() => {
  let before: Promise<unknown> = Promise.resolve();
  return (entries: readonly IndexEntry[]): Promise<Uint8Array> => {
    const made = before.then(() => packedPart(entries));
    before = made;
    return made;
  };
});

async function packedPart(entries: readonly IndexEntry[]): Promise<Uint8Array> {
  const files = await makePart(entries);
  // Pagefind's files are compressed by themselves.
  return zipSync(Object.fromEntries(files), { level: 0 });
}
