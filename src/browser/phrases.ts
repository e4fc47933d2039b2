/** Where words stand one after the other. */
import { holdsNumber, risingOf } from "./rising.ts";

/** @param locations of each word of a phrase on one page, rising */
export const isRun = (locations: readonly (readonly number[])[]): boolean => {
  const { rarest, begins } = lookup(locations);
  return locations[rarest]?.some(begins) ?? false;
};

/** The locations of all words in the runs, rising. */
export function runLocations(locations: readonly (readonly number[])[]): number[] {
  const { rarest, begins } = lookup(locations);
  const runs = locations[rarest]?.filter(begins) ?? [];
  return risingOf(runs.flatMap((at) => locations.map((_, index) => at - rarest + index)));
}

/** The word that stands at the fewest places, and whether a run goes through one of them. */
function lookup(locations: readonly (readonly number[])[]) {
  const rarest = locations.reduce(
    (best, { length }, index) => (length < locations[best]!.length ? index : best),
    0,
  );
  const begins = (at: number): boolean =>
    locations.every((each, index) => holdsNumber(each, at - rarest + index));
  return { rarest, begins };
}
