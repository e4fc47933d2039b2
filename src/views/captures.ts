/** The captures of a document: where each came from, what it is, and what people said of it. */
import { type ArchivedDocument, capturesWithText } from "#archive/documents.ts";
import { type Swhid, swhidOfObject } from "#archive/swhid.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import { evidenceName } from "#ledger/line.ts";
import type { Capture, Source } from "#schema/capture.ts";
import type { Judgement } from "#schema/change.ts";
import { type Fact, code, dated, fact, outside } from "./facts.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";
import { noticeSentences, withheldBy } from "./withheld.ts";
import { FORM, SUSPICION, grouped } from "./words.ts";

/** The bytes of one source of a capture. */
export interface HeldBytes {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mediaType: string;
  /** Where the archive publishes them; undefined when only their hash is held, or shown. */
  readonly href: string | undefined;
  /** They were held, and were taken away since: where it is said why. */
  readonly withheld: string | undefined;
  /** The command that recomputes the hash of the published file. */
  readonly command: string;
}

/** One row of a list of captures. */
export interface CaptureRow {
  readonly at: Instant;
  readonly recorded: Instant;
  readonly version: number;
  readonly versionHref: string;
  readonly recordedLate: boolean;
  readonly form: string;
  readonly extractor: string;
  readonly sources: readonly HeldBytes[];
  /** Why it is suspect; undefined for a sound one. */
  readonly suspicion: { readonly name: string; readonly means: string } | undefined;
  readonly judgement: JudgementView | undefined;
}

/** What a person said that a capture is. */
export interface JudgementView extends Judgement {
  readonly name: string;
  /** It was said of another capture that holds the same text. */
  readonly ofSameText: boolean;
}

/** A capture with everything that is recorded of it. */
export interface CaptureView extends CaptureRow {
  readonly facts: readonly Fact[];
  readonly bySource: readonly (readonly Fact[])[];
}

/** Every capture of a document, in order of time. */
export function captureRows(document: ArchivedDocument, site: Site): CaptureRow[] {
  const context = contextOf(document, site);
  return document.captures.map((_, index) => rowOf(index, context));
}

/** The captures that hold one version, in order of time, with their provenance. */
export function capturesOfVersion(
  document: ArchivedDocument,
  number: number,
  site: Site,
): CaptureView[] {
  const context = contextOf(document, site);
  return indexesOf(document, number).map((index) => {
    const capture = document.captures[index]!;
    const row = rowOf(index, context);
    const bySource = capture.sources.map((source, at) =>
      sourceFacts(source, row.sources[at]!, site),
    );
    return { ...row, facts: captureFacts(capture), bySource };
  });
}

/** The first capture of a version. */
export const firstCaptureOf = (document: ArchivedDocument, number: number): Capture =>
  document.captures[indexesOf(document, number)[0]!]!;

const indexesOf = (document: ArchivedDocument, number: number): readonly number[] =>
  capturesWithText(document, document.versions[number - 1]!.text);

/** A capture by itself, as an issued record holds it: what is recorded of it. */
export function factsOfCapture(
  capture: Capture,
  site: Site,
): { readonly facts: readonly Fact[]; readonly sources: readonly HeldBytes[] } & Pick<
  CaptureView,
  "bySource"
> {
  const held = new Set(capture.kept ? capture.sources.map(({ sha256 }) => sha256) : []);
  const sources = capture.sources.map((source) => heldBytes(source, { held, site }));
  return {
    facts: captureFacts(capture),
    sources,
    bySource: capture.sources.map((source, at) => sourceFacts(source, sources[at]!, site)),
  };
}

/** What is the same of all of some captures, and need not be said of each. */
export interface CommonFacts {
  readonly extraction: boolean;
  readonly recorded: boolean;
  /** In sentences; empty where nothing is. */
  readonly words: string;
}

