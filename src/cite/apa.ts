/**
 * Publication Manual of the American Psychological Association, 7th edition (2020), 10.16 “Webpages
 * and websites”, as an entry of the reference list: group author, date or “n.d.”, title in italics,
 * what identifies the work in parentheses (9.19), a description in brackets (9.21), name of the
 * website, URL without a full stop. Without an author the title takes the first place. The title keeps
 * its own capitals.
 *
 * No “Retrieved” date: it is for pages that are not archived (9.16).
 */
import type { CitedComparison, CitedVersion } from "./citable.ts";
import { monthDayYear, yearMonthDay } from "./days.ts";
import { entityOf, italicTitle, quotedSection } from "./document-words.ts";
import {
  capturedWords,
  dateWords,
  elsewhereWords,
  hashWords,
  lastCapturedWords,
  statusWords,
} from "./facts.ts";
import { joined } from "./joined.ts";
import { capitalised, oneLine } from "./one-line.ts";
import { inDouble } from "./quotes.ts";
import { type Part, separated } from "./runs.ts";
import { type Source, comparedSources } from "./source.ts";

export function apa(source: Source): Part {
  const { archive, name, of, status, url } = source;
  const elsewhere = elsewhereWords(of);
  return [
    work(source, of.stated && yearMonthDay(of.stated), [
      italicTitle(source),
      [" (", separated(", ", [name, quotedSection(source, inDouble)]), ")"],
      ` [${described(of)}]`,
    ]),
    ` ${sentence(oneLine(archive))} ${url}`,
    elsewhere && ` (${capitalised(elsewhere)})`,
    status && ` [${statusWords(status, monthDayYear)}]`,
  ];
}

/** One work, at its own address: a reference list has no entry for two. It has no date itself. */
export function apaComparison(cited: CitedComparison): Part {
  const [from, to] = comparedSources(cited);
  const version = ({ name, of }: Source) =>
    `${name}, ${dateWords(of, monthDayYear)}; ${hashWords(of)}`;
  return [
    work(to, undefined, [
      italicTitle(to),
      ` (${version(from)}, compared with ${version(to)}) [Comparison of two versions]`,
    ]),
    ` ${sentence(oneLine(cited.archive))} ${cited.url}`,
  ];
}

/** Author, date and title, each closed; the title first where there is no author. */
function work(source: Source, date: string | undefined, title: Part): Part {
  const entity = entityOf(source);
  const when = `(${date ?? "n.d."}).`;
  return entity === undefined ? [title, ". ", when] : [`${sentence(entity)} ${when} `, title, "."];
}

/** Closed with a full stop, which the name of a company may have: `Fitloom Inc.` */
const sentence = (words: string): string => (/[.?!]$/u.test(words) ? words : `${words}.`);

const described = (of: CitedVersion): string =>
  capitalised(
    joined("; ", [
      capturedWords(of, monthDayYear),
      lastCapturedWords(of, monthDayYear),
      hashWords(of),
    ]),
  );
