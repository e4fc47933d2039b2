/**
 * The history of a document: every passage its sound captures ever held, in reading order, each
 * with the captures between which it stood.
 */
import { sha256 } from "#base/hash.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Archive } from "#archive/open.ts";
import type { Instant } from "#base/dates.ts";
import type { DocumentPath } from "#base/ids.ts";
import { type Slot, type Span, historyOf } from "#text/history.ts";
import type { PassageKind } from "#text/passage.ts";
import { type CaptureRow, captureRows, suspectRows } from "./captures.ts";
import {
  type Crumb,
  type DocumentName,
  crumbsUnderDocument,
  nameOfDocument,
  titleWithPlatform,
} from "./names.ts";
import { type PeriodRow, periodRows } from "./periods.ts";
import type { Site } from "./site.ts";
import { type TextBlock, textBlocks } from "./text-blocks.ts";

/** Captures in a row that held a passage. Between two of them nothing is known. */
export interface HistorySpan {
  /** The first capture that held it. */
  readonly from: Instant;
  /** The last capture that held it. */
  readonly to: Instant;
  /** The first capture without it; undefined while it stands in the latest sound capture. */
  readonly until?: Instant;
  /** How it came: with the first capture, or by a change. */
  readonly came: "first" | "substantive" | "technical";
  /** What kind of change took it away; undefined while it stands. */
  readonly went?: "substantive" | "technical";
}

/** One place in the reading order of everything a document ever held. */
export interface HistoryEntry {
  /** Its anchor on the history page: `h3f1c09ab77`. */
  readonly id: string;
  readonly text: string;
  readonly kind: PassageKind;
  readonly spans: readonly HistorySpan[];
}

/** Every passage that a sound capture of the document held. Suspect captures count for nothing. */
export function historyEntries(document: ArchivedDocument, archive: Archive): HistoryEntry[] {
  const versions = document.timeline.periods.map(({ version }) => document.versions[version - 1]!);
  const slots = historyOf(versions.map(({ passages }) => passages));
  const kinds = kindsOf(
    slots,
    versions.map((version) => version.kinds),
  );
  const changeKinds = kindsOfChanges(document, archive);
  const idOf = anchors();
  return slots.map(({ passage, spans }, index) => ({
    id: idOf(archive.pool.textOf(passage)),
    text: archive.pool.textOf(passage),
    kind: kinds[index]!,
    spans: spans.map((span) => datedSpan(span, document, changeKinds)),
  }));
}

/**
 * Gives each place an anchor made of its words, so that it stays when captures are added: `h` and
 * ten digits of the passage's SHA-256, and a number where the same words have several places.
 */
function anchors(): (text: string) => string {
  const counts = new Map<string, number>();
  return (text) => {
    const anchor = `h${sha256(text).slice(0, 10)}`;
    const count = (counts.get(anchor) ?? 0) + 1;
    counts.set(anchor, count);
    return count === 1 ? anchor : `${anchor}-${count}`;
  };
}

/** What each slot's passage is in the last version that holds it there. */
function kindsOf(
  slots: readonly Slot[],
  versions: readonly (readonly PassageKind[])[],
): PassageKind[] {
  const kinds: PassageKind[] = slots.map(() => "p");
  versions.forEach((version, period) => {
    let at = 0;
    slots.forEach(({ spans }, index) => {
      if (spans.some(({ first, last }) => first <= period && period <= last)) {
        kinds[index] = version[at++]!;
      }
    });
  });
  return kinds;
}

type ChangeKind = "substantive" | "technical";

/** The kind of the change before each period, as people overruled it; undefined for the first. */
function kindsOfChanges(
  { id, captures, timeline }: ArchivedDocument,
  { content }: Archive,
): (ChangeKind | undefined)[] {
  const notes = (id === undefined ? undefined : content.changes.get(id))?.value.changes ?? [];
  const said = new Map(notes.map(({ capture, kind }) => [capture, kind]));
  const kinds: (ChangeKind | undefined)[] = timeline.periods.map(() => undefined);
  for (const { to, kind } of timeline.changes) {
    const brought = captures[timeline.periods[to]!.captures[0]!]!;
    kinds[to] = said.get(brought.at) ?? kind;
  }
  return kinds;
}

function datedSpan(
  { first, last }: Span,
  { captures, timeline: { periods } }: ArchivedDocument,
  changeKinds: readonly (ChangeKind | undefined)[],
): HistorySpan {
  const next = periods[last + 1];
  return {
    from: captures[periods[first]!.captures[0]!]!.at,
    to: captures[periods[last]!.captures.at(-1)!]!.at,
    came: changeKinds[first] ?? "first",
    ...(next && {
      until: captures[next.captures[0]!]!.at,
      went: changeKinds[last + 1] ?? "substantive",
    }),
  };
}

/** A passage on the history page. */
export interface HistoryItem {
  readonly id: string;
  readonly text: string;
  /** It stands in the latest sound capture. */
  readonly standing: boolean;
  /** When it stood; empty for a passage that every sound capture held. */
  readonly spans: readonly LinkedSpan[];
}

/** A span with the periods in which the passage came and went. */
export interface LinkedSpan extends HistorySpan {
  /** Anchors of the periods in the list on the page. */
  readonly cameHref: string;
  readonly wentHref: string | undefined;
}

export interface HistoryPage {
  readonly name: DocumentName;
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly blocks: readonly TextBlock<HistoryItem>[];
  readonly passages: number;
  readonly standing: number;
  /** Newest first. */
  readonly periods: readonly PeriodRow[];
  /** Left out, newest first. */
  readonly suspects: readonly CaptureRow[];
}

export function historyPage(path: DocumentPath, site: Site): HistoryPage {
  const document = site.archive.documents.get(path)!;
  const entries = historyEntries(document, site.archive);
  const periods = periodRows(document, site);
  const hrefs = new Map(periods.map(({ from, number }) => [from, `#c${number}`]));
  const items = entries.map((entry) => itemOf(entry, hrefs));
  return {
    name: nameOfDocument(document, site),
    title: `History of ${titleWithPlatform(nameOfDocument(document, site))}`,
    crumbs: crumbsUnderDocument(document, site),
    blocks: textBlocks(
      entries.map(({ kind }) => kind),
      (index) => items[index]!,
    ),
    passages: items.length,
    standing: items.filter(({ standing }) => standing).length,
    periods,
    suspects: suspectRows(captureRows(document, site)).toReversed(),
  };
}

function itemOf(
  { id, text, spans }: HistoryEntry,
  hrefs: ReadonlyMap<Instant, string>,
): HistoryItem {
  const standing = spans.at(-1)!.until === undefined;
  const always = standing && spans.length === 1 && spans[0]!.came === "first";
  const linked = spans.map((span) => ({
    ...span,
    cameHref: hrefs.get(span.from)!,
    wentHref: span.until && hrefs.get(span.until),
  }));
  return { id, text, standing, spans: always ? [] : linked };
}
