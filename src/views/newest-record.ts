import type { ArchivedProvision } from "#archive/open.ts";
import { idOf } from "./present.ts";
import type { RecordRef } from "./record.ts";
import type { Site } from "./site.ts";

/** The newest issued version of a provision; undefined where there is none, or its words are gone. */
export function newestRecord(
  provision: ArchivedProvision,
  { archive }: Site,
): RecordRef | undefined {
  const id = idOf(provision);
  const newest = id && archive.records.get(id)?.at(-1);
  return id === undefined || newest?.record === undefined
    ? undefined
    : { id, number: newest.line.number };
}
