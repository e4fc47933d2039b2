/**
 * Citations as files for reference managers. Those of an issued version are published beside it; a
 * version of a document has them inside its page, where they are downloaded without a script and
 * cost no files: an archive may have tens of thousands of versions.
 */
import type { ProvisionId } from "#base/ids.ts";
import type { CitedDocumentVersion } from "#cite/citable.ts";
import { CITATION_FILES, type CitationFileKind, fileInAddress } from "#cite/citation-files.ts";
import { publishes } from "./published-formats.ts";
import type { Site } from "./site.ts";

export interface CitationFileView {
  /** `BibLaTeX (.bib)` */
  readonly name: string;
  readonly href: string;
  /** What the downloaded file is called. */
  readonly download: string;
}

const filesAt = (
  name: string,
  hrefOf: (file: CitationFileKind) => string,
  site: Site,
): CitationFileView[] =>
  publishes("citations", site)
    ? CITATION_FILES.map((file) => ({
        name: `${file.name} (.${file.format})`,
        href: hrefOf(file),
        download: `${name}.${file.format}`,
      }))
    : [];

/** Of an issued version. */
export const publishedFiles = (id: ProvisionId, number: number, site: Site): CitationFileView[] =>
  filesAt(`${id}-v${number}`, ({ format }) => site.urls.cite(id, number, format), site);

/** Of a version of a document. */
export const filesInPage = (cited: CitedDocumentVersion, site: Site): CitationFileView[] =>
  filesAt(`${cited.of.id}-v${cited.of.number}`, (file) => fileInAddress(file, [cited]), site);
