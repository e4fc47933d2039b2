/** What the PDF of an analysis says: the opinion of an issued version, told apart from its evidence. */
import { canonicalJson } from "#base/canonical-json.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { isCitable } from "./citations.ts";
import { frozenLinks } from "./frozen-links.ts";
import type { LinkOf } from "./markdown.ts";
import { type SheetFact, addressed, hashed, sheetFact } from "./record-sheet-facts.ts";
import { type SheetFrame, sheetFrame } from "./record-sheet-frame.ts";
import { type SheetBlock, sheetBlocks } from "./record-sheet-markdown.ts";
import {
  type RecordPage,
  type RecordRef,
  isWhole,
  issuedVersion,
  recordPage,
  withoutComponents,
} from "./record.ts";
import type { Site } from "./site.ts";
import { toldUntil } from "./told-until.ts";
import { SEVERITY } from "./words.ts";

export interface AnalysisSheet extends SheetFrame {
  /** What the archive calls the clause. */
  readonly clause: string;
  /** The words that it is about, and their language (BCP 47). */
  readonly quotation: Pick<RecordPage["quotation"], "parts" | "language">;
  readonly version: string;
  readonly assessment: readonly SheetFact[];
  readonly regulations: IssuedRecord["analysis"]["regulations"];
  readonly body: readonly SheetBlock[];
  readonly authorship: readonly SheetFact[];
}

export interface MadeAnalysisSheet {
  readonly sheet: AnalysisSheet;
  /** Canonical JSON of the analysis, whose SHA-256 the record names. */
  readonly analysis: string;
  /** When it counts as made. */
  readonly date: Instant;
}

/** Undefined while the archive has no address, and where the words of the version were removed. */
export function analysisSheet(ref: RecordRef, site: Site): MadeAnalysisSheet | undefined {
  const version = issuedVersion(ref, site);
  if (!isWhole(version) || !isCitable(site)) return undefined;
  const page = recordPage(ref, site);
  const { analysis } = version.record;
  const { language, parts, version: quoted } = page.quotation;
  const sheet: AnalysisSheet = {
    ...sheetFrame(page, version.record, site),
    clause: page.title,
    quotation: { language, parts },
    version: quoted.name,
    assessment: assessmentOf(analysis),
    regulations: analysis.regulations,
    body: sheetBlocks(withoutComponents(analysis.body), wholeLinks(site)),
    authorship: authorshipOf(page, site),
  };
  return { sheet, analysis: canonicalJson(analysis), date: toldUntil(ref, site) };
}

const assessmentOf = (analysis: IssuedRecord["analysis"]): SheetFact[] => [
  ...sheetFact("Severity, as assessed", SEVERITY[analysis.severity]),
  ...sheetFact("Why", analysis.severityReason),
  ...sheetFact("Kind of clause", analysis.clauseType.name),
  ...sheetFact("Categories", analysis.categories.map(({ name }) => name).join(", ") || undefined),
];

function authorshipOf({ hashes, opinion, ref }: RecordPage, { archive, urls }: Site): SheetFact[] {
  const hasPdf = archive.content.settings.formats.includes("pdf");
  const evidence = hasPdf ? urls.pdf(ref.id, ref.number) : urls.version(ref.id, ref.number);
  return [
    ...sheetFact("Author", opinion.byline),
    ...sheetFact("Written", showInstant(opinion.written)),
    ...sheetFact("Review", opinion.review),
    ...sheetFact("SHA-256 of the analysis", hashed(hashes.analysis)),
    ...sheetFact("The evidence", addressed(urls.absolute(evidence))),
  ];
}

/** Links as they can be typed from paper; those that lead nowhere are words. */
function wholeLinks(site: Site): LinkOf {
  const linkOf = frozenLinks(site);
  return (href) => {
    const found = linkOf(href);
    if (found === undefined || /^https?:\/\//u.test(found)) return found;
    return found.startsWith("/") ? site.urls.absolute(found) : undefined;
  };
}
