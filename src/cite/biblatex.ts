/**
 * BibLaTeX, entries of the type `@online` with the fields that its driver prints (manual 2.1.1): author,
 * title, version, note, organization, date, url, addendum. Author and title stand in two pairs of braces,
 * so that neither is taken apart nor loses its capitals. `annotation` keeps what no bibliography needs.
 * `urldate` is left to the reader.
 */
import type { Citable } from "./citable.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { inLatex } from "./latex.ts";
import { babelName } from "./babel-name.ts";

export const printBibLatex = (citables: readonly Citable[]): string =>
  entriesOf(citables).map(printEntry).join("\n");

function printEntry(entry: Entry): string {
  const fields = fieldsOf(entry)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name} = {${value}},`);
  return [`@online{${entry.key},`, ...fields, "}", ""].join("\n");
}

type Field = readonly [name: string, value: string | undefined];

const fieldsOf = (entry: Entry): Field[] => [
  ["author", entry.entity && `{${inLatex(entry.entity)}}`],
  ["title", `{${inLatex(entry.title)}}`],
  ["langid", babelName(entry.language)],
  ["version", String(entry.version)],
  ["organization", `{${inLatex(entry.archive)}}`],
  ["date", entry.date],
  ["url", entry.url],
  ["note", linesInLatex([entry.name, ...entry.described])],
  ["addendum", linesInLatex(entry.related)],
  ["annotation", linesInLatex(entry.kept)],
];

const linesInLatex = (lines: readonly string[]): string | undefined =>
  lines.length === 0 ? undefined : inLatex(lines.join("; "));
