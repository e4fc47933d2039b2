/** The lineage of a provision as its page shows it: what was found in each stretch of captures. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { identityOf } from "#archive/documents.ts";
import { type Instant, daysBetween, showDay } from "#base/dates.ts";
import { sameIdentity } from "#text/extractors.ts";
import { byCodeUnit } from "#base/ids.ts";
import type { LineageState } from "#text/lineage.ts";
import { quotationParts } from "#text/quotation.ts";
import type { Suspicion } from "#text/suspicion.ts";
import { type WordRun, compareWords } from "#text/words.ts";
import { type LineageCell, cellsOf } from "./lineage-cells.ts";
import type { Site } from "./site.ts";
import { yearOf } from "./time-scale.ts";
import { LINEAGE, SUSPECT_AS, SUSPICION, counted } from "./words.ts";

/** Captures in a row that hold one text. */
export interface LineageRow {
  readonly state: LineageState;
  readonly name: string;
  /** What the captures are suspected to be; none where they are sound. */
  readonly suspicions: readonly string[];
  readonly version: number;
  /** The version at the place of the quotation, or its beginning. */
  readonly href: string;
  readonly recordedLate: boolean;
  /** How many captures, the first and the last of them. */
  readonly captures: number;
  readonly first: Instant;
  readonly last: Instant;
  /** Whole days without a capture since the row before; undefined for the first. */
  readonly gap: number | undefined;
  /** At how many places the quotation stands. */
  readonly places: number;
  /** Which wording was found, counted from 1; undefined when it is the current one, or none. */
  readonly wording: number | undefined;
  /** What more is to be said of the state: `momentary flip`, `at 2 places`, `wording 1`. */
  readonly remarks: readonly string[];
  /** `3 captures, 3 Jun 2025 to 23 Jun 2026`. */
  readonly when: string;
}

export interface LineageYear {
  readonly year: string;
  /** `12 stretches: 10 verbatim, 2 undetermined`. */
  readonly summary: string;
  readonly rows: readonly LineageRow[];
  readonly cells: readonly LineageCell[];
  /** How often each state was found, the most frequent first. */
  readonly counts: readonly StateCount[];
}

export interface StateCount {
  readonly state: LineageState;
  readonly name: string;
  readonly count: number;
}

/** A word of the strip; a state has a sign there. */
export interface LineageWord {
  readonly name: string;
  readonly means: string;
  readonly state: LineageState | undefined;
}

export interface LineageStrip {
  /** Oldest first. */
  readonly rows: readonly LineageRow[];
  readonly cells: readonly LineageCell[];
  /** `8 stretches: 3 absent, 2 undetermined, 2 verbatim, 1 reworded`. */
  readonly summary: string;
  /** The same rows by year, where they are too many to read in a row; else undefined. */
  readonly years: readonly LineageYear[] | undefined;
  /** The page that lists all of them, where they are too many for the provision's own. */
  readonly href: string;
  /** The states and suspicions that occur, each with the sentence that explains it. */
  readonly legend: readonly LineageWord[];
  /** Where the first sound text came with another extraction, what that means. */
  readonly wholeSince: string | undefined;
  readonly wholeSinceAt: Instant | undefined;
}

/** More rows than this are gathered by year, and have a page of their own. */
const LONG = 60;

/** Whether the lineage of a provision has a page of its own. */
export const hasLineagePage = ({ stretches }: ArchivedProvision): boolean =>
  stretches.length > LONG;

export function lineageStrip(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): LineageStrip {
  const rows = provision.stretches.map((_, stop) => rowOf(stop, provision, document, site));
  const since = wholeSince(provision, document);
  return {
    rows,
    cells: cellsOf(rows),
    summary: summaryOf(countStates(rows)),
    years: hasLineagePage(provision) ? byYear(rows) : undefined,
    href: site.urls.lineage(provision.path),
    legend: legendOf(rows, document),
    wholeSince: since?.stubs,
    wholeSinceAt: since?.at,
  };
}

function rowOf(
  stop: number,
  { lineage, stretches }: ArchivedProvision,
  document: ArchivedDocument,
  { urls }: Site,
): LineageRow {
  const stretch = stretches[stop]!;
  const finding = lineage.findings[stop]!;
  const { captures, timeline } = document;
  const at = (index: number) => captures[index]!.at;
  const first = at(stretch.captures[0]!);
  const before = stretches[stop - 1]?.captures.at(-1);
  const place = finding.places[0];
  const kinds = stretch.captures.map((index) => timeline.suspicions[index]).filter(isSuspect);
  const suspicions = [...new Set(kinds)].map((kind) => SUSPICION[kind].name);
  const recordedLate = document.recordedLate.has(stretch.version);
  const wording =
    finding.wording === undefined || finding.wording === lineage.current
      ? undefined
      : finding.wording + 1;
  return {
    state: finding.state,
    name: LINEAGE[finding.state].name,
    suspicions,
    version: stretch.version,
    href:
      place === undefined
        ? urls.version(document.id!, stretch.version)
        : urls.passage(document.id!, stretch.version, place.first),
    recordedLate,
    captures: stretch.captures.length,
    first,
    last: at(stretch.captures.at(-1)!),
    gap: before === undefined ? undefined : Math.floor(daysBetween(at(before), first)),
    places: finding.places.length,
    wording,
    remarks: [
      ...suspicions,
      ...(finding.state === "ambiguous" ? [`at ${finding.places.length} places`] : []),
      ...(wording === undefined ? [] : [`wording ${wording}`]),
      ...(recordedLate ? ["recorded late"] : []),
    ],
    when: whenCaptured(stretch.captures.map(at)),
  };
}

