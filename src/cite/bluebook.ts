/**
 * The Bluebook, 22nd edition (2025), Rule 18: author, title in italics, date in parentheses, URL
 * (18.2.2), and after the URL in brackets the copy in an archive, which 18.2.1(d) now asks for. Months
 * as in table T12; two versions of a source by the signal *compare … with* (Rule 1.2).
 *
 * No “last visited” date: it stands in for a date that is missing, and a capture is dated. The hash,
 * of which the rule knows nothing, follows in parentheses.
 */
import type { CitedComparison } from "./citable.ts";
import { bluebookDay } from "./days.ts";
import { entityOf, italicTitle, quotedSection } from "./document-words.ts";
import { dateWords, hashWords, statusWords } from "./facts.ts";
import { joined } from "./joined.ts";
import { inDouble } from "./quotes.ts";
import { type Part, separated } from "./runs.ts";
import { type Source, comparedSources } from "./source.ts";

export const bluebook = (source: Source): Part => [reference(source), "."];

export function bluebookComparison(cited: CitedComparison): Part {
  const [from, to] = comparedSources(cited);
  return [
    [{ text: "Compare", italic: true }, " ", reference(from), ", "],
    [{ text: "with", italic: true }, " ", reference(to)],
    ` (comparison at ${cited.url}).`,
  ];
}

const reference = (source: Source): Part => [
  separated(", ", [entityOf(source), italicTitle(source), quotedSection(source, inDouble)]),
  ` (${dateWords(source.of, bluebookDay)}), ${addresses(source)} (${hashWords(source.of)})`,
  source.status && ` [${statusWords(source.status, bluebookDay)}]`,
];

/** Where the document has no address of its own, that of the archive takes its place. */
const addresses = ({ of, url }: Source): string =>
  joined(" ", [of.original ?? url, of.original && `[${url}]`, of.wayback && `[${of.wayback}]`]);
