/** What the latest captures of a document are, in words that claim no more than was checked. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { showDay } from "#base/dates.ts";
import type { Suspicion } from "#text/suspicion.ts";
import type { Site } from "./site.ts";
import type { Observed } from "./standing.ts";
import { SUSPECT_AS, counted } from "./words.ts";

export interface DocumentStatus {
  /** Of the latest capture. */
  readonly is: "sound" | "suspect" | "not captured";
  readonly sentence: string;
  /** The newest sound capture. */
  readonly sound: Observed | undefined;
}

export function documentStatus(document: ArchivedDocument, site: Site): DocumentStatus {
  const { captures, timeline } = document;
  const sound = newestSound(document, site);
  if (captures.length === 0) {
    const sentence = "No capture of this document is recorded yet.";
    return { is: "not captured", sentence, sound };
  }
  return sound !== undefined && timeline.suspicions.at(-1) === undefined
    ? { is: "sound", sentence: soundSentence(sound, document), sound }
    : { is: "suspect", sentence: suspectSentence(sound, document), sound };
}

function newestSound({ captures, id, timeline }: ArchivedDocument, { urls }: Site) {
  const period = timeline.periods.at(-1);
  if (period === undefined || id === undefined) return undefined;
  const { at } = captures[period.captures.at(-1)!]!;
  return { at, version: period.version, href: urls.version(id, period.version) };
}

function soundSentence({ at, version }: Observed, { timeline }: ArchivedDocument): string {
  const before = timeline.periods.at(-1)!.captures.length - 1;
  const same = `, as ${before === 1 ? "does" : "do"} the ${before === 1 ? "one" : before} before it`;
  return `The latest capture (${showDay(at)}) holds version ${version}${before === 0 ? "" : same}.`;
}

/** Says what every capture since the newest sound one is. */
function suspectSentence(
  sound: Observed | undefined,
  { captures, timeline }: ArchivedDocument,
): string {
  const start = timeline.suspicions.lastIndexOf(undefined) + 1;
  const kinds = timeline.suspicions.slice(start) as Suspicion[];
  const [first, last] = [showDay(captures[start]!.at), showDay(captures.at(-1)!.at)];
  const before =
    sound === undefined
      ? "No sound capture is recorded."
      : `The latest sound one (${showDay(sound.at)}) holds version ${sound.version}.`;
  if (kinds.length === 1) {
    return `The latest capture (${last}) is ${SUSPECT_AS[kinds[0]!].one}, and evidence of nothing. ${before}`;
  }
  const what = [...new Set(kinds)].map((kind) => SUSPECT_AS[kind].many).join(" or ");
  const when = first === last ? last : `${first} to ${last}`;
  const which = `The latest ${counted(kinds.length, "capture")} (${when}) are ${what}`;
  return `${which}, and evidence of nothing. ${before}`;
}
