/** Publishes drafts of certifications as PDFs. */
import { recordVersion } from "#archive/records.ts";
import type { Progress } from "#base/progress.ts";
import {
  type CertificationRef,
  certificationRoutes,
  draftOfRecord,
} from "#views/certifications.ts";
import type { Site } from "#views/site.ts";
import { toldUntil } from "#views/told-until.ts";
import { type PdfCounts, type PrintedSheet, printSheets } from "./press.ts";

/** Into the built site `out`. `cache` is where PDFs are kept between builds. */
export function publishCertifications(
  site: Site,
  out: string,
  progress: Progress,
  cache?: string,
): Promise<PdfCounts> {
  const makers = certificationRoutes(site).map(
    ({ props }) =>
      () =>
        sheetOf(props, site),
  );
  progress.stage("making drafts of certifications", makers.length);
  return printSheets(makers, { site, out, progress, cache });
}

/** A draft as it is typeset. Its metadata bear the date of the newest event told, and nobody's name. */
const sheetOf = async (ref: CertificationRef, site: Site): Promise<PrintedSheet> => ({
  href: site.urls.certificationPdf(ref.id, ref.number, ref.rule),
  of: `the draft certification 902(${ref.rule}) of ${recordVersion(ref.id, ref.number)}`,
  template: "certification.typ",
  data: await draftOfRecord(ref, site),
  attachments: [],
  date: toldUntil(ref, site),
});
