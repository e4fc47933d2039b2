/** The citation styles: no published one prints archive address, version and hash, so these are our own. */
import { apa, apaComparison } from "./apa.ts";
import { bluebook, bluebookComparison } from "./bluebook.ts";
import { chicago, chicagoComparison } from "./chicago.ts";
import type { Citable, CitedComparison } from "./citable.ts";
import { mcgill, mcgillComparison } from "./mcgill.ts";
import { oscola, oscolaComparison } from "./oscola.ts";
import { type Part, type Runs, runsOf } from "./runs.ts";
import { type Source, singleSource } from "./source.ts";

export { type Runs, plainText } from "./runs.ts";

export type StyleId = "bluebook" | "oscola" | "mcgill" | "apa" | "chicago";

/** In the order in which pages show them. */
export const STYLES: readonly {
  readonly id: StyleId;
  readonly name: string;
  readonly edition: string;
}[] = [
  { id: "bluebook", name: "Bluebook", edition: "22nd edition" },
  { id: "oscola", name: "OSCOLA", edition: "4th edition" },
  { id: "mcgill", name: "McGill", edition: "10th edition" },
  { id: "apa", name: "APA", edition: "7th edition" },
  { id: "chicago", name: "Chicago", edition: "18th edition, notes" },
];

interface Style {
  readonly single: (source: Source) => Part;
  readonly comparison: (cited: CitedComparison) => Part;
}

const PRINTERS: Readonly<Record<StyleId, Style>> = {
  bluebook: { single: bluebook, comparison: bluebookComparison },
  oscola: { single: oscola, comparison: oscolaComparison },
  mcgill: { single: mcgill, comparison: mcgillComparison },
  apa: { single: apa, comparison: apaComparison },
  chicago: { single: chicago, comparison: chicagoComparison },
};

export function citationIn(style: StyleId, citable: Citable): Runs {
  const { comparison, single } = PRINTERS[style];
  return runsOf(
    citable.kind === "comparison" ? comparison(citable) : single(singleSource(citable)),
  );
}
