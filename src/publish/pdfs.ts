/**
 * Publishes every issued version as PDFs: its evidence, with the files attached that prove it, and
 * apart from it the analysis.
 */
import { join } from "node:path";
import { readIfThere } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Progress } from "#base/progress.ts";
import type { SideFormat } from "#schema/archive-settings.ts";
import { relative } from "#views/index-entry.ts";
import { type MadeAnalysisSheet, analysisSheet } from "#views/record-sheet-analysis.ts";
import { type MadeSheet, recordSheet } from "#views/record-sheet.ts";
import { type RecordRef, recordRoutes } from "#views/record.ts";
import type { Site } from "#views/site.ts";
import { type PdfCounts, Press, type PrintedSheet } from "./press.ts";
import { qrOf } from "./qr.ts";
import type { Attachment } from "./typst.ts";

/** Into the built site `out`, where text and proof of every version are by now. */
export async function publishPdfs(
  site: Site,
  out: string,
  progress: Progress,
  cache?: string,
): Promise<PdfCounts> {
  const press = new Press(site, out, cache);
  const { formats } = site.archive.content.settings;
  const versions = recordRoutes(site).map(({ props }) => props);
  const isWanted = (format: SideFormat) => formats.includes(format);
  progress.stage("making PDFs", versions.length);
  for (const ref of versions) {
    if (isWanted("pdf")) await publishEvidence(ref, site, out, press);
    if (isWanted("analysis")) publishAnalysis(ref, site, press);
    progress.advance();
  }
  return press.counts;
}

async function publishEvidence(ref: RecordRef, site: Site, out: string, press: Press) {
  const made = await recordSheet(ref, site);
  if (made === undefined) return;
  const { date, sheet } = made;
  const attachments = filesOfEvidence(made, ref, site, out);
  const printed = printedSheet("record.typ", sheet, attachments);
  press.publish({ ...printed, date }, site.urls.pdf(ref.id, ref.number));
}

function publishAnalysis(ref: RecordRef, site: Site, press: Press): void {
  const made = analysisSheet(ref, site);
  if (made === undefined) return;
  const { date, sheet } = made;
  const printed = printedSheet("analysis.typ", sheet, filesOfAnalysis(made));
  press.publish({ ...printed, date }, site.urls.analysisPdf(ref.id, ref.number));
}

/** A sheet with what only paper needs: its address to be scanned, and which files it carries. */
function printedSheet(
  template: string,
  sheet: { readonly name: string; readonly address: string },
  attachments: readonly Attachment[],
): Omit<PrintedSheet, "date"> {
  const attached = attachments.map(({ bytes, description, name }) => ({
    name,
    description,
    sha256: sha256(bytes),
  }));
  const data = { ...sheet, qr: qrOf(sheet.address), attached };
  return { of: sheet.name, template, data, attachments };
}

/** The proof is none while no checkpoint covers the version; a text may be withheld. */
function filesOfEvidence(
  { evidence, lineage }: MadeSheet,
  { id, number }: RecordRef,
  site: Site,
  out: string,
): Attachment[] {
  const published = (href: string) => readIfThere(join(out, relative(href, site)));
  const files: readonly (Omit<Attachment, "bytes"> & { readonly bytes: Buffer | undefined })[] = [
    {
      name: "evidence.json",
      bytes: Buffer.from(evidence),
      mediaType: "application/json",
      description: "the evidence, as the record binds it by its hash",
      relationship: "data",
    },
    {
      name: "text.txt",
      bytes: published(site.urls.text(id, number)),
      mediaType: "text/plain",
      description: "the whole canonical text that is quoted",
      relationship: "source",
    },
    {
      name: "proof",
      bytes: published(site.urls.proof(id, number)),
      mediaType: "text/plain",
      description: "the hashes that show the record’s line in the log, and the checkpoint",
      relationship: "supplement",
    },
    {
      name: "lineage.csv",
      bytes: Buffer.from(lineage),
      mediaType: "text/csv",
      description: "every stretch of captures, and whether the words stood there",
      relationship: "data",
    },
  ];
  return files.flatMap(({ bytes, ...facts }) => (bytes === undefined ? [] : [{ ...facts, bytes }]));
}

const filesOfAnalysis = ({ analysis }: MadeAnalysisSheet): Attachment[] => [
  {
    name: "analysis.json",
    bytes: Buffer.from(analysis),
    mediaType: "application/json",
    description: "the analysis, as the record binds it by its hash",
    relationship: "data",
  },
];
