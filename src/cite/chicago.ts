/**
 * The Chicago Manual of Style, 18th edition (2024), 14.104 “Web pages”, as a note: author, title in
 * quotation marks with the comma inside, date, URL of the archived copy, which may be cited in place of
 * a day of access. “captured … in” after the manual's answer on the Wayback Machine (“archived January 2,
 * 2021, at the Wayback Machine”). A title that ends in a question mark keeps its comma.
 *
 * The hash, of which the manual knows nothing, and the address of the document follow in parentheses.
 */
import type { CitedComparison } from "./citable.ts";
import { monthDayYear } from "./days.ts";
import { entityOf, quotedSection, quotedTitle } from "./document-words.ts";
import {
  capturedWords,
  datedWords,
  elsewhereWords,
  hashWords,
  lastCapturedWords,
  statusWords,
} from "./facts.ts";
import { joined } from "./joined.ts";
import { oneLine } from "./one-line.ts";
import { inDoubleWithComma } from "./quotes.ts";
import type { Part } from "./runs.ts";
import { type Source, comparedSources } from "./source.ts";

export const chicago = (source: Source): Part => [reference(source), "."];

export function chicagoComparison(cited: CitedComparison): Part {
  const [from, to] = comparedSources(cited);
  return [reference(from), ", compared with ", reference(to), ` (comparison at ${cited.url}).`];
}

function reference(source: Source): Part {
  const entity = entityOf(source);
  const { archive, name, of, status, url } = source;
  const dated = datedWords(of, monthDayYear);
  return [
    entity && `${entity}, `,
    [quotedTitle(source, inDoubleWithComma), " "],
    [quotedSection(source, inDoubleWithComma, "under "), source.section && " "],
    dated && `${dated}, `,
    `${capturesOf(source)}, in ${oneLine(archive)}, ${name}, ${url}`,
    ` (${joined("; ", [hashWords(of), elsewhereWords(of)])})`,
    status && ` [${statusWords(status, monthDayYear)}]`,
  ];
}

function capturesOf({ of }: Source): string {
  const last = lastCapturedWords(of, monthDayYear);
  return `${capturedWords(of, monthDayYear)}${last === undefined ? "" : ` (${last})`}`;
}
