/**
 * What the PDF of an issued version says: its evidence alone, from the frozen record, and what the
 * ledger says became of it since. Of the analysis it has nothing, nor the name of the clause.
 */
import { canonicalJson } from "#base/canonical-json.ts";
import { type Instant, showDay, showInstant } from "#base/dates.ts";
import { STYLES, type Runs, citationIn } from "#cite/styles.ts";
import type { Capture, Source } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { citableOfRecord, isCitable } from "./citations.ts";
import type { CheckCommand } from "./record-commands.ts";
import { onPaper } from "./record-sheet-commands.ts";
import { type SheetFact, addressed, hashed, sheetFact, sheetFacts } from "./record-sheet-facts.ts";
import { type SheetFrame, sheetFrame } from "./record-sheet-frame.ts";
import { type StoodRow, stoodRows, stoodTable } from "./record-sheet-lineage.ts";
import { type SheetLog, type SheetStamps, sheetLog, sheetStamps } from "./record-sheet-time.ts";
import { type RecordPage, type RecordRef, isWhole, issuedVersion, recordPage } from "./record.ts";
import type { Site } from "./site.ts";
import { statedInRecord } from "./stated.ts";
import { toldUntil } from "./told-until.ts";
import { FORM } from "./words.ts";

export interface RecordSheet extends SheetFrame {
  readonly quotation: SheetQuotation;
  readonly glance: readonly SheetFact[];
  readonly capture: readonly SheetFact[];
  readonly sources: readonly (readonly SheetFact[])[];
  readonly hashes: readonly SheetFact[];
  /** What was found when it was issued. */
  readonly standing: string;
  readonly log: SheetLog;
  readonly time: SheetStamps;
  readonly stood: Stood;
  readonly citations: readonly { readonly style: string; readonly runs: Runs }[];
  readonly commands: readonly CheckCommand[];
  /** Where the whole chain can be checked. */
  readonly verify: string;
}

interface SheetQuotation {
  readonly parts: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** `MU-D-00001 v4` */
  readonly version: string;
  /** `Billing › Refunds`; empty where the words stand under no heading. */
  readonly headings: string;
  readonly position: string;
  /** The day that the text gives for itself, or that none is recorded. */
  readonly stated: string;
}

/** The stretches that a sheet lists: the first and the last of them where they are many. */
interface Stood {
  readonly first: readonly StoodRow[];
  readonly leftOut: number;
  readonly last: readonly StoodRow[];
}

/** A sheet with the files that are made for it alone. */
export interface MadeSheet {
  readonly sheet: RecordSheet;
  /** Canonical JSON of the evidence, whose SHA-256 the record names. */
  readonly evidence: string;
  /** Every stretch of the lineage, as CSV. */
  readonly lineage: string;
  /** When it counts as made. */
  readonly date: Instant;
}

/** Undefined while the archive has no address, and where the words of the version were removed. */
export async function recordSheet(ref: RecordRef, site: Site): Promise<MadeSheet | undefined> {
  const version = issuedVersion(ref, site);
  if (!isWhole(version) || !isCitable(site)) return undefined;
  const page = recordPage(ref, site);
  const { capture } = version.record.evidence;
  const rows = stoodRows(version, site);
  const sheet: RecordSheet = {
    ...sheetFrame(page, version.record, site),
    quotation: { ...quotationOf(page), stated: statedWords(version.record, site) },
    glance: glanceOf(page, capture),
    capture: sheetFacts(page.capture.facts, site),
    sources: page.capture.bySource.map((facts) => sheetFacts(facts, site)),
    hashes: hashFacts(page),
    standing: page.standing,
    log: await sheetLog(page.log, site),
    time: await sheetStamps(page.log, site),
    stood: shortened(rows),
    citations: citationsOf(ref, site),
    commands: page.commands.map((each) => ({ ...each, command: onPaper(each.command) })),
    verify: site.urls.absolute(site.urls.verify),
  };
  const evidence = canonicalJson(version.record.evidence);
  return { sheet, evidence, lineage: stoodTable(rows), date: toldUntil(ref, site) };
}

const quotationOf = ({ quotation }: RecordPage): Omit<SheetQuotation, "stated"> => ({
  parts: quotation.parts,
  language: quotation.language,
  version: quotation.version.name,
  headings: quotation.headings,
  position: quotation.position,
});

/** The evidence is frozen: what people recorded later is told apart from it. */
function statedWords({ evidence }: IssuedRecord, site: Site): string {
  const stated = statedInRecord(evidence, site);
  if (stated === undefined) return "not recorded";
  return stated.isSince ? `recorded since: ${showDay(stated.day)}` : showDay(stated.day);
}

/** What a reader looks for first. */
function glanceOf({ address, capture: shown, hashes, issued }: RecordPage, capture: Capture) {
  const { form, sources } = capture;
  return [
    ...sheetFact(shown.facts[0]!.label, showInstant(capture.at)),
    ...sheetFact("From", ...sources.map(addressOf)),
    ...(form === "extracted" ? sheetFact("Form", `${FORM[form].name}: ${FORM[form].means}`) : []),
    ...sheetFact(
      sources.length === 1 ? "SHA-256 of the captured bytes" : "SHA-256 of each captured file",
      ...sources.map(({ sha256 }) => hashed(sha256)),
    ),
    ...sheetFact("SHA-256 of the text", hashed(hashes.text)),
    ...sheetFact("Issued", showInstant(issued)),
    ...sheetFact("Permanent address", addressed(address)),
  ];
}

const addressOf = ({ finalUrl, url }: Source) => {
  const address = finalUrl ?? url;
  return address === undefined ? "address not recorded" : addressed(address);
};

const hashFacts = ({ hashes }: RecordPage): SheetFact[] => [
  ...sheetFact("Of record.json", hashed(hashes.record)),
  ...sheetFact("Of its evidence", hashed(hashes.evidence)),
  ...sheetFact("Of the text", hashed(hashes.text)),
  ...sheetFact("Of the capture’s line", hashes.captureLine && hashed(hashes.captureLine)),
];

/** Rows at the beginning and at the end of a lineage that is too long for paper. */
const [AT_FIRST, AT_LAST] = [6, 18];

function shortened(rows: readonly StoodRow[]): Stood {
  const leftOut = rows.length - AT_FIRST - AT_LAST;
  // One row left out would take the place that saying so takes.
  if (leftOut <= 1) return { first: rows, leftOut: 0, last: [] };
  return { first: rows.slice(0, AT_FIRST), leftOut, last: rows.slice(-AT_LAST) };
}

function citationsOf(ref: RecordRef, site: Site): RecordSheet["citations"] {
  const cited = citableOfRecord(ref, site)!;
  return STYLES.map(({ edition, id, name }) => ({
    style: `${name}, ${edition}`,
    runs: citationIn(id, cited),
  }));
}
