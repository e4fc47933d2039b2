/**
 * CSL-JSON: an array of items of the type `webpage` (CSL 1.0.2). `archive` and `archive_location` say
 * where a source is kept and under which number, `container-title` has the archive once more, since
 * styles print that as the name of the website. `accessed` is left to the reader.
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
  archive: entry.archive,
  archive_location: entry.name,
  note: [...entry.described, ...entry.related, ...entry.kept].join("\n"),
});

const dateParts = (day: Day): number[] => day.split("-").map(Number);
