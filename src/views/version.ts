/** One version of a document: its whole text, what it rests on, and what changed before it. */
import { type ArchivedDocument, readableVersions } from "#archive/documents.ts";
import { type Instant, showDay } from "#base/dates.ts";
import type { DocumentPath, Sha256 } from "#base/ids.ts";
import { headingPaths, isHeading } from "#text/outline.ts";
import { type CaptureColumns, captureColumns } from "./capture-columns.ts";
import { type CaptureView, capturesOfVersion, firstCaptureOf } from "./captures.ts";
import type { DocumentChange } from "./changes.ts";
import { type CitationView, citationOfVersion } from "./citation-view.ts";
import { type Difference, differenceOf } from "./difference.ts";
import { type LogPlace, logPlace } from "./log-places.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsUnderDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { type PeriodRow, periodRows } from "./periods.ts";
import {
  type QuotedPart,
  type Quoting,
  type TextRun,
  quotedPassages,
  quotedRuns,
} from "./quoted-passages.ts";
import type { Site } from "./site.ts";
import { type TextBlock, textBlocks } from "./text-blocks.ts";

/** Which version a page shows. */
export interface VersionRef {
  readonly document: DocumentPath;
  readonly number: number;
}

/** One passage of the whole text. */
export interface PassageView {
  /** Counted from 1: its anchor is `p<number>`. */
  readonly number: number;
  readonly runs: readonly TextRun[];
  /** Of a table row whose table is even: the runs of each cell. */
  readonly cells: readonly (readonly TextRun[])[] | undefined;
  /** Provisions that quote from it. */
  readonly quotings: readonly Quoting[];
}

/** A change that brought this version, with its difference. */
export interface VersionChange {
  readonly change: DocumentChange;
  /** The anchor that `urls.change` names. */
  readonly anchor: string;
  /** Undefined where the same step was shown before, on this page. */
  readonly difference: Difference | undefined;
  readonly sameAs: { readonly anchor: string; readonly at: Instant } | undefined;
}

/** A heading of the text. */
export interface ContentsEntry {
  readonly href: string;
  readonly text: string;
  /** 0 for the outermost. */
  readonly depth: number;
}

export interface VersionPage {
  readonly document: DocumentName;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly href: string;
  /** Its permanent address, whole. */
  readonly address: string;
  readonly compareHref: string;
  readonly historyHref: string;
  readonly log: LogPlace;
  readonly crumbs: readonly Crumb[];
  /** Language of the text. */
  readonly language: string;
  readonly text: {
    readonly sha256: Sha256;
    readonly href: string;
    readonly passages: number;
    readonly codePoints: number;
    /** Downloads the text and compares it with its hash. */
    readonly command: string;
  };
  readonly citation: CitationView;
  /** The headings of the text, the deeper ones only where they are few. */
  readonly contents: readonly ContentsEntry[];
  /** Newest first. */
  readonly periods: readonly PeriodRow[];
  readonly latestPeriods: readonly PeriodRow[];
  readonly earlierPeriods: readonly PeriodRow[];
  /** The version of the latest sound capture, when it is another and later one. */
  readonly newer: VersionLink | undefined;
  /** No sound capture holds this text. */
  readonly suspect: boolean;
  /** Some of its captures, or all, are suspect. */
  readonly suspectCaptures: readonly CaptureView[];
  readonly recordedLate: boolean;
  /** Its bytes are what others extracted; the served page is not held here. */
  readonly extracted: boolean;
  /** Newest first; where they are many, as a table instead. */
  readonly captures: readonly CaptureView[];
  readonly captureTable: CaptureColumns | undefined;
  /** Recompute the hashes of the bytes that are held. */
  readonly commands: readonly string[];
  readonly changes: readonly VersionChange[];
  readonly quotings: readonly Quoting[];
  readonly blocks: readonly TextBlock<PassageView>[];
  readonly previous: VersionLink | undefined;
  readonly next: VersionLink | undefined;
}

