/** Which published files an exhibit holds of what was captured, quoted and rendered. */
import { isPublished } from "#archive/removed.ts";
import type { DocumentId, Sha256 } from "#base/ids.ts";
import type { MissingBytes, PublishedFile } from "#exhibit/facts.ts";
import { SCREENSHOT, TEXT } from "#exhibit/paths.ts";
import type { Source } from "#schema/capture.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import { withheldFacts } from "./exhibit-notices.ts";
import { publishes } from "./published-formats.ts";
import type { Whole } from "./record.ts";
import type { Site } from "./site.ts";
import { grouped } from "./words.ts";

/** The captured bytes, the text, the screenshot, the PDF of the evidence and the citations. */
export function exhibitFiles({ line, record }: Whole, site: Site): PublishedFile[] {
  const { urls } = site;
  return [
    ...capturedFiles(record, site),
    {
      path: TEXT,
      href: urls.text(line.record, line.number),
      mediaType: "text/plain",
      what: "The whole canonical text in which the words stand, derived from the captured bytes",
      sha256: line.text,
    },
    ...screenshotFile(record, site),
    ...renderings(record, site),
  ];
}

function capturedFiles({ evidence }: IssuedRecord, site: Site): PublishedFile[] {
  const { capture, document } = evidence;
  const name = `${document.path.replace("/", "-")}-${capture.at.replace(/[-:]/gu, "")}`;
  const several = capture.sources.length > 1;
  return capture.sources.flatMap((source, index): PublishedFile[] => {
    const href = publishedAt(source, document.id, site);
    if (href === undefined) return [];
    const extension = href.slice(href.lastIndexOf("."));
    return [
      {
        path: `captured/${name}${several ? `-source-${index + 1}` : ""}${extension}`,
        href,
        mediaType: source.mediaType,
        what: `The bytes as they were captured (${source.mediaType})`,
        sha256: source.sha256,
      },
    ];
  });
}

/** Where the site offers bytes of a document, whichever capture they are kept with. */
function publishedAt(source: Source, document: DocumentId, site: Site): string | undefined {
  const { archive, urls } = site;
  for (const capture of archive.captures.get(document) ?? []) {
    const same = capture.sources.find(({ sha256 }) => sha256 === source.sha256);
    if (same === undefined || !isPublished(archive.removals, capture, same)) continue;
    return urls.evidence(same.sha256, same.mediaType);
  }
  return undefined;
}

const PNG = "image/png";

function screenshotFile({ evidence }: IssuedRecord, { archive, urls }: Site): PublishedFile[] {
  const { screenshot } = evidence.capture;
  if (screenshot === undefined || archive.removals.objects.has(screenshot)) return [];
  return [
    {
      path: SCREENSHOT,
      href: urls.evidence(screenshot, PNG),
      mediaType: PNG,
      what: "A picture of the page, taken with the capture",
      sha256: screenshot,
    },
  ];
}

/** Those that the archive publishes; of the record, only the evidence. */
function renderings({ id, number }: IssuedRecord, site: Site): PublishedFile[] {
  const { urls } = site;
  const cite = (format: "bib" | "json" | "ris", mediaType: string, name: string) => ({
    path: `citation/cite.${format}`,
    href: urls.cite(id, number, format),
    mediaType,
    what: `How to cite the record, as ${name}`,
  });
  return [
    ...(publishes("citations", site)
      ? [
          cite("bib", "application/x-bibtex", "BibLaTeX"),
          cite("ris", "application/x-research-info-systems", "RIS"),
          cite("json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
        ]
      : []),
    ...(publishes("pdf", site)
      ? [
          {
            path: "record.pdf",
            href: urls.pdf(id, number),
            mediaType: "application/pdf",
            what: "The evidence set for print, with the record’s evidence, text and proof attached",
          },
        ]
      : []),
  ];
}

/** Bytes of the cited capture that the site does not offer, and why. */
export function missingBytes({ record }: Whole, site: Site): MissingBytes[] {
  const { capture, document } = record.evidence;
  const { screenshot } = capture;
  const picture = screenshot !== undefined && site.archive.removals.objects.has(screenshot);
  return [
    ...capture.sources
      .filter((source) => publishedAt(source, document.id, site) === undefined)
      .map(({ bytes, mediaType, sha256 }) =>
        missing(`Captured bytes (${mediaType}, ${grouped(bytes)} bytes)`, sha256, site),
      ),
    ...(picture ? [missing("The bytes of the screenshot", screenshot, site)] : []),
  ];
}

function missing(what: string, sha256: Sha256, site: Site): MissingBytes {
  const removal = site.archive.removals.objects.get(sha256);
  return { what, sha256, withheld: removal && withheldFacts(removal, site) };
}
