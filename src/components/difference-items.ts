/** The items of a change, in reading order: the same markup as browser/difference-view.ts. */
import {
  type ChangedItem,
  type DifferenceItem,
  type EditedRun,
  type LabelPart,
  type ReadPassage,
  SIGN,
  isChanged,
  labelOf,
  leftOut,
} from "#views/difference.ts";
import { counted } from "#views/words.ts";
import { attribute, escaped } from "./html.ts";

export interface DifferenceContext {
  /** Language of the texts, where it is not the page's. */
  readonly lang: string | undefined;
  /** Begins the anchors of the changes. */
  readonly anchor: string;
  /** How many changes there are, to lead from one to the next. */
  readonly changes: number;
  readonly olderHref: string;
}

export const differenceItems = (
  items: readonly DifferenceItem[],
  context: DifferenceContext,
): string =>
  items
    .map((item) => (isChanged(item) ? changed(item, context) : stayed(item, context.lang)))
    .join("");

function stayed(
  { at, op, passages: shown }: Exclude<DifferenceItem, ChangedItem>,
  lang: string | undefined,
): string {
  if (op === "same") return passages("div", shown, lang);
  const words = `${counted(at.last - at.first + 1, "passage")} unchanged`;
  return shown.length === 0
    ? `<p class="skipped"><a href="#p${at.first}">${words}</a></p>`
    : `<details class="skipped"><summary>${words}</summary>${passages("div", shown, lang)}</details>`;
}

function changed(item: ChangedItem, context: DifferenceContext): string {
  const { anchor, lang } = context;
  const rest = leftOut(item);
  const words =
    item.op === "edited"
      ? `<p class="words k${item.kind}"${attribute("lang", lang)}>${item.runs.map(run).join("")}</p>`
      : passages(TAGS[item.op], item.passages, lang);
  return [
    `<div class="change ${item.op}" id="${anchor}${item.number}">`,
    `<p class="what"><span class="sign" aria-hidden="true">${SIGN[item.op]}</span> `,
    label(labelOf(item), context),
    steps(item, context),
    `</p>${words}`,
    rest.length > 0 ? `<p class="what">${label(rest, context)}</p>` : "",
    "</div>",
  ].join("");
}

const TAGS = { added: "ins", removed: "del", movedHere: "div", movedAway: "div" } as const;

const label = (parts: readonly LabelPart[], { olderHref }: DifferenceContext): string =>
  parts
    .map((part) =>
      typeof part === "string"
        ? escaped(part)
        : `<a href="${part.side === "older" ? escaped(olderHref) : ""}#p${part.passage}">${escaped(part.text)}</a>`,
    )
    .join("");

const steps = ({ number }: ChangedItem, { anchor, changes }: DifferenceContext): string =>
  (number > 1
    ? `<a class="step" href="#${anchor}${number - 1}" aria-label="Previous change">↑</a>`
    : "") +
  (number < changes
    ? `<a class="step" href="#${anchor}${number + 1}" aria-label="Next change">↓</a>`
    : "");

function passages(
  tag: "ins" | "del" | "div",
  shown: readonly ReadPassage[],
  lang: string | undefined,
): string {
  const inside = shown.map(
    ({ kind, text }) => `<p${kind === "p" ? "" : ` class="k${kind}"`}>${escaped(text)}</p>`,
  );
  return `<${tag} class="words"${attribute("lang", lang)}>${inside.join("")}</${tag}>`;
}

/** Nothing is put between words, not even white space. */
function run(piece: EditedRun): string {
  if (piece.kind === "cut")
    return `<span class="cut" lang="en"> [… ${counted(piece.words, "word")} …] </span>`;
  if (piece.kind === "same") return escaped(piece.text);
  const tag = piece.kind === "added" ? "ins" : "del";
  return `<${tag}>${escaped(piece.text)}</${tag}>`;
}
