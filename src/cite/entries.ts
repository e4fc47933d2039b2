/**
 * What the files for reference managers hold, the same in each format: one entry for each source.
 *
 * A comparison is two entries, its two versions: no manager has a kind of item for it, law styles cite
 * both (“compare … with …”), and so each comes with its own address, date and hash. The note of each
 * names the other and where they are held side by side.
 *
 * The address is that of the archive, where what is cited stays as it is; that of the document stands in
 * the note. When it was accessed is the reader's to say, so no entry does.
 */
import type { Day } from "#base/dates.ts";
import type { Citable } from "./citable.ts";
import { statusWords } from "./facts.ts";
import { capitalised, oneLine } from "./one-line.ts";
import { type Source, comparedSources, singleSource } from "./source.ts";

export interface Entry {
  /** `CA-P-000157-v3`: the same in every file of every build. */
  readonly key: string;
  readonly entity: string | undefined;
  readonly title: string;
  readonly language: string;
  readonly date: Day | undefined;
  readonly archive: string;
  /** `CA-P-000157 v3` */
  readonly name: string;
  readonly version: number;
  readonly url: string;
  readonly pdf: string | undefined;
  /** By what it is known: heading, capture, hashes. */
  readonly described: readonly string[];
  /** What became of it, and where else it stands. */
  readonly related: readonly string[];
  /** What else is known, which no bibliography needs. */
  readonly kept: readonly string[];
}

/** Each source once, in the order given. */
export const entriesOf = (citables: readonly Citable[]): Entry[] => [
  ...new Map(citables.flatMap(entriesOfOne).map((entry) => [entry.key, entry])).values(),
];

function entriesOfOne(cited: Citable): Entry[] {
  if (cited.kind === "provision") {
    const entry = entryOf(singleSource(cited));
    return [{ ...entry, kept: [...entry.kept, `Issued ${cited.issued}`] }];
  }
  if (cited.kind === "version") return [entryOf(singleSource(cited))];
  const [from, to] = comparedSources(cited);
  return [beside(from, to, cited.url), beside(to, from, cited.url)];
}

function beside(source: Source, other: Source, url: string): Entry {
  const entry = entryOf(source);
  return { ...entry, related: [...entry.related, `Compared with ${other.name} at <${url}>`] };
}

function entryOf(source: Source): Entry {
  const { archive, name, number, of, pdf, url } = source;
  return {
    key: `${source.id}-v${number}`,
    entity: of.entity && oneLine(of.entity),
    title: oneLine(of.title),
    language: of.language,
    date: of.stated,
    archive: oneLine(archive),
    name,
    version: number,
    url,
    pdf,
    described: descriptionOf(source),
    related: relationsOf(source),
    kept: [
      ...(pdf === undefined ? [] : [`PDF <${pdf}>`]),
      `Version of the document ${of.id} v${of.number} <${of.url}>`,
      `SHA-256 of the canonical text ${of.text}`,
    ],
  };
}

/** No words end in a colon: managers read `Captured: …` in a note as a field of that name. */
function descriptionOf({ of, section }: Source): string[] {
  const what = of.form === "extracted" ? "Captured as extracted text" : "Captured";
  return [
    `${what} ${of.captured}`,
    of.lastCaptured && `Same text last captured ${of.lastCaptured}`,
    section === undefined ? undefined : `Section “${oneLine(section)}”`,
    `SHA-256 ${of.hashes.join(", ")}`,
  ].filter((words) => words !== undefined);
}

const relationsOf = ({ of, status }: Source): string[] =>
  [
    status && capitalised(statusWords(status, (day) => day)),
    of.original && `Original <${of.original}>`,
    of.wayback && `Wayback Machine <${of.wayback}>`,
  ].filter((words) => words !== undefined);
