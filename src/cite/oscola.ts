/**
 * OSCOLA, 4th edition (2012), 3.4.8 “Websites and blogs” with the general principles of 3.1: author,
 * title in single quotation marks, date in parentheses, the place in the source before the address, the
 * address in angle brackets, and “accessed” with the day (3.1.4); names of websites in italics.
 * Footnotes close with a full stop (1.1). The 5th edition (Faculty of Law, University of Oxford,
 * March 2026) kept this form of web pages, as the style made from it for Zotero has it
 * (citation-style-language/styles#8115).
 *
 * Neither edition has a rule for a second address in an archive: it follows the first in words.
 */
import type { CitedComparison } from "./citable.ts";
import { dayMonthYear } from "./days.ts";
import { entityOf, quotedSection, quotedTitle } from "./document-words.ts";
import { dateWords, hashWords, statusWords } from "./facts.ts";
import { oneLine } from "./one-line.ts";
import { inSingle } from "./quotes.ts";
import { ACCESSED, type Part, separated } from "./runs.ts";
import { type Source, comparedSources } from "./source.ts";

export const oscola = (source: Source): Part => [
  reference(source),
  [" accessed ", ACCESSED],
  statusPart(source),
  ".",
];

export function oscolaComparison(cited: CitedComparison): Part {
  const [from, to] = comparedSources(cited);
  return [
    [reference(from), ", compared with ", reference(to)],
    [`, comparison at <${cited.url}> accessed `, ACCESSED, "."],
  ];
}

const reference = (source: Source): Part => [
  separated(", ", [entityOf(source), quotedTitle(source, inSingle)]),
  ` (${dateWords(source.of, dayMonthYear)})`,
  quotedSection(source, inSingle, " under "),
  source.of.original && ` <${source.of.original}>`,
  source.of.wayback && ` archived at <${source.of.wayback}> and`,
  archived(source),
];

const archived = ({ archive, name, of, url }: Source): Part => [
  of.wayback === undefined ? " archived in " : " in ",
  { text: oneLine(archive), italic: true },
  `, ${name} (${hashWords(of)}) <${url}>`,
];

const statusPart = ({ status }: Source): Part =>
  status && ` [${statusWords(status, dayMonthYear)}]`;
