/** A comparison as the pages show a change: the same markup as components/difference-items.ts. */
import { counted } from "#base/count.ts";
import {
  type ChangedItem,
  type DifferenceItem,
  type EditedRun,
  type ReadPassage,
  type StayedItem,
  isChanged,
  sizeOf,
} from "#text/difference-item.ts";
import { type LabelPart, SIGN, labelOf, leftOut } from "#text/difference-words.ts";
import type { Comparison, ComparisonPart } from "./compare-texts.ts";
import { type Child, element, link } from "./elements.ts";

export interface DifferenceContext {
  /** Pages of the two versions. */
  readonly olderHref: string;
  readonly newerHref: string;
  readonly language: string;
  /** How many changes there are. */
  readonly changes: number;
}

export function differenceView(
  { folded, open }: Comparison,
  context: DifferenceContext,
): HTMLElement {
  return element(
    "div",
    "difference",
    ...open.map((item) => itemView(item, context)),
    ...folded.map((part) => partView(part, context)),
  );
}

function partView({ items, title, words }: ComparisonPart, context: DifferenceContext) {
  const heading =
    title === undefined
      ? "Before the first heading"
      : inLanguage(element("span", "title", title), context);
  const part = element(
    "details",
    "part",
    element("summary", "", heading, " ", element("span", "quiet", words)),
  );
  part.append(...items.map((item) => itemView(item, context)));
  return part;
}

const itemView = (item: DifferenceItem, context: DifferenceContext): HTMLElement =>
  isChanged(item) ? changeView(item, context) : stayedView(item, context);

function stayedView({ op, at, passages }: StayedItem, context: DifferenceContext): HTMLElement {
  if (op === "same") return passagesView("div", passages, context);
  const words = `${counted(sizeOf(at), "passage")} unchanged`;
  return passages.length === 0
    ? element("p", "skipped", link(`${context.newerHref}#p${at.first}`, words))
    : element(
        "details",
        "skipped",
        element("summary", "", words),
        passagesView("div", passages, context),
      );
}

function changeView(item: ChangedItem, context: DifferenceContext): HTMLElement {
  const rest = leftOut(item);
  const view = element(
    "div",
    `change ${item.op}`,
    element(
      "p",
      "what",
      signOf(item),
      " ",
      ...labelView(labelOf(item), context),
      ...steps(item, context),
    ),
    item.op === "edited"
      ? inLanguage(element("p", `words k${item.kind}`, ...item.runs.map(runView)), context)
      : passagesView(TAGS[item.op], item.passages, context),
    rest.length > 0 && element("p", "what", ...labelView(rest, context)),
  );
  view.id = `d${item.number}`;
  return view;
}

const TAGS = { added: "ins", removed: "del", movedHere: "div", movedAway: "div" } as const;

function signOf({ op }: ChangedItem): HTMLElement {
  const sign = element("span", "sign", SIGN[op]);
  sign.ariaHidden = "true";
  return sign;
}

const labelView = (
  parts: readonly LabelPart[],
  { newerHref, olderHref }: DifferenceContext,
): Child[] =>
  parts.map((part) =>
    typeof part === "string"
      ? part
      : link(`${part.side === "older" ? olderHref : newerHref}#p${part.passage}`, part.text),
  );

function steps({ number }: ChangedItem, { changes }: DifferenceContext): Child[] {
  return [
    number > 1 && stepLink(number - 1, "↑", "Previous change"),
    number < changes && stepLink(number + 1, "↓", "Next change"),
  ];
}

function stepLink(to: number, sign: string, label: string): HTMLElement {
  const step = link(`#d${to}`, sign);
  step.className = "step";
  step.ariaLabel = label;
  return step;
}

function passagesView(
  tag: "ins" | "del" | "div",
  passages: readonly ReadPassage[],
  context: DifferenceContext,
): HTMLElement {
  const shown = passages.map(({ kind, text }) =>
    element("p", kind === "p" ? "" : `k${kind}`, text),
  );
  return inLanguage(element(tag, "words", ...shown), context);
}

function runView(run: EditedRun): Node | string {
  if (run.kind === "same") return run.text;
  if (run.kind !== "cut") return element(run.kind === "added" ? "ins" : "del", "", run.text);
  const cut = element("span", "cut", ` [… ${counted(run.words, "word")} …] `);
  cut.lang = "en";
  return cut;
}

function inLanguage<Made extends HTMLElement>(made: Made, { language }: DifferenceContext): Made {
  made.lang = language;
  return made;
}