export interface VersionLink {
  readonly number: number;
  readonly href: string;
  readonly at: Instant;
}

/** The routes of all versions that can be read: only what names each, since there are thousands. */
export const versionRoutes = ({ archive }: Site) =>
  [...archive.documents.values()].flatMap((document) =>
    readableVersions(document).map(({ number }) => ({
      params: { id: document.id, version: String(number) },
      props: { document: document.path, number },
    })),
  );

/** How many captures are shown one by one. */
const SHOWN = 3;
/** How many periods are shown unfolded. */
const LATEST_PERIODS = 4;

/** What the page of one version shows; made when the page is made, and not kept. */
export function versionPage({ document: path, number }: VersionRef, site: Site): VersionPage {
  const document = site.archive.documents.get(path)!;
  const captures = capturesOfVersion(document, number, site);
  const periods = periodRows(document, site).filter(({ version }) => version === number);
  const quoted = quotedPassages(document, number, site);
  const name = nameOfDocument(document, site);
  return {
    document: name,
    number,
    title: `${titleWithPlatform(name)}, v${number}`,
    description: describe(name, number, periods),
    href: site.urls.version(document.id!, number),
    address: site.urls.absolute(site.urls.version(document.id!, number)),
    compareHref: `${site.urls.compare(path)}?to=${number}`,
    historyHref: site.urls.history(path),
    log: logPlace(document.id!, number, site),
    crumbs: crumbsUnderDocument(document, site),
    language: languageOf(document, number, captures),
    text: textFacts(document, number, site),
    citation: citationOfVersion(document, number, site),
    contents: contentsOf(document, number, site),
    periods,
    latestPeriods: periods.slice(0, LATEST_PERIODS),
    earlierPeriods: periods.slice(LATEST_PERIODS),
    newer: newerVersion(document, captures, number, site),
    suspect: periods.length === 0,
    suspectCaptures: captures.filter(({ suspicion }) => suspicion !== undefined),
    recordedLate: document.recordedLate.has(number),
    extracted: captures.some(({ form }) => form === "extracted"),
    captures: captures.length > SHOWN ? [] : captures.toReversed(),
    captureTable: captures.length > SHOWN ? captureColumns(captures.toReversed()) : undefined,
    commands: commandsFor(captures),
    changes: changesBefore(periods, site),
    quotings: quoted.quotings,
    blocks: blocksOf(document, number, quoted.parts, site),
    previous: versionLink(document, number - 1, site),
    next: versionLink(document, number + 1, site),
  };
}

function describe(name: DocumentName, number: number, periods: readonly PeriodRow[]): string {
  const whose = `${titleWithPlatform(name)}, version ${number}`;
  const [newest, oldest] = [periods[0], periods.at(-1)];
  if (newest === undefined || oldest === undefined) return `${whose}: in no sound capture.`;
  const [from, to] = [showDay(oldest.from), showDay(newest.to)];
  const when = from === to ? `on ${from}` : `between ${from} and ${to}`;
  return `The whole text of ${whose}, captured ${when}, with what changed before it.`;
}

const commandsFor = (captures: readonly CaptureView[]): string[] => {
  const sources = captures.flatMap((capture) => capture.sources);
  const held = sources.filter(({ href }) => href !== undefined);
  return [...new Set(held.map(({ command }) => command))];
};

function textFacts(document: ArchivedDocument, number: number, site: Site) {
  const { size, text } = document.versions[number - 1]!;
  const href = site.urls.text(document.id!, number);
  return {
    sha256: text,
    href,
    ...size,
    command: `curl -sS ${site.urls.absolute(href)} -o text.txt\necho "${text}  text.txt" | sha256sum -c`,
  };
}

/** More headings than this, and only the outer ones are listed. */
const CONTENTS = 60;

