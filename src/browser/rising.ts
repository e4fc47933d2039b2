/** Lists of numbers that rise. */

/** The index of the first that is not below `value`; the length of the list where all are. */
export function indexFrom(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const holdsNumber = (rising: readonly number[], value: number): boolean =>
  rising[indexFrom(rising, value)] === value;

/** Sorted, each once. */
export const risingOf = (numbers: Iterable<number>): number[] =>
  [...new Set(numbers)].toSorted((a, b) => a - b);
