/**
 * Canadian Guide to Uniform Legal Citation (McGill Guide), 10th edition (2023), 6.18 “Online
 * resources” and the general rule on archived copies (E-14): author, title in quotation marks, date in
 * parentheses, “online:” with the URL in angle brackets, and beside it the archived URL in square
 * brackets. Punctuation stands outside quotation marks.
 *
 * The guide asks for no day of access. Record and hash, of which it knows nothing, follow in
 * parentheses.
 */
import type { CitedComparison } from "./citable.ts";
import { dayMonthYear } from "./days.ts";
import { entityOf, quotedSection, quotedTitle } from "./document-words.ts";
import { dateWords, hashWords, statusWords } from "./facts.ts";
import { joined } from "./joined.ts";
import { inDouble } from "./quotes.ts";
import { type Part, separated } from "./runs.ts";
import { type Source, comparedSources } from "./source.ts";

export const mcgill = (source: Source): Part => [reference(source), "."];

export function mcgillComparison(cited: CitedComparison): Part {
  const [from, to] = comparedSources(cited);
  return [
    reference(from),
    ", compared with ",
    reference(to),
    ` (comparison online: <${cited.url}>).`,
  ];
}

const reference = (source: Source): Part => [
  separated(", ", [entityOf(source), quotedTitle(source, inDouble)]),
  ` (${dateWords(source.of, dayMonthYear)})`,
  quotedSection(source, inDouble, " under "),
  `, online: ${addresses(source)} (${source.name}, ${hashWords(source.of)})`,
  source.status && ` [${statusWords(source.status, dayMonthYear)}]`,
];

/** Where the document has no address of its own, that of the archive takes its place. */
const addresses = ({ of, url }: Source): string =>
  joined(" ", [
    `<${of.original ?? url}>`,
    of.original && `[${url}]`,
    of.wayback && `[${of.wayback}]`,
  ]);
