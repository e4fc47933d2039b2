/** The lineage of a provision: its state in each version of its document. */
import { headingPaths } from "./outline.ts";
import { type Place, type Quotation, findQuotation } from "./quotation.ts";
import type { VersionText } from "./version-text.ts";

/**
 * - `verbatim`: the current wording stands once;
 * - `moved`: verbatim, under another heading path than where it was last found;
 * - `reworded`: another of the listed wordings stands once;
 * - `ambiguous`: a wording stands more than once, none stands once;
 * - `absent`: none stands, and the text is whole;
 * - `undetermined`: the text is suspect.
 */
export type LineageState =
  "verbatim" | "moved" | "reworded" | "ambiguous" | "absent" | "undetermined";

/** What was found in one version. */
export interface Finding {
  readonly state: LineageState;
  /** Which of the listed wordings was found; undefined when none was. */
  readonly wording?: number;
  readonly places: readonly Place[];
  /** The headings above the only place, outermost first. */
  readonly headings?: readonly string[];
}

export interface Lineage {
  /** Which of the listed wordings is the current one. */
  readonly current: number;
  /** What was found at each stop. */
  readonly findings: readonly Finding[];
}

/** One version on the way: its text, or that it is suspect. */
export type Stop = VersionText | "suspect";

/**
 * The state of a provision at each stop of its document's timeline, in order of time. The current
 * wording is the one found last; similarity never decides. Without any wording, as after a removal,
 * nothing is determined.
 */
export function lineageOf(
  wordings: readonly Quotation[],
  stops: readonly Stop[],
  textOf: (passage: number) => string,
): Lineage {
  const places = stops.map((stop) =>
    stop === "suspect" ? [] : wordings.map((wording) => findQuotation(wording, stop, textOf)),
  );
  const current = currentWording(wordings.length, places);
  let lastPath: string | undefined;
  const findings = stops.map((stop, index): Finding => {
    if (stop === "suspect" || wordings.length === 0) return { state: "undetermined", places: [] };
    const finding = decide(places[index]!, current);
    const place = finding.places.length === 1 ? finding.places[0] : undefined;
    if (place === undefined) return finding;
    const headings = headingsAbove(place, stop, textOf);
    const path = headings.join("\n");
    const moved = finding.state === "verbatim" && lastPath !== undefined && path !== lastPath;
    lastPath = path;
    return { ...finding, headings, state: moved ? "moved" : finding.state };
  });
  return { current, findings };
}

/** The wording that stood once last; of several, the one listed last. */
function currentWording(count: number, places: readonly (readonly Place[])[][]): number {
  const newest = places.findLast((each) => each.some(({ length }) => length > 0)) ?? [];
  const once = newest.findLastIndex(({ length }) => length === 1);
  if (once >= 0) return once;
  const some = newest.findLastIndex(({ length }) => length > 0);
  return some >= 0 ? some : Math.max(0, count - 1);
}

function decide(places: readonly (readonly Place[])[], current: number): Finding {
  if (places[current]!.length === 1) {
    return { state: "verbatim", wording: current, places: places[current]! };
  }
  const others = places.findLastIndex(({ length }, index) => index !== current && length === 1);
  if (places[current]!.length === 0 && others >= 0) {
    return { state: "reworded", wording: others, places: places[others]! };
  }
  const several =
    places[current]!.length > 1 ? current : places.findLastIndex(({ length }) => length > 1);
  if (several >= 0) return { state: "ambiguous", wording: several, places: places[several]! };
  return { state: "absent", places: [] };
}

function headingsAbove(
  place: Place,
  { kinds, passages }: VersionText,
  textOf: (passage: number) => string,
): string[] {
  const path = headingPaths(kinds)[place.first] ?? [];
  return path.map((index) => textOf(passages[index]!));
}
