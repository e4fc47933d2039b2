/** The versions of a document to choose from, for comparing two of them. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, showDay } from "#base/dates.ts";
import { yearOf } from "./time-scale.ts";

export interface VersionChoice {
  /** Newest first, by the year in which each was first captured. */
  readonly years: readonly {
    readonly year: string;
    readonly versions: readonly { readonly number: number; readonly name: string }[];
  }[];
  /** What is chosen from the beginning: the last two texts of the timeline. */
  readonly from: number;
  readonly to: number;
}

/** More versions than this are chosen on the page that compares them. */
const MANY = 200;

/** Undefined where there are not two versions in sound captures, or too many for a list. */
export function versionChoice({ captures, timeline }: ArchivedDocument): VersionChoice | undefined {
  const [from, to] = timeline.periods.slice(-2).map(({ version }) => version);
  if (from === undefined || to === undefined) return undefined;
  const first = new Map<number, Instant>();
  for (const { version, captures: held } of timeline.periods) {
    if (!first.has(version)) first.set(version, captures[held[0]!]!.at);
  }
  if (first.size > MANY) return undefined;
  const versions = [...first].toReversed();
  const years = [...Map.groupBy(versions, ([, at]) => yearOf(at))].map(([year, each]) => ({
    year,
    versions: each.map(([number, at]) => ({ number, name: `Version ${number}, ${showDay(at)}` })),
  }));
  return { years, from, to };
}
