/** Citations as text with the little typography that styles ask for. */

/** A stretch of a citation, set in one way. */
export interface Run {
  readonly text: string;
  readonly italic?: true;
  /** The day on which the reader read it: a blank, until the reader fills it in. */
  readonly accessed?: true;
  /** Of words that are the document's own, their language (BCP 47). */
  readonly language?: string;
}
export type Runs = readonly Run[];

/** What runs are put together from; what is undefined is left out. */
export type Part = string | Run | readonly Part[] | undefined;

export const ACCESSED: Run = { text: "____________", accessed: true };

/** Parts one after another, neighbours that are set alike as one run. */
export function runsOf(...parts: readonly Part[]): Runs {
  const joined: Run[] = [];
  for (const run of parts.flatMap(flat)) {
    const last = joined.at(-1);
    if (last !== undefined && isPlain(last) && isPlain(run)) {
      joined[joined.length - 1] = { text: last.text + run.text };
    } else if (run.text !== "") joined.push(run);
  }
  return joined;
}

function flat(part: Part): Run[] {
  if (part === undefined) return [];
  if (typeof part === "string") return [{ text: part }];
  return "text" in part ? [part] : part.flatMap(flat);
}

const isPlain = (run: Run): boolean => Object.keys(run).length === 1;

/** What there is of the parts, with a separator between two. */
export function separated(separator: string, parts: readonly Part[]): Part[] {
  const there = parts.filter((part) => part !== undefined);
  return there.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** The words alone, as they are copied into plain text. */
export const plainText = (runs: Runs): string => runs.map(({ text }) => text).join("");