function whenCaptured(times: readonly Instant[]): string {
  const [first, last] = [showDay(times[0]!), showDay(times.at(-1)!)];
  const when = first === last ? first : `${first} to ${last}`;
  return `${counted(times.length, "capture")}, ${when}`;
}

const isSuspect = (kind: Suspicion | undefined): kind is Suspicion => kind !== undefined;

function byYear(rows: readonly LineageRow[]): LineageYear[] {
  const years = Map.groupBy(rows, ({ first }) => yearOf(first));
  return [...years].map(([year, held]) => {
    const counts = countStates(held);
    const cells = cellsOf(held).map((cell) => ({ ...cell, year: undefined }));
    return { year, rows: held, cells, counts, summary: summaryOf(counts) };
  });
}

/** The most frequent first. */
const countStates = (rows: readonly LineageRow[]): StateCount[] =>
  [...Map.groupBy(rows, ({ state }) => state)]
    .map(([state, same]) => ({ state, name: LINEAGE[state].name, count: same.length }))
    .toSorted((a, b) => b.count - a.count || byCodeUnit(a.name, b.name));

function summaryOf(counts: readonly StateCount[]): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const states = counts.map(({ name, count }) => `${count} ${name}`).join(", ");
  return `${counted(all, "stretch", "stretches")}: ${states}`;
}

function legendOf(rows: readonly LineageRow[], { timeline }: ArchivedDocument): LineageWord[] {
  const states = new Set(rows.map(({ state }) => state));
  const suspicions = new Set(timeline.suspicions.filter(isSuspect));
  return [
    ...[...states].map((state) => ({ ...LINEAGE[state], state })),
    ...[...suspicions].map((suspicion) => ({ ...SUSPICION[suspicion], state: undefined })),
  ];
}

/**
 * What to say where every capture before the first sound one is suspect and the sound one was
 * extracted in another way: then the first finding tells of the extraction, not of the terms.
 */
function wholeSince(
  { stretches }: ArchivedProvision,
  { captures, timeline }: ArchivedDocument,
): { readonly stubs: string; readonly at: Instant } | undefined {
  const stop = stretches.findIndex(({ suspect }) => !suspect);
  const first = stretches[stop]?.captures[0];
  if (first === undefined || first === 0) return undefined;
  const [before, whole] = [captures[first - 1]!, captures[first]!];
  const technical =
    whole.vantage?.technical === true ||
    !sameIdentity(identityOf(before.text), identityOf(whole.text));
  if (!technical) return undefined;
  const kinds = [...new Set(timeline.suspicions.slice(0, first).filter(isSuspect))];
  const one = first === 1;
  const names = kinds
    .map((kind) => (one ? SUSPECT_AS[kind].one : SUSPECT_AS[kind].many))
    .join(" or ");
  return {
    stubs: `${one ? "The capture before it is" : "The captures before it are"} ${names}`,
    at: whole.at,
  };
}

/** One wording that a provision has had. */
export interface WordingView {
  /** Counted from 1, oldest first. */
  readonly number: number;
  readonly current: boolean;
  /** Its passages. */
  readonly parts: readonly string[];
  /** What changed from the wording before it; undefined for the first. */
  readonly difference: readonly WordRun[] | undefined;
  /** How many sound captures it was found in, the first and the last of them. */
  readonly captures: number;
  readonly first: Instant | undefined;
  readonly last: Instant | undefined;
}

/** Every wording a provision has had, oldest first. */
export function wordingsOf(
  provision: ArchivedProvision,
  document: ArchivedDocument,
): WordingView[] {
  const { lineage, stretches, value } = provision;
  const texts = value.quotes.map(({ text }) => quotationParts(text));
  return texts.map((parts, index) => {
    const found = stretches
      .filter((_, stop) => lineage.findings[stop]?.wording === index)
      .flatMap(({ captures }) => captures);
    const before = texts[index - 1];
    return {
      number: index + 1,
      current: index === lineage.current,
      parts,
      difference: before && compareWords(before.join("\n\n"), parts.join("\n\n")),
      captures: found.length,
      first: found.length === 0 ? undefined : document.captures[found[0]!]!.at,
      last: found.length === 0 ? undefined : document.captures[found.at(-1)!]!.at,
    };
  });
}
