/** A digest as plain text for mail: lines of at most 72 characters, addresses on lines of their own. */
import {
  type DocumentChange,
  betweenInWords,
  countsInWords,
  datesInWords,
} from "#views/changes.ts";
import type { Digest } from "#views/digest.ts";
import { frameOf } from "#views/frame.ts";
import type { Site } from "#views/site.ts";
import { SEVERITY } from "#views/words.ts";

const WIDTH = 72;

export function printDigestText(digest: Digest, site: Site): string {
  const { notices, rights, title } = frameOf(site);
  const { urls } = site;
  const parts = [
    underlined(`${title}: ${digest.title}`, "="),
    wrap(`Changes of terms that were first captured from ${digest.days}.`),
    wrap(digest.sentence),
    urls.absolute(digest.href),
    ...notices.map((notice) => wrap(notice)),
    ...digest.platforms.flatMap(({ changes, name }) => [
      underlined(name, "-"),
      ...changes.map((change) => printChange(change, site)),
    ]),
    ...(digest.technical === undefined ? [] : [wrap(digest.technical)]),
    wrap(
      "A change lies between two captures; on which day is not known. Summaries and severity are opinion and no legal advice.",
    ),
    `How to follow this archive:\n${urls.absolute(urls.feeds)}`,
    ...(rights === undefined ? [] : [wrap(rights)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function printChange(change: DocumentChange, { urls }: Site): string {
  const { href, name, severity, summary } = change;
  const level = severity === undefined ? "" : `${SEVERITY[severity]} severity: `;
  const told = [
    ...(summary === undefined ? [] : [summary]),
    `${countsInWords(change.counts)}.`,
    ...datesInWords(change),
    betweenInWords(change),
  ];
  return [
    wrap(`${level}${name.title}`),
    wrap(told.join(" "), "  "),
    `  ${urls.absolute(href)}`,
  ].join("\n");
}

const underlined = (text: string, sign: string): string => {
  const lines = wrap(text);
  const longest = lines.split("\n").reduce((most, line) => Math.max(most, line.length), 0);
  return `${lines}\n${sign.repeat(longest)}`;
};

/** Text in lines, broken between words; a longer word stands alone. */
export function wrap(text: string, indent = ""): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const longer = line === "" ? indent + word : `${line} ${word}`;
    if (line !== "" && longer.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = longer;
  }
  return [...lines, line].join("\n");
}
