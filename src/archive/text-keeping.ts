/** Takes the texts of many documents apart at once, in processes, so that opening finds them kept. */
import type { DocumentPath } from "#base/ids.ts";
import type { NamedText, TextShelf } from "./text-shelf.ts";
import { doJobs } from "./processes.ts";

/** The texts of a document. */
export interface TextList {
  readonly path: DocumentPath;
  readonly texts: readonly NamedText[];
}

/** Bytes that are taken apart in the time that processes take to start. */
const LITTLE = 20_000_000;

/** @param shelf remembers what it finds kept */
export async function keepTexts(
  root: string,
  lists: readonly TextList[],
  shelf: TextShelf,
): Promise<void> {
  const sized = lists.map((list) => ({ list, bytes: shelf.bytesDue(root, list.path, list.texts) }));
  const due = sized.filter(({ bytes }) => bytes > 0).toSorted((a, b) => b.bytes - a.bytes);
  if (due.reduce((sum, { bytes }) => sum + bytes, 0) < LITTLE) return;
  const work = {
    isLong: true,
    here: () => undefined,
    module: new URL("./text-keeping-process.ts", import.meta.url),
    data: root,
  };
  await doJobs(
    due.map(({ list }) => list),
    work,
    () => undefined,
  );
}
