/**
 * A change: how one version of a document became another, passage by passage, then word by word
 * inside the passages that were rewritten. Works on passage numbers.
 */
import { matchSequences } from "./matching.ts";
import { type WordCounts, contentWords, countWords, wordSimilarity } from "./words.ts";

/**
 * One step of a change, in reading order. `from` and `to` are indexes into the older and the
 * newer version, `passage` is a passage number.
 */
export type Step =
  | { readonly op: "keep"; readonly from: number; readonly to: number }
  | { readonly op: "remove"; readonly from: number }
  | { readonly op: "add"; readonly to: number; readonly passage: number }
  | { readonly op: "edit"; readonly from: number; readonly to: number; readonly passage: number }
  /** Stood here, stands at `to` now. */
  | { readonly op: "moveOut"; readonly from: number; readonly to: number }
  /** Stands here, stood at `from` before. */
  | { readonly op: "moveIn"; readonly from: number; readonly to: number };

const ALIKE = 0.5;
/** Above this many pairs a gap is a rewrite; pairing passages in it would mislead and cost. */
const PAIR_LIMIT = 40_000;

/** How alike two passages are: from 0 to 1, and 0 wherever it is under {@link ALIKE} for sure. */
export type Likeness = (older: number, newer: number) => number;

/**
 * The steps from one version to another.
 * @param likeness made by {@link likenessOf}, once for all versions of a document
 */
export function compareVersions(
  older: readonly number[],
  newer: readonly number[],
  likeness: Likeness,
): Step[] {
  const matches = matchSequences(older, newer);
  const moved = movedPassages(older, newer, matches);
  const steps: Step[] = [];
  let [from, to] = [0, 0];
  for (const [nextFrom, nextTo] of [...matches, [older.length, newer.length] as const]) {
    const isGap = from < nextFrom || to < nextTo;
    if (isGap)
      steps.push(...gapSteps(older, newer, { from, nextFrom, to, nextTo }, moved, likeness));
    if (nextFrom < older.length) steps.push({ op: "keep", from: nextFrom, to: nextTo });
    [from, to] = [nextFrom + 1, nextTo + 1];
  }
  return steps;
}

interface Moves {
  readonly out: ReadonlyMap<number, number>;
  readonly in: ReadonlyMap<number, number>;
}

/** Passages that stand in both versions, but not in the same order: each is paired once. */
function movedPassages(
  older: readonly number[],
  newer: readonly number[],
  matches: readonly (readonly [number, number])[],
): Moves {
  const keptFrom = new Set(matches.map(([from]) => from));
  const keptTo = new Set(matches.map(([, to]) => to));
  const waiting = new Map<number, number[]>();
  older.forEach((passage, from) => {
    if (!keptFrom.has(from)) waiting.set(passage, [...(waiting.get(passage) ?? []), from]);
  });
  const moves = { out: new Map<number, number>(), in: new Map<number, number>() };
  newer.forEach((passage, to) => {
    const from = keptTo.has(to) ? undefined : waiting.get(passage)?.shift();
    if (from === undefined) return;
    moves.out.set(from, to);
    moves.in.set(to, from);
  });
  return moves;
}

interface Gap {
  readonly from: number;
  readonly nextFrom: number;
  readonly to: number;
  readonly nextTo: number;
}

function gapSteps(
  older: readonly number[],
  newer: readonly number[],
  gap: Gap,
  moved: Moves,
  likeness: Likeness,
): Step[] {
  const gone = indexes(gap.from, gap.nextFrom).filter((from) => !moved.out.has(from));
  const come = indexes(gap.to, gap.nextTo).filter((to) => !moved.in.has(to));
  const edits = new Map(pairAlike(gone, come, (from, to) => likeness(older[from]!, newer[to]!)));
  const steps: Step[] = [];
  let to = gap.to;
  const arrive = (end: number) => {
    for (; to < end; to++) {
      const origin = moved.in.get(to);
      steps.push(
        origin === undefined
          ? { op: "add", to, passage: newer[to]! }
          : { op: "moveIn", from: origin, to },
      );
    }
  };
  for (const from of indexes(gap.from, gap.nextFrom)) {
    const [target, edited] = [moved.out.get(from), edits.get(from)];
    if (target !== undefined) steps.push({ op: "moveOut", from, to: target });
    else if (edited === undefined) steps.push({ op: "remove", from });
    else {
      arrive(edited);
      steps.push({ op: "edit", from, to: edited, passage: newer[edited]! });
      to = edited + 1;
    }
  }
  arrive(gap.nextTo);
  return steps;
}

const indexes = (start: number, end: number) =>
  Array.from({ length: Math.max(0, end - start) }, (_, offset) => start + offset);

/**
 * How alike passages are; each is taken apart into words once, however often it is compared.
 * @param textOf gives a passage's words
 */
export function likenessOf(textOf: (passage: number) => string): Likeness {
  const known = new Map<number, WordCounts>();
  const wordsIn = (passage: number): WordCounts => {
    const words = known.get(passage) ?? countWords(contentWords(textOf(passage)));
    known.set(passage, words);
    return words;
  };
  return (older, newer) => {
    const [before, after] = [wordsIn(older), wordsIn(newer)];
    // Texts of very unlike lengths cannot have enough in common, whatever their words.
    const most = (2 * Math.min(before.size, after.size)) / (before.size + after.size);
    return most < ALIKE ? 0 : wordSimilarity(before, after);
  };
}

/** Pairs, in order, of what was rewritten into what: the pairing with the most in common. */
function pairAlike(
  gone: readonly number[],
  come: readonly number[],
  likeness: (from: number, to: number) => number,
): [number, number][] {
  if (gone.length * come.length === 0 || gone.length * come.length > PAIR_LIMIT) return [];
  const width = come.length + 1;
  const score = gone.map((from) => come.map((to) => likeness(from, to)));
  const best = new Float64Array((gone.length + 1) * width);
  for (let i = gone.length - 1; i >= 0; i--) {
    for (let j = come.length - 1; j >= 0; j--) {
      const paired = score[i]![j]! >= ALIKE ? score[i]![j]! + best[(i + 1) * width + j + 1]! : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < gone.length && j < come.length;) {
    const here = best[i * width + j]!;
    if (here === best[(i + 1) * width + j]) i++;
    else if (here === best[i * width + j + 1]) j++;
    else pairs.push([gone[i++]!, come[j++]!]);
  }
  return pairs;
}

/** The newer version, from the older and the steps: what a change means. */
export function applySteps(older: readonly number[], steps: readonly Step[]): number[] {
  return steps.flatMap((step) => {
    if (step.op === "keep" || step.op === "moveIn") return [older[step.from]!];
    return step.op === "add" || step.op === "edit" ? [step.passage] : [];
  });
}
