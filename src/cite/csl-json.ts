/**
 * CSL-JSON: an array of items of the type `webpage` (CSL 1.0.2). `container-title` names the archive,
 * as the website, and `archive_location` the number there. `archive` is left out: Chicago, APA and
 * Vancouver print it beside the website, so that the name would stand twice, and Harvard prints the
 * website alone. `accessed` is left to the reader.
 */
import type { Day } from "#base/dates.ts";
import type { Citable } from "./citable.ts";
import { type Entry, entriesOf } from "./entries.ts";

export const printCslJson = (citables: readonly Citable[]): string =>
  `${JSON.stringify(entriesOf(citables).map(itemOf), undefined, 2)}\n`;

const itemOf = (entry: Entry) => ({
  id: entry.key,
  type: "webpage",
  title: entry.title,
  author: entry.entity && [{ literal: entry.entity }],
  issued: entry.date && { "date-parts": [dateParts(entry.date)] },
  language: entry.language,
  "container-title": entry.archive,
  URL: entry.url,
  version: String(entry.version),
  archive_location: entry.name,
  note: [...entry.described, ...entry.related, ...entry.kept].join("\n"),
});

const dateParts = (day: Day): number[] => day.split("-").map(Number);