function contentsOf(
  document: ArchivedDocument,
  number: number,
  { archive }: Site,
): ContentsEntry[] {
  const { kinds, passages } = document.versions[number - 1]!;
  const entries = headingPaths(kinds).flatMap((path, index) => {
    if (!isHeading(kinds[index]!)) return [];
    const text = archive.pool.textOf(passages[index]!);
    return [{ href: `#p${index + 1}`, text, depth: path.length }];
  });
  for (let depth = 4; depth > 0; depth--) {
    const outer = entries.filter((entry) => entry.depth <= depth);
    if (outer.length <= CONTENTS) return outer;
  }
  return entries.filter(({ depth }) => depth === 0);
}

/** The document's language, unless the text is suspect for being in another one. */
function languageOf(document: ArchivedDocument, number: number, captures: readonly CaptureView[]) {
  const detected = document.versions[number - 1]!.facts.language;
  const other = captures.every(({ suspicion }) => suspicion?.name === "other language");
  return other && detected !== undefined ? detected : document.value.language;
}

function newerVersion(
  document: ArchivedDocument,
  captures: readonly CaptureView[],
  number: number,
  { urls }: Site,
): VersionLink | undefined {
  const latest = document.timeline.periods.at(-1);
  if (latest === undefined || latest.version === number) return undefined;
  const { at } = document.captures[latest.captures.at(-1)!]!;
  const own = captures.findLast(({ suspicion }) => suspicion === undefined) ?? captures.at(-1)!;
  if (at < own.at) return undefined;
  return { number: latest.version, href: urls.version(document.id!, latest.version), at };
}

/** The neighbour by number, with its first capture. */
function versionLink(
  document: ArchivedDocument,
  number: number,
  site: Site,
): VersionLink | undefined {
  if (document.versions[number - 1] === undefined) return undefined;
  const { at } = firstCaptureOf(document, number);
  return { number, href: site.urls.version(document.id!, number), at };
}

/** The change before each of its periods, newest first. A step that repeats is shown once. */
function changesBefore(periods: readonly PeriodRow[], site: Site): VersionChange[] {
  const shown = new Map<number, { anchor: string; at: Instant }>();
  return periods.flatMap(({ change }) => {
    if (change === undefined) return [];
    const anchor = change.href.slice(change.href.indexOf("#") + 1);
    const sameAs = shown.get(change.older);
    if (sameAs === undefined) shown.set(change.older, { anchor, at: change.at });
    const difference = sameAs === undefined ? differenceOf(change, site) : undefined;
    return [{ change, anchor, difference, sameAs }];
  });
}

function blocksOf(
  document: ArchivedDocument,
  number: number,
  parts: ReadonlyMap<number, readonly QuotedPart[]>,
  { archive }: Site,
): TextBlock<PassageView>[] {
  const { kinds, passages } = document.versions[number - 1]!;
  const blocks = textBlocks(kinds, (index): PassageView => {
    const text = archive.pool.textOf(passages[index]!);
    const quoted = parts.get(index) ?? [];
    const quotings = [...new Set(quoted.map(({ quoting }) => quoting))];
    const cells = kinds[index] === "t" ? cellRuns(text, quoted) : undefined;
    return { number: index + 1, runs: quotedRuns(text, quoted), cells, quotings };
  });
  return blocks.map(evenTables);
}

const CELL_BORDER = " | ";

function cellRuns(text: string, quoted: readonly QuotedPart[]): TextRun[][] {
  let start = 0;
  return text.split(CELL_BORDER).map((cell) => {
    const runs = quotedRuns(text, quoted, start, start + cell.length);
    start += cell.length + CELL_BORDER.length;
    return runs;
  });
}

/** Rows are shown in columns only when they all have as many cells, and more than one. */
function evenTables(block: TextBlock<PassageView>): TextBlock<PassageView> {
  if (block.kind !== "rows") return block;
  const widths = new Set(block.items.map(({ cells }) => cells?.length));
  if (widths.size === 1 && !widths.has(1)) return block;
  return { ...block, items: block.items.map((item) => ({ ...item, cells: undefined })) };
}