export function commonFacts(rows: readonly CaptureRow[]): CommonFacts {
  const recorded = new Set(rows.map((row) => row.recorded));
  const extraction = new Set(rows.map((row) => extractionOf(row)));
  const words = [
    ...(extraction.size === 1 ? [`Form and extractor: ${[...extraction][0]!}.`] : []),
    ...(recorded.size === 1
      ? [`Recorded in this archive: ${showInstant([...recorded][0]!)}.`]
      : []),
  ];
  return {
    extraction: extraction.size === 1,
    recorded: recorded.size === 1,
    words: words.join(" "),
  };
}

/** `served, html/1`. */
export const extractionOf = ({ form, extractor }: CaptureRow): string => `${form}, ${extractor}`;

/** Those of some captures that are suspect. */
export const suspectRows = (rows: readonly CaptureRow[]): CaptureRow[] =>
  rows.filter(({ suspicion }) => suspicion !== undefined);

interface Context {
  readonly document: ArchivedDocument;
  readonly site: Site;
  readonly numbers: ReadonlyMap<Sha256, number>;
  /** Hashes of the bytes that are held, whichever capture they came with. */
  readonly held: ReadonlySet<Sha256>;
  readonly judgements: readonly Judgement[];
}

const contexts = oncePerSite(() => new WeakMap<ArchivedDocument, Context>());

/** Made once for a document, however many of its versions ask. */
function contextOf(document: ArchivedDocument, site: Site): Context {
  const known = contexts(site);
  const context = known.get(document) ?? makeContext(document, site);
  known.set(document, context);
  return context;
}

function makeContext(document: ArchivedDocument, site: Site): Context {
  const { id, captures, versions } = document;
  const notes = id === undefined ? undefined : site.archive.content.changes.get(id);
  const kept = captures.filter((capture) => capture.kept);
  return {
    document,
    site,
    numbers: new Map(versions.map(({ text, number }) => [text, number])),
    held: new Set(kept.flatMap(({ sources }) => sources.map(({ sha256 }) => sha256))),
    judgements: notes?.value.judgements ?? [],
  };
}

function rowOf(index: number, context: Context): CaptureRow {
  const { document, site, numbers } = context;
  const capture = document.captures[index]!;
  const version = numbers.get(capture.text.sha256)!;
  const suspicion = document.timeline.suspicions[index];
  return {
    at: capture.at,
    recorded: capture.recorded,
    version,
    versionHref: site.urls.version(document.id!, version),
    recordedLate: document.recordedLate.has(version),
    form: FORM[capture.form].name,
    extractor: capture.text.extractor,
    sources: capture.sources.map((source) => heldBytes(source, context)),
    suspicion: suspicion && SUSPICION[suspicion],
    judgement: judgementOf(capture, context),
  };
}

function heldBytes(
  { bytes, mediaType, sha256 }: Source,
  { held, site }: Pick<Context, "held" | "site">,
): HeldBytes {
  const withheld = removalOfObject(sha256, site);
  const isHeld = held.has(sha256) && withheld === undefined;
  return {
    sha256,
    bytes,
    mediaType,
    href: isHeld ? site.urls.evidence(sha256, mediaType) : undefined,
    withheld,
    command: `sha256sum ${evidenceName(sha256, mediaType)}`,
  };
}

/** What was said of the capture, or of another one with its text; a flip is no property of a text. */
function judgementOf(capture: Capture, context: Context): JudgementView | undefined {
  const { document, judgements } = context;
  const own = judgements.find((each) => each.capture === capture.at);
  const same = judgements.findLast(
    (each) =>
      each.is !== "flip" &&
      document.captures.some(
        ({ at, text }) => at === each.capture && text.sha256 === capture.text.sha256,
      ),
  );
  const said = own ?? same;
  if (said === undefined) return undefined;
  const name = said.is === "whole" ? "whole" : SUSPICION[said.is].name;
  return { ...said, name, ofSameText: own === undefined };
}

