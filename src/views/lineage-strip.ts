/** The lineage of a provision as its page shows it: what was found in each stretch of captures. */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { identityOf } from "#archive/documents.ts";
import { type Instant, daysBetween } from "#base/dates.ts";
import { sameIdentity } from "#text/extractors.ts";
import type { LineageState } from "#text/lineage.ts";
import { quotationParts } from "#text/quotation.ts";
import type { Suspicion } from "#text/suspicion.ts";
import { type WordRun, compareWords } from "#text/words.ts";
import type { Site } from "./site.ts";
import { counted } from "#base/count.ts";
import { LINEAGE, SUSPECT_AS, SUSPICION } from "./words.ts";

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
}

export interface LineageYear {
  readonly year: string;
  /** `12 stretches: 10 verbatim, 2 undetermined`. */
  readonly summary: string;
  readonly rows: readonly LineageRow[];
}

export interface LineageStrip {
  readonly rows: readonly LineageRow[];
  /** The same rows by year, where they are too many to read in a row; else undefined. */
  readonly years: readonly LineageYear[] | undefined;
  /** The states and suspicions that occur, each with the sentence that explains it. */
  readonly legend: readonly { readonly name: string; readonly means: string }[];
  /** Where the first sound text came with another extraction, what that means. */
  readonly wholeSince: string | undefined;
  readonly wholeSinceAt: Instant | undefined;
}

/** Rows from which on they are gathered by year. */
const LONG = 60;

export function lineageStrip(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): LineageStrip {
  const rows = provision.stretches.map((_, stop) => rowOf(stop, provision, document, site));
  const since = wholeSince(provision, document);
  return {
    rows,
    years: rows.length > LONG ? byYear(rows) : undefined,
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
  return {
    state: finding.state,
    name: LINEAGE[finding.state].name,
    suspicions: [...new Set(kinds)].map((kind) => SUSPICION[kind].name),
    version: stretch.version,
    href:
      place === undefined
        ? urls.version(document.id!, stretch.version)
        : urls.passage(document.id!, stretch.version, place.first),
    recordedLate: document.recordedLate.has(stretch.version),
    captures: stretch.captures.length,
    first,
    last: at(stretch.captures.at(-1)!),
    gap: before === undefined ? undefined : Math.floor(daysBetween(at(before), first)),
    places: finding.places.length,
    wording:
      finding.wording === undefined || finding.wording === lineage.current
        ? undefined
        : finding.wording + 1,
  };
}

const isSuspect = (kind: Suspicion | undefined): kind is Suspicion => kind !== undefined;

function byYear(rows: readonly LineageRow[]): LineageYear[] {
  const years = Map.groupBy(rows, ({ first }) => first.slice(0, 4));
  return [...years].map(([year, held]) => {
    const states = [...Map.groupBy(held, ({ name }) => name)].map(
      ([name, same]) => `${same.length} ${name}`,
    );
    return {
      year,
      rows: held,
      summary: `${counted(held.length, "stretch", "stretches")}: ${states.join(", ")}`,
    };
  });
}

function legendOf(rows: readonly LineageRow[], { timeline }: ArchivedDocument) {
  const states = new Set(rows.map(({ state }) => state));
  const suspicions = new Set(timeline.suspicions.filter(isSuspect));
  return [
    ...[...states].map((state) => LINEAGE[state]),
    ...[...suspicions].map((suspicion) => SUSPICION[suspicion]),
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
