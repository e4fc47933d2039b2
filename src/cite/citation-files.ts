/** Citations as files for reference managers: what each is called, and how it is printed. */
import { printBibLatex } from "./biblatex.ts";
import type { Citable } from "./citable.ts";
import { printCslJson } from "./csl-json.ts";
import { printRis } from "./ris.ts";

export type CitationFormat = "bib" | "ris" | "json";

export interface CitationFileKind {
  readonly format: CitationFormat;
  readonly name: string;
  readonly mediaType: string;
  readonly print: (citables: readonly Citable[]) => string;
}

/** In the order in which pages offer them. */
export const CITATION_FILES: readonly CitationFileKind[] = [
  { format: "bib", name: "BibLaTeX", mediaType: "application/x-bibtex", print: printBibLatex },
  {
    format: "ris",
    name: "RIS",
    mediaType: "application/x-research-info-systems",
    print: printRis,
  },
  {
    format: "json",
    name: "CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    print: printCslJson,
  },
];

/** The file whole in an address (RFC 2397): it is downloaded without a server. */
export const fileInAddress = (
  { mediaType, print }: CitationFileKind,
  citables: readonly Citable[],
): string =>
  `data:${mediaType};charset=utf-8,${encodeURIComponent(print(citables).toWellFormed())}`;
