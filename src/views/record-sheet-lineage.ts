/**
 * Where the words of an issued version stood, as far as the ledger knew before it was issued: what
 * was recorded later does not change what is said here.
 */
import type { ArchivedDocument, Version } from "#archive/documents.ts";
import type { Archive } from "#archive/open.ts";
import { BYTE_ORDER_MARK, csvHeader, csvLine } from "#base/csv.ts";
import { type Instant, showDay } from "#base/dates.ts";
import type { Capture } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { findQuotation, quotationParts } from "#text/quotation.ts";
import { oncePerSite } from "./once.ts";
import type { Whole } from "./record.ts";
import type { Site } from "./site.ts";
import { SUSPICION, counted } from "./words.ts";

/** Captures in a row that hold one text and are equally sound. */
interface Stretch {
  readonly version: Version;
  readonly captures: readonly Capture[];
  /** What the captures are suspected to be; none where they are sound. */
  readonly suspicions: readonly string[];
}

const isSound = ({ suspicions }: Pick<Stretch, "suspicions">): boolean => suspicions.length === 0;

export interface StoodRow {
  /** `MU-D-00001 v4` */
  readonly version: string;
  readonly first: Instant;
  readonly last: Instant;
  readonly captures: number;
  /** At how many places; undefined where nothing can be said. */
  readonly places: number | undefined;
  /** `27 Apr 2026`, `27 Apr 2026 to 3 May 2026`. */
  readonly when: string;
  /** `once`, `3 times`, `not found`, `cannot be determined (stub)`. */
  readonly words: string;
  readonly suspicions: readonly string[];
}

/** One row for each stretch, oldest first. */
export function stoodRows({ leaf, record }: Whole, site: Site): StoodRow[] {
  const { document: named, quotation } = record.evidence;
  const document = documentWith(named.id, site.archive);
  if (document === undefined) return [];
  const placesIn = counting(quotation, site.archive);
  return stretchesBefore(leaf, document, site).map((stretch) =>
    rowOf(stretch, named.id, isSound(stretch) ? placesIn(stretch.version) : undefined),
  );
}

const COLUMNS = "version first_captured last_captured captures words places suspect".split(" ");

/** The rows as a table for spreadsheets. */
export const stoodTable = (rows: readonly StoodRow[]): string =>
  BYTE_ORDER_MARK +
  csvHeader(COLUMNS) +
  rows
    .map(({ captures, first, last, places, suspicions, version, words }) =>
      csvLine(COLUMNS, {
        version,
        first_captured: first,
        last_captured: last,
        captures,
        words,
        places,
        suspect: suspicions,
      }),
    )
    .join("");

const documentWith = (wanted: string, { documents }: Archive): ArchivedDocument | undefined =>
  [...documents.values()].find(({ id }) => id === wanted);

/** How often the words stand in a version. A passage is read once, however many versions hold it. */
function counting(quotation: IssuedRecord["evidence"]["quotation"], { pool }: Archive) {
  const [beginning] = quotationParts(quotation.text) as [string];
  const begins = new Map<number, boolean>();
  const mayBegin = (passage: number): boolean => {
    const before = begins.get(passage);
    if (before !== undefined) return before;
    const is = pool.textOf(passage).includes(beginning);
    begins.set(passage, is);
    return is;
  };
  return (version: Version): number =>
    version.passages.some(mayBegin) ? findQuotation(quotation, version, pool.textOf).length : 0;
}

const keyOf = (document: string, at: Instant, recorded: Instant, text: string): string =>
  [document, at, recorded, text].join(" ");

/** Where each capture stands in the ledger. */
const captureLeaves = oncePerSite(({ archive }) => {
  const leaves = new Map<string, number>();
  archive.ledger.forEach((line, leaf) => {
    if (line.type !== "capture") return;
    leaves.set(keyOf(line.document, line.at, line.recorded, line.text), leaf);
  });
  return leaves;
});

function stretchesBefore(leaf: number, document: ArchivedDocument, site: Site): Stretch[] {
  const { captures, timeline, versions } = document;
  const known = captureLeaves(site);
  const byText = new Map(versions.map((version) => [version.text, version]));
  const stretches: { version: Version; captures: Capture[]; suspicions: string[] }[] = [];
  captures.forEach((capture, index) => {
    const { at, recorded, text } = capture;
    if (known.get(keyOf(capture.document, at, recorded, text.sha256))! > leaf) return;
    const suspicion = timeline.suspicions[index];
    const suspicions = suspicion === undefined ? [] : [SUSPICION[suspicion].name];
    const version = byText.get(text.sha256)!;
    const last = stretches.at(-1);
    const isSame = last?.version === version && isSound(last) === isSound({ suspicions });
    if (!isSame) stretches.push({ version, captures: [capture], suspicions });
    else {
      last.captures.push(capture);
      last.suspicions = [...new Set([...last.suspicions, ...suspicions])];
    }
  });
  return stretches;
}

function rowOf(stretch: Stretch, document: string, places: number | undefined): StoodRow {
  const { captures, suspicions, version } = stretch;
  const [first, last] = [captures[0]!.at, captures.at(-1)!.at];
  const [from, to] = [showDay(first), showDay(last)];
  return {
    version: `${document} v${version.number}`,
    first,
    last,
    captures: captures.length,
    places,
    when: from === to ? from : `${from} to ${to}`,
    words: wordsOf(places, suspicions),
    suspicions,
  };
}

function wordsOf(places: number | undefined, suspicions: readonly string[]): string {
  if (places === undefined) return `cannot be determined (${suspicions.join(", ")})`;
  if (places === 0) return "not found";
  return places === 1 ? "once" : counted(places, "time");
}
