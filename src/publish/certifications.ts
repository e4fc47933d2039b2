/** Publishes drafts of certifications as PDFs. */
import { recordVersion } from "#archive/records.ts";
import type { Progress } from "#base/progress.ts";
import {
  type CertificationRef,
  certificationRoutes,
  draftOfRecord,
} from "#views/certifications.ts";
import { issuedVersion } from "#views/record.ts";
import type { Site } from "#views/site.ts";
import { type PdfCounts, Press } from "./press.ts";
import type { Sheet } from "./typst.ts";

/** Into the built site `out`. `cache` is where PDFs are kept between builds. */
export async function publishCertifications(
  site: Site,
  out: string,
  progress: Progress,
  cache?: string,
): Promise<PdfCounts> {
  const press = new Press(site, out, cache);
  const drafts = certificationRoutes(site).map(({ props }) => props);
  progress.stage("making drafts of certifications", drafts.length);
  for (const ref of drafts) {
    const href = site.urls.certificationPdf(ref.id, ref.number, ref.rule);
    press.publish(await sheetOf(ref, site), href);
    progress.advance();
  }
  return press.counts;
}

/** A draft as it is typeset. Its metadata bear the date of the record, and nobody's name. */
const sheetOf = async (ref: CertificationRef, site: Site): Promise<Omit<Sheet, "fonts">> => ({
  of: `the draft certification 902(${ref.rule}) of ${recordVersion(ref.id, ref.number)}`,
  template: "certification.typ",
  data: await draftOfRecord(ref, site),
  attachments: [],
  date: issuedVersion(ref, site).line.recorded,
});
