/**
 * RIS, as reference managers read it: `TAG`, two spaces, hyphen, space; lines end in CR LF; a reference
 * goes from `TY` to `ER`. An electronic source is `ELEC`; `DB` and `AN` say where it is kept and under
 * which number, `L1` is the PDF. `Y2`, when it was accessed, is left to the reader.
 */
import type { Citable } from "./citable.ts";
import { type Entry, entriesOf } from "./entries.ts";

type Line = readonly [tag: string, value: string | undefined];

/** One reference for each source; the empty text for none. */
export const printRis = (citables: readonly Citable[]): string =>
  entriesOf(citables).map(printEntry).join("\r\n");

const printEntry = (entry: Entry): string =>
  [...linesOf(entry), ["ER", ""] as const]
    .filter(([, value]) => value !== undefined)
    .map(([tag, value]) => `${tag}  - ${value}\r\n`)
    .join("");

const linesOf = (entry: Entry): Line[] => [
  ["TY", "ELEC"],
  ["ID", entry.key],
  ["AU", entry.entity && companyName(entry.entity)],
  ["TI", entry.title],
  ["T2", entry.archive],
  ["PY", entry.date?.slice(0, 4)],
  ["DA", entry.date?.replaceAll("-", "/")],
  ["LA", entry.language],
  ["UR", entry.url],
  ["L1", entry.pdf],
  ["DB", entry.archive],
  ["AN", entry.name],
  ["N1", noteOf(entry)],
];

/**
 * The name of a company: closed by a comma, so that its last word is taken for no family name. A comma
 * parts family name from given name and nothing escapes it, and bibutils sees two people beside “and”:
 * commas within go, and the spaces around “and” are made such that they do not break.
 */
const companyName = (entity: string): string =>
  `${entity.replace(/,/gu, "").replace(/ (and) /giu, "\u{a0}$1\u{a0}")},`;

/**
 * One note, since every `N1` becomes one of its own. First the ID and the version, since some readers
 * drop `AN` (`ris2xml` does); then the name that `AU` could not hold.
 */
function noteOf({ described, entity, kept, name, related }: Entry): string {
  const whole = entity?.includes(",") ? [`Author ${entity}`] : [];
  return [name, ...whole, ...described, ...related, ...kept].join("; ");
}
