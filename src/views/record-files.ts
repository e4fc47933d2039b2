/** What is published beside an issued version: renderings to present it, files to check it. */
import { isCitable } from "./citations.ts";
import type { Link } from "./entries.ts";
import { logPlace } from "./log-places.ts";
import { publishes } from "./published-formats.ts";
import type { RecordRef } from "./record.ts";
import type { Site } from "./site.ts";

export interface RecordFile extends Link {
  /** What it is, in a line. */
  readonly what: string;
  /** What it is called once it is downloaded; undefined for what a browser shows. */
  readonly download?: string;
}

/** What an issued version is presented with, in court or in print. */
export interface PresentedRecord {
  readonly ref: RecordRef;
  readonly files: readonly RecordFile[];
  /** False while the archive has no address: then it makes none, and says why. */
  readonly isCitable: boolean;
}

export const presentedRecord = (ref: RecordRef, site: Site): PresentedRecord => ({
  ref,
  files: renderingsOf(ref, site),
  isCitable: isCitable(site),
});

/** To print, to hand over, to have signed: only what the archive publishes. */
const renderingsOf = (ref: RecordRef, site: Site): RecordFile[] => [
  ...(publishes("pdf", site) ? [pdf(ref, site)] : []),
  ...(publishes("exhibit", site) ? [exhibit(ref, site)] : []),
  ...(publishes("certification", site) ? certifications(ref, site) : []),
  ...(publishes("analysis", site) ? [analysis(ref, site)] : []),
];

const pdf = ({ id, number }: RecordRef, { urls }: Site): RecordFile => ({
  name: "PDF of the evidence",
  href: urls.pdf(id, number),
  what: "set for print, without the analysis",
});

const exhibit = ({ id, number }: RecordRef, { urls }: Site): RecordFile => ({
  name: "Exhibit",
  href: urls.exhibit(id, number),
  what: "one ZIP with the evidence and all that verifies it",
  download: `${id}-v${number}.zip`,
});

const certifications = ({ id, number }: RecordRef, { urls }: Site): RecordFile[] => [
  {
    name: "Draft certification, FRE 902(13)",
    href: urls.certification(id, number, "13"),
    what: "for whoever ran the capture to complete and sign",
  },
  {
    name: "Draft certification, FRE 902(14)",
    href: urls.certification(id, number, "14"),
    what: "for whoever copied the data to complete and sign",
  },
];

const analysis = ({ id, number }: RecordRef, { urls }: Site): RecordFile => ({
  name: "PDF of the analysis",
  href: urls.analysisPdf(id, number),
  what: "the opinion alone",
});

/** What everything else can be recomputed from. */
export function sourcesOf({ id, number }: RecordRef, site: Site): RecordFile[] {
  const { urls } = site;
  const { proof } = logPlace(id, number, site);
  return [
    {
      name: "record.json",
      href: urls.recordFile(id, number),
      what: "the record as it was frozen: evidence and analysis, each with its hash",
    },
    {
      name: "text.txt",
      href: urls.text(id, number),
      what: "the whole canonical text that is quoted",
    },
    ...(proof === undefined
      ? []
      : [
          {
            name: "proof",
            href: proof,
            what: "the hashes that show its line in the log under a checkpoint",
          },
        ]),
  ];
}