function captureFacts(capture: Capture): Fact[] {
  const { vantage, text } = capture;
  const collected = vantage?.collection !== undefined;
  return [
    fact(collected ? "Recorded by the collection" : "Captured", dated(capture.at)),
    fact("Recorded in this archive", dated(capture.recorded)),
    fact("Form", `${FORM[capture.form].name}: ${FORM[capture.form].means}`),
    ...(collected ? collectionFacts(capture) : []),
    fact("Tool", vantage?.tool),
    fact("Vantage", vantageWords(capture)),
    fact("User agent", code(vantage?.userAgent)),
    fact("Extractor", extractorWords(text)),
  ];
}

function collectionFacts({ vantage }: Capture): Fact[] {
  return [
    fact("Collection", outside(vantage?.collection)),
    fact("Commit", code(vantage?.commit)),
    fact("File in the collection", code(vantage?.path)),
    fact(
      "Made from",
      vantage?.snapshots?.map((snapshot) => outside(snapshot)!),
    ),
    ...(vantage?.technical === true
      ? [fact("The collection says", "only its own extraction changed with this capture")]
      : []),
  ];
}

function vantageWords({ vantage }: Capture): string | undefined {
  const parts = [
    vantage?.country && `from ${vantage.country}`,
    vantage?.language && `asking for ${vantage.language}`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : parts.join(", ");
}

function extractorWords({ extractor, select, remove }: Capture["text"]) {
  const lists = [
    ...(select ?? []).map((selector) => `select ${selector}`),
    ...(remove ?? []).map((selector) => `remove ${selector}`),
  ];
  return [extractor, ...lists].map((text) => ({ text, code: true }));
}

/** Where it is said why an object was taken away; undefined while it was not. */
export const removalOfObject = (sha256: Sha256, { archive, urls }: Site): string | undefined => {
  const removal = archive.removals.objects.get(sha256);
  return removal && urls.evidence(removal.notice, "text/plain");
};

function keptWords({ href, withheld }: HeldBytes): string {
  if (withheld !== undefined) return "withheld; since when and why is said below";
  return href === undefined ? "only their hash is held here" : "held here";
}

function sourceFacts(source: Source, bytes: HeldBytes, site: Site): Fact[] {
  const { url, finalUrl, wayback, http } = source;
  const { sha256, href } = bytes;
  const kept = keptWords(bytes);
  return [
    fact("Address asked for", outside(url)),
    ...(finalUrl === undefined ? [] : [fact("Address that answered", outside(finalUrl))]),
    fact("Bytes", `${grouped(source.bytes)} bytes, ${source.mediaType}; ${kept}`),
    fact("SHA-256 of the bytes", { text: sha256, code: true, href }),
    ...(href === undefined
      ? []
      : [fact("SWHID of the bytes", swhidValues(swhidOfObject(site.archive, sha256)))]),
    ...withheldFacts(sha256, site),
    fact("HTTP status", http === undefined ? undefined : String(http.status)),
    fact("HTTP headers", headerWords(http?.headers)),
    ...(wayback === undefined
      ? []
      : [
          fact("Web archive, asked for", outside(wayback.requested)),
          fact("Web archive, answered with", outside(wayback.resolved)),
        ]),
  ];
}

function withheldFacts(sha256: Sha256, site: Site): Fact[] {
  const removal = site.archive.removals.objects.get(sha256);
  if (removal === undefined) return [];
  const { href, notice, since } = withheldBy(removal, site);
  return [
    fact("Withheld since", dated(since)),
    fact("Why", notice && noticeSentences(notice)),
    fact("Said openly in", { text: "the notice", href }),
  ];
}

/** It is computed, and so is no claim that Software Heritage holds the bytes. */
const swhidValues = (swhid: Swhid) => [
  { text: swhid, code: true },
  "computed here, as git hash-object does",
];

const headerWords = (headers: Readonly<Record<string, string>> | undefined) =>
  headers &&
  Object.entries(headers).map(([name, value]) => ({ text: `${name}: ${value}`, code: true }));
