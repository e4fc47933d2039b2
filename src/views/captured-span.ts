/** From when to when an archive has captures. */
import type { Instant } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import type { Site } from "./site.ts";

export interface CapturedSpan {
  readonly first: Instant;
  readonly last: Instant;
}

/** The first and the newest capture of all documents; undefined while there is none. */
export function capturedSpan({ archive }: Site): CapturedSpan | undefined {
  const times = [...archive.documents.values()]
    .flatMap(({ captures }) =>
      captures.length === 0 ? [] : [captures[0]!.at, captures.at(-1)!.at],
    )
    .toSorted(byCodeUnit);
  const [first, last] = [times[0], times.at(-1)];
  return first === undefined || last === undefined ? undefined : { first, last };
}
