/** A process that makes parts of the search index one after the other, with a Pagefind of its own. */
import { zipSync } from "fflate";
import { answerJobs } from "#archive/processes.ts";
import type { IndexEntry } from "#views/search.ts";
import { makePart } from "./search-part.ts";

answerJobs(() => ({ answer: packedPart }));

async function packedPart(entries: readonly IndexEntry[]): Promise<Uint8Array> {
  const files = await makePart(entries);
  // Pagefind's files are compressed by themselves.
  return zipSync(Object.fromEntries(files), { level: 0 });
}
