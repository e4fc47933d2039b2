/** What the ledger says happened to what an issued version rests on, and to the version itself. */
import { recordVersion } from "#archive/records.ts";
import type { Instant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { CustodyEvent } from "#cite/certification-facts.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { concerning } from "./certified-status.ts";
import { logPlace } from "./log-places.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

const captureLeaves = oncePerSite(
  ({ archive }) =>
    new Map(
      archive.ledger.flatMap((line, leaf): [Sha256, number][] =>
        line.type === "capture" ? [[line.capture, leaf]] : [],
      ),
    ),
);

/** From the capture to its issue, and every line that speaks of it since. */
export const custodyOf = (record: IssuedRecord, site: Site): CustodyEvent[] => [
  ...untilIssued(record, site),
  ...sinceIssued(record, site),
];

function untilIssued({ evidence, id, issued, number }: IssuedRecord, site: Site): CustodyEvent[] {
  const { capture, captureLine, document, version } = evidence;
  const own = logPlace(document.id, version, site).leaf;
  const line = site.archive.ledger[own]!;
  const event = (at: Instant | undefined, what: string, leaf?: number): CustodyEvent => ({
    at,
    what,
    leaf,
  });
  return [
    event(capture.at, capture.vantage?.collection === undefined ? "Captured." : COLLECTED),
    event(undefined, extracted(capture.text.extractor)),
    ...[
      event(line.recorded, `The text got the number ${document.id} v${version}.`, own),
      event(capture.recorded, RECORDED, captureLeaves(site).get(captureLine)),
    ].toSorted((one, other) => one.leaf! - other.leaf!),
    event(issued, `Issued as ${recordVersion(id, number)}.`, logPlace(id, number, site).leaf),
  ];
}

const COLLECTED = "Recorded by the collection from which the archive took it.";
const RECORDED = "Recorded in the archive, with the SHA-256 of the captured bytes and of the text.";
const extracted = (extractor: string): string =>
  `Text extracted from the captured bytes with ${extractor}; no later than it was recorded in the archive.`;

const sinceIssued = (record: IssuedRecord, site: Site): CustodyEvent[] =>
  concerning(record, site).map(({ leaf, line, what }) => ({ at: line.recorded, what, leaf }));
