/** When a document was captured, and when it last changed. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Instant } from "#base/dates.ts";
import { type DocumentChange, changesOf, lastSubstantive } from "./changes.ts";
import type { Site } from "./site.ts";
import { type StatedView, latestStated } from "./stated.ts";
import { SUSPICION } from "./words.ts";

/** When a document was observed, first and last, and when it last changed. */
export interface DocumentDates {
  readonly firstTracked: Instant | undefined;
  readonly lastCaptured: Instant | undefined;
  /** What the newest capture is suspected to be; undefined when it is sound. */
  readonly lastCapturedIs: string | undefined;
  readonly lastSound: Instant | undefined;
  readonly lastChange: DocumentChange | undefined;
  /** What the text of the newest sound capture says of itself. */
  readonly stated: StatedView | undefined;
}

export function documentDates(document: ArchivedDocument, site: Site): DocumentDates {
  const { captures, timeline } = document;
  const newest = captures.at(-1);
  const suspicion = timeline.suspicions.at(-1);
  const sound = timeline.periods.at(-1)?.captures.at(-1);
  return {
    firstTracked: captures[0]?.at,
    lastCaptured: newest?.at,
    lastCapturedIs: suspicion && SUSPICION[suspicion].name,
    lastSound: sound === undefined ? undefined : captures[sound]!.at,
    lastChange: lastSubstantive(changesOf(document, site)),
    stated: latestStated(document, site),
  };
}
