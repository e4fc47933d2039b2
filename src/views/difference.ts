/**
 * A change as a reader follows it: what was added, removed, edited and moved, with a little of what
 * stands around it. What stayed is left out, and said to be.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { Step } from "#text/change.ts";
import type { PassageKind } from "#text/passage.ts";
import { type WordRun, compareWords, wordSimilarity, wordsOf } from "#text/words.ts";
import { type DocumentChange, stepsBetween } from "./changes.ts";
import type { Site } from "./site.ts";

/** A passage; of the newer version, on the page that shows the change. */
export interface PassageLink {
  /** Counted from 1. */
  readonly number: number;
  readonly href: string;
}

interface Changed {
  readonly kind: PassageKind;
}

export type DifferenceItem =
  | (Changed & { readonly op: "same"; readonly text: string; readonly at: PassageLink })
  | (Changed & { readonly op: "added"; readonly text: string; readonly at: PassageLink })
  | (Changed & { readonly op: "removed"; readonly text: string; readonly was: PassageLink })
  | (Changed & { readonly op: "edited"; readonly runs: readonly WordRun[] } & Both)
  | (Changed & { readonly op: "movedHere" | "movedAway"; readonly text: string } & Both)
  | SkippedPassages;

interface Both {
  readonly was: PassageLink;
  readonly at: PassageLink;
}

/** Passages that stayed, between two changes. */
export interface SkippedPassages {
  readonly op: "skipped";
  readonly count: number;
  readonly first: PassageLink;
  readonly last: PassageLink;
  /** Their texts, when they are few; the whole text stands on the page anyway. */
  readonly passages: readonly { readonly kind: PassageKind; readonly text: string }[];
}

/** Unchanged passages that are shown on either side of a change. */
const CONTEXT = 2;
/** Up to so many skipped passages can be unfolded in place. */
const UNFOLDED = 12;
/** Words compared with words at most; above it, a passage is shown as removed and added. */
const WORD_LIMIT = 300_000_000;
/** What is shown of a passage where it no longer stands, in UTF-16 units. */
const EXCERPT = 120;

/** How the older version became the newer, item by item in reading order. */
export function differenceOf(change: DocumentChange, site: Site): DifferenceItem[] {
  const { document, older, newer } = change;
  const steps = stepsBetween(document, older, newer, site);
  const texts = textsOf(document, older, newer, site);
  const near = nearChanges(steps);
  const items: DifferenceItem[] = [];
  for (let at = 0; at < steps.length;) {
    const step = steps[at]!;
    if (step.op !== "keep" || near[at]) {
      items.push(itemOf(step, texts));
      at++;
      continue;
    }
    let end = at;
    while (end < steps.length && steps[end]!.op === "keep" && !near[end]) end++;
    items.push(skipped(steps.slice(at, end) as Keep[], texts));
    at = end;
  }
  return items;
}

type Keep = Extract<Step, { op: "keep" }>;

/** Whether each step is a change, or stands next to one. */
function nearChanges(steps: readonly Step[]): boolean[] {
  const near = steps.map(() => false);
  steps.forEach(({ op }, index) => {
    if (op === "keep") return;
    near.fill(true, Math.max(0, index - CONTEXT), index + CONTEXT + 1);
  });
  return near;
}

interface Texts {
  readonly older: (index: number) => { text: string; kind: PassageKind; link: PassageLink };
  readonly newer: (index: number) => { text: string; kind: PassageKind; link: PassageLink };
}

function textsOf(document: ArchivedDocument, older: number, newer: number, site: Site): Texts {
  const { archive, urls } = site;
  const reader = (number: number, page: string) => (index: number) => {
    const version = document.versions[number - 1]!;
    return {
      text: archive.pool.textOf(version.passages[index]!),
      kind: version.kinds[index]!,
      link: { number: index + 1, href: `${page}#p${index + 1}` },
    };
  };
  return { older: reader(older, urls.version(document.id!, older)), newer: reader(newer, "") };
}

function itemOf(step: Step, { older, newer }: Texts): DifferenceItem {
  if (step.op === "remove") {
    const { text, kind, link } = older(step.from);
    return { op: "removed", kind, text, was: link };
  }
  const { text, kind, link } = newer(step.to);
  if (step.op === "keep") return { op: "same", kind, text, at: link };
  if (step.op === "add") return { op: "added", kind, text, at: link };
  const before = older(step.from);
  const both = { kind, was: before.link, at: link };
  if (step.op === "edit") return { op: "edited", ...both, runs: wordRuns(before.text, text) };
  if (step.op === "moveIn") return { op: "movedHere", ...both, text };
  return { op: "movedAway", ...both, text: excerpt(text) };
}

/** Word by word, unless the passages are so long and so different that it would not end. */
function wordRuns(older: string, newer: string): readonly WordRun[] {
  const [a, b] = [wordsOf(older), wordsOf(newer)];
  const words = a.length + b.length;
  if (words * words * (1 - wordSimilarity(a, b)) <= WORD_LIMIT) return compareWords(older, newer);
  return [
    { kind: "removed", text: older },
    { kind: "added", text: newer },
  ];
}

/** The beginning of a text, cut between words. */
function excerpt(text: string): string {
  if (text.length <= EXCERPT) return text;
  const words = wordsOf(text.slice(0, EXCERPT));
  return `${words.slice(0, -1).join("").trimEnd()} …`;
}

function skipped(steps: readonly Keep[], { newer }: Texts): SkippedPassages {
  const [first, last] = [newer(steps[0]!.to), newer(steps.at(-1)!.to)];
  const passages = steps.length > UNFOLDED ? [] : steps.map(({ to }) => newer(to));
  return {
    op: "skipped",
    count: steps.length,
    first: first.link,
    last: last.link,
    passages: passages.map(({ kind, text }) => ({ kind, text })),
  };
}
