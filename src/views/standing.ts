/** What may be said today of whether a provision's quotation stands: no more than was checked. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { standsOnce } from "#archive/evidence.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { type Instant, showDay } from "#base/dates.ts";
import type { LineageState } from "#text/lineage.ts";
import type { Suspicion } from "#text/suspicion.ts";
import type { Site } from "./site.ts";
import { SUSPECT_AS } from "./words.ts";

/** A capture as pages name it. */
export interface Observed {
  readonly at: Instant;
  readonly version: number;
  /** The page of the version it holds. */
  readonly href: string;
}

export interface Standing {
  /** The state in the latest capture; undefined while nothing was captured. */
  readonly state: LineageState | undefined;
  /** For the banner. */
  readonly sentence: string;
  /** For a cell of a table. */
  readonly short: string;
  /** The newest capture, whatever came of it. */
  readonly latest: Observed | undefined;
  /** The newest sound capture in which the quotation stood once. */
  readonly found: Observed | undefined;
}

/** What the latest capture of a provision's document says about it. */
export function standingOf(
  provision: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): Standing {
  const { stretches, lineage } = provision;
  const latest = observed(stretches.length - 1, provision, document, site);
  const found = observed(lineage.findings.findLastIndex(standsOnce), provision, document, site);
  const state = lineage.findings.at(-1)?.state;
  if (state === undefined || latest === undefined) {
    const sentence = "No capture of this document is recorded yet, so nothing was checked.";
    return { state: undefined, sentence, short: "not captured yet", latest, found };
  }
  const last =
    found === undefined ? "never found in a sound capture" : `last found ${showDay(found.at)}`;
  const words = wordsFor(state, provision, document, latest, last);
  return { state, latest, found, ...words };
}

function observed(
  stop: number,
  { stretches }: ArchivedProvision,
  { captures, id }: ArchivedDocument,
  { urls }: Site,
): Observed | undefined {
  const stretch = stretches[stop];
  if (stretch === undefined || id === undefined) return undefined;
  const { at } = captures[stretch.captures.at(-1)!]!;
  return { at, version: stretch.version, href: urls.version(id, stretch.version) };
}

function wordsFor(
  state: LineageState,
  provision: ArchivedProvision,
  document: ArchivedDocument,
  latest: Observed,
  last: string,
): { sentence: string; short: string } {
  const capture = `the latest capture (v${latest.version}, ${showDay(latest.at)})`;
  switch (state) {
    case "verbatim":
      return { sentence: `Found in ${capture}.`, short: "found in the latest capture" };
    case "moved":
      return {
        sentence: `Found in ${capture}, under another heading than before.`,
        short: "found in the latest capture",
      };
    case "reworded":
      return {
        sentence: `Another recorded wording was found in ${capture}; this one was ${last}.`,
        short: "found in another wording",
      };
    case "ambiguous":
      return {
        sentence: `Found more than once in ${capture}, so no single place is meant${
          last.startsWith("last") ? `; ${last} exactly once` : ""
        }.`,
        short: "found more than once in the latest capture",
      };
    case "absent":
      return {
        sentence: `Not found in ${capture}; ${last}.`,
        short: `not found in the latest capture; ${last}`,
      };
    case "undetermined":
      return {
        sentence: `Cannot be determined: ${latestSuspects(provision, document)}; ${beforeThem(provision, document)}.`,
        short: "cannot be determined from the latest capture",
      };
  }
}

/** `the latest captures are error pages`, of the suspect captures at the end of the timeline. */
function latestSuspects({ stretches }: ArchivedProvision, document: ArchivedDocument): string {
  const sound = stretches.findLastIndex(({ suspect }) => !suspect);
  const captures = stretches.slice(sound + 1).flatMap((stretch) => stretch.captures);
  const kinds = [...new Set(captures.map((index) => document.timeline.suspicions[index]!))];
  const newest = showDay(document.captures[captures.at(-1)!]!.at);
  if (captures.length === 1)
    return `the latest capture (${newest}) is ${SUSPECT_AS[kinds[0]!].one}`;
  const first = showDay(document.captures[captures[0]!]!.at);
  const all = sound < 0 ? "all captures" : "the latest captures";
  const when = first === newest ? newest : `${first} to ${newest}`;
  return `${all} (${captures.length}, ${when}) are ${several(kinds)}`;
}

const several = (kinds: readonly Suspicion[]): string =>
  kinds.map((kind) => SUSPECT_AS[kind].many).join(" or ");

/** What the newest sound capture said. */
function beforeThem(
  { stretches, lineage }: ArchivedProvision,
  { captures }: ArchivedDocument,
): string {
  const sound = stretches.findLastIndex(({ suspect }) => !suspect);
  const stretch = stretches[sound];
  if (stretch === undefined) return "there is no sound capture";
  const at = showDay(captures[stretch.captures.at(-1)!]!.at);
  const { state } = lineage.findings[sound]!;
  const before = `in the sound capture before (v${stretch.version}, ${at}) it was`;
  if (state === "verbatim" || state === "moved") return `${before} found`;
  if (state === "ambiguous") return `${before} found more than once`;
  return state === "reworded" ? `${before} found in another wording` : `${before} not found`;
}
