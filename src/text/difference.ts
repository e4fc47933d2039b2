/**
 * A change as a reader follows it, item by item in reading order: what was added, removed, edited
 * and moved, with a little of what stands around it. What stayed is left out, and said to be. The
 * build and the reader's browser show the same items.
 */
import type { Step } from "./change.ts";
import type {
  DifferenceItem,
  EditedRun,
  PassageRange,
  ReadPassage,
  Unnumbered,
} from "./difference-item.ts";
import { type WordRun, compareTokens, countWords, wordSimilarity, wordsOf } from "./words.ts";

/** Unchanged passages that are shown on either side of a change. */
const CONTEXT = 2;
/** Up to so many skipped passages can be unfolded in place. */
const UNFOLDED = 12;
/** How many passages of a long run are shown. They stand whole in the texts of the versions. */
const SHOWN = 12;
const SHOWN_MOVED = 2;
/** Fewer than so many are not worth leaving out. */
const SPARED = 4;

/** What is shown of passages where they no longer stand, in UTF-16 units. */
const EXCERPT = 120;

/** A text that can be asked for each of its passages by index. */
export type PassageReader = (index: number) => ReadPassage;

/** The items of a change, from its steps and the two texts. */
export function differenceItems(
  steps: readonly Step[],
  older: PassageReader,
  newer: PassageReader,
): DifferenceItem[] {
  const near = nearChanges(steps);
  const items: DifferenceItem[] = [];
  let number = 0;
  for (let start = 0; start < steps.length;) {
    let end = start + 1;
    while (end < steps.length && near[end] === near[start] && follows(steps[end - 1]!, steps[end]!))
      end++;
    const [step, count] = [steps[start]!, end - start];
    items.push(
      step.op === "keep"
        ? stayedItem(step, count, near[start]!, newer)
        : { number: ++number, ...changedItem(step, count, older, newer) },
    );
    start = end;
  }
  return items;
}

/** Whether each step is a change, or stands next to one. */
function nearChanges(steps: readonly Step[]): boolean[] {
  const near = steps.map(() => false);
  steps.forEach(({ op }, index) => {
    if (op !== "keep") near.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  return near;
}

/** Whether a step continues the one before it, so that they are read as one. */
function follows(before: Step, step: Step): boolean {
  if (step.op !== before.op || step.op === "edit") return false;
  const isNext = (side: "from" | "to") =>
    !(side in step) || (step as Keep)[side] === (before as Keep)[side] + 1;
  return isNext("from") && isNext("to");
}

type Keep = Extract<Step, { op: "keep" }>;

const rangeAt = (start: number, count: number): PassageRange => ({
  first: start + 1,
  last: start + count,
});

/** The first passages of a run; all of it where few would be left out. */
const read = (reader: PassageReader, start: number, count: number, limit: number): ReadPassage[] =>
  Array.from({ length: count < limit + SPARED ? count : limit }, (_, offset) =>
    reader(start + offset),
  );

function stayedItem(
  { to }: Keep,
  count: number,
  near: boolean,
  newer: PassageReader,
): DifferenceItem {
  const isShown = near || count === 1;
  const passages = isShown || count <= UNFOLDED ? read(newer, to, count, count) : [];
  return { op: isShown ? "same" : "skipped", at: rangeAt(to, count), passages };
}

function changedItem(
  step: Exclude<Step, Keep>,
  count: number,
  older: PassageReader,
  newer: PassageReader,
): Unnumbered {
  const was = "from" in step ? rangeAt(step.from, count) : undefined;
  const at = "to" in step ? rangeAt(step.to, count) : undefined;
  if (at === undefined) {
    return { op: "removed", was: was!, passages: read(older, was!.first - 1, count, SHOWN) };
  }
  const { kind, text } = newer(at.first - 1);
  if (was === undefined) {
    return { op: "added", at, passages: read(newer, at.first - 1, count, SHOWN) };
  }
  if (step.op === "edit") {
    return { op: "edited", was, at, kind, runs: wordRuns(older(was.first - 1).text, text) };
  }
  if (step.op === "moveOut") {
    return { op: "movedAway", was, at, passages: [{ kind, text: excerpt(text) }] };
  }
  return { op: "movedHere", was, at, passages: read(newer, at.first - 1, count, SHOWN_MOVED) };
}

/** The beginning of a text, cut between words. */
function excerpt(text: string): string {
  if (text.length <= EXCERPT) return text;
  const words = wordsOf(text.slice(0, EXCERPT));
  return `${words.slice(0, -1).join("").trimEnd()} …`;
}

/** Words compared with words at most; above it, a passage is shown as removed and added. */
const WORD_LIMIT = 300_000_000;

/** Word by word, unless the passages are so long and so different that it would not end. */
function wordRuns(older: string, newer: string): EditedRun[] {
  const [a, b] = [wordsOf(older), wordsOf(newer)];
  const words = a.length + b.length;
  if (words * words > WORD_LIMIT && words * words * unlikeness(a, b) > WORD_LIMIT) {
    return [
      { kind: "removed", text: older },
      { kind: "added", text: newer },
    ];
  }
  return compareTokens(a, b).flatMap(shortened);
}

const unlikeness = (a: readonly string[], b: readonly string[]): number =>
  1 - wordSimilarity(countWords(a), countWords(b));

/** UTF-16 units of a long run of words that are shown next to what changed. */
const AROUND = 200;
/** Shorter runs are shown whole. */
const LONG = 700;

function shortened(run: WordRun): EditedRun[] {
  if (run.kind !== "same" || run.text.length < LONG) return [run];
  const head = wordsOf(run.text.slice(0, AROUND)).slice(0, -1).join("");
  const tail = wordsOf(run.text.slice(-AROUND)).slice(1).join("");
  const between = run.text.slice(head.length, run.text.length - tail.length);
  const words = wordsOf(between).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return [
    { kind: "same", text: head },
    { kind: "cut", words },
    { kind: "same", text: tail },
  ];
}
