import { diffArrays } from "diff";

/** Indexes into two sequences whose elements are the same and that keep their order in both. */
export type Match = readonly [from: number, to: number];

/**
 * A common subsequence of two sequences of numbers, as people would choose it: elements that stand
 * once in each are anchors (patience diff, Bram Cohen), what lies between anchors is matched the
 * same way, and what holds none by the shortest edit script. Cost follows what differs.
 */
export function matchSequences(from: readonly number[], to: readonly number[]): Match[] {
  const matches: Match[] = [];
  matchRange(from, to, { a: 0, b: from.length, c: 0, d: to.length }, matches);
  return matches;
}

/** Elements a to b of the first sequence, c to d of the second. */
interface Range {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function matchRange(from: readonly number[], to: readonly number[], range: Range, out: Match[]) {
  let { a, b, c, d } = range;
  while (a < b && c < d && from[a] === to[c]) out.push([a++, c++]);
  const tail: Match[] = [];
  while (a < b && c < d && from[b - 1] === to[d - 1]) tail.push([--b, --d]);
  if (a < b && c < d) matchMiddle(from, to, { a, b, c, d }, out);
  for (let i = tail.length; i-- > 0;) out.push(tail[i]!);
}

function matchMiddle(from: readonly number[], to: readonly number[], range: Range, out: Match[]) {
  const anchors = longestRising(uniqueInBoth(from, to, range));
  if (anchors.length === 0) {
    matchShortest(from, to, range, out);
    return;
  }
  let { a, c } = range;
  for (const [i, j] of [...anchors, [range.b, range.d] as const]) {
    matchRange(from, to, { a, b: i, c, d: j }, out);
    if (i < range.b) out.push([i, j]);
    [a, c] = [i + 1, j + 1];
  }
}

function positionsOfUnique(all: readonly number[], start: number, end: number) {
  const found = new Map<number, number>();
  for (let i = start; i < end; i++) found.set(all[i]!, found.has(all[i]!) ? -1 : i);
  return found;
}

function uniqueInBoth(from: readonly number[], to: readonly number[], range: Range): Match[] {
  const left = positionsOfUnique(from, range.a, range.b);
  const right = positionsOfUnique(to, range.c, range.d);
  const pairs: Match[] = [];
  for (const [value, i] of left) {
    const j = right.get(value);
    if (i >= 0 && j !== undefined && j >= 0) pairs.push([i, j]);
  }
  return pairs;
}

/** The longest run of pairs, already rising in the first place, that rises in the second too. */
function longestRising(pairs: readonly Match[]): Match[] {
  const ends: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, j], index) => {
    const pile = lowerBound(ends, (end) => pairs[end]![1] < j);
    before[index] = pile > 0 ? ends[pile - 1]! : -1;
    ends[pile] = index;
  });
  const chosen: Match[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) chosen.push(pairs[at]!);
  return chosen.toReversed();
}

function lowerBound(sorted: readonly number[], below: (value: number) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function matchShortest(from: readonly number[], to: readonly number[], range: Range, out: Match[]) {
  let { a, c } = range;
  for (const part of diffArrays(from.slice(a, range.b), to.slice(c, range.d))) {
    const { length } = part.value;
    if (part.removed) a += length;
    else if (part.added) c += length;
    else for (let i = 0; i < length; i++) out.push([a++, c++]);
  }
}
