/**
 * Publishes every issued version as PDFs: its evidence, with the files attached that prove it, and
 * apart from it the analysis.
 */
import { join } from "node:path";
import { readIfThere } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Progress } from "#base/progress.ts";
import { relative } from "#views/index-entry.ts";
import { type MadeAnalysisSheet, analysisSheet } from "#views/record-sheet-analysis.ts";
import { type MadeSheet, recordSheet } from "#views/record-sheet.ts";
import { type RecordRef, recordRoutes } from "#views/record.ts";
import type { Site } from "#views/site.ts";
import { type PdfCounts, type PrintedSheet, type SheetMaker, printSheets } from "./press.ts";
import { qrOf } from "./qr.ts";
import type { Attachment } from "./typst.ts";

/** Into the built site `out`, where text and proof of every version are by now. */
export function publishPdfs(
  site: Site,
  out: string,
  progress: Progress,
  cache?: string,
): Promise<PdfCounts> {
  const { formats } = site.archive.content.settings;
  const makers = recordRoutes(site).flatMap(({ props: ref }): SheetMaker[] => [
    ...(formats.includes("pdf") ? [() => printedEvidence(ref, site, out)] : []),
    ...(formats.includes("analysis") ? [() => printedAnalysis(ref, site)] : []),
  ]);
  progress.stage("making PDFs", makers.length);
  return printSheets(makers, { site, out, progress, cache });
}

async function printedEvidence(
  ref: RecordRef,
  site: Site,
  out: string,
): Promise<PrintedSheet | undefined> {
  const made = await recordSheet(ref, site);
  if (made === undefined) return undefined;
  const { date, sheet } = made;
  const attachments = filesOfEvidence(made, ref, site, out);
  const href = site.urls.pdf(ref.id, ref.number);
  return { template: "record.typ", href, date, ...onPaper(sheet, attachments) };
}

function printedAnalysis(ref: RecordRef, site: Site): PrintedSheet | undefined {
  const made = analysisSheet(ref, site);
  if (made === undefined) return undefined;
  const { date, sheet } = made;
  const href = site.urls.analysisPdf(ref.id, ref.number);
  return { template: "analysis.typ", href, date, ...onPaper(sheet, filesOfAnalysis(made)) };
}

/** What only paper needs beside a sheet: its address to be scanned, and which files it carries. */
function onPaper(
  sheet: { readonly name: string; readonly address: string },
  attachments: readonly Attachment[],
) {
  const attached = attachments.map(({ bytes, description, name }) => ({
    name,
    description,
    sha256: sha256(bytes),
  }));
  return { of: sheet.name, data: { ...sheet, qr: qrOf(sheet.address), attached }, attachments };
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
