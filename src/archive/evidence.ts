/** Which capture a provision's quotation is cited from, and where in its text it stands. */
import type { Capture } from "#schema/capture.ts";
import type { Finding } from "#text/lineage.ts";
import { codePoints } from "#text/passage.ts";
import type { Place } from "#text/quotation.ts";
import { passageStarts } from "#text/version-text.ts";
import type { ArchivedDocument, Version } from "./documents.ts";
import type { ArchivedProvision } from "./open.ts";
import type { Passages } from "./passages.ts";

/** A quotation with the capture it is cited from. */
export interface Evidence {
  readonly version: Version;
  readonly capture: Capture;
  readonly place: Place;
  /** Unicode code points from the beginning of the canonical text; `end` is not included. */
  readonly start: number;
  readonly end: number;
  /** Passages that hold it, counted from 1. */
  readonly passages: { readonly first: number; readonly last: number };
  readonly headings: readonly string[];
  /** False when the words stand at other places of this text too. */
  readonly once: boolean;
}

/** The current wording stands here, once. */
export const standsOnce = ({ state }: Finding): boolean =>
  state === "verbatim" || state === "moved";

/**
 * The first capture of the newest version in which the quotation stands. Where it stood once, that
 * is preferred to a newer version in which it stands several times; undefined where it was never
 * found in a sound capture.
 */
export function evidenceOf(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  pool: Passages,
): Evidence | undefined {
  const { findings } = provision.lineage;
  const once = findings.findLastIndex(standsOnce);
  const stop = once >= 0 ? once : findings.findLastIndex(({ state }) => state === "ambiguous");
  const finding = findings[stop];
  const place = finding?.places[0];
  const number = provision.stretches[stop]?.version;
  if (finding === undefined || place === undefined || number === undefined) return undefined;
  const version = document.versions[number - 1]!;
  return {
    version,
    capture: firstSoundCapture(number, provision, document),
    place,
    ...positionOf(place, version, pool),
    passages: { first: place.first + 1, last: place.last + 1 },
    headings: finding.headings ?? [],
    once: once >= 0,
  };
}

function firstSoundCapture(
  version: number,
  { stretches }: ArchivedProvision,
  { captures }: ArchivedDocument,
): Capture {
  const stretch = stretches.find((each) => each.version === version && !each.suspect)!;
  return captures[stretch.captures[0]!]!;
}

function positionOf(place: Place, version: Version, pool: Passages) {
  const texts = version.passages.map(pool.textOf);
  const starts = passageStarts(texts);
  const at = (passage: number, unit: number) =>
    starts[passage]! + codePoints(texts[passage]!.slice(0, unit));
  return { start: at(place.first, place.start), end: at(place.last, place.end) };
}
