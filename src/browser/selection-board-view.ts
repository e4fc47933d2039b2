/** The sheet for a board: of each record what changed, how bad it is, by when. */
import { type Day, showDay } from "#base/dates.ts";
import { type Child, element, link, unbroken } from "./elements.ts";
import { readersDay } from "./readers-day.ts";
import { type IssuedFacts, served } from "./record-facts.ts";
import type { Known } from "./selection-authorities.ts";
import {
  type BoardOrder,
  type DatedChange,
  datesFor,
  excerptOf,
  ordered,
  showDistance,
  summaryOf,
} from "./selection-board.ts";
import { SEVERITY, statusWords, trackingWords } from "./selection-words.ts";

const find = (id: string): HTMLElement => document.querySelector<HTMLElement>(`#${id}`)!;
const order = find("board-order") as HTMLSelectElement;

export const startBoard = (showAgain: () => void): void => {
  order.addEventListener("change", showAgain);
};

export function showBoard(records: readonly Known[], now: Date): void {
  const today = readersDay(now);
  const inOrder = ordered(records, order.value as BoardOrder, today);
  find("board-summary").textContent = records.length === 0 ? "" : summaryOf(records, today);
  find("board-made").textContent = madeWords(today);
  find("board-entries").replaceChildren(...inOrder.map((known) => entry(known, today)));
}

function madeWords(today: Day): string {
  const { from, recorded } = find("board-made").dataset;
  const of = recorded === undefined ? "" : `, from what ${from} had recorded by ${recorded}`;
  return `Made on ${showDay(today)}${of}. That day is this device’s; what is to come and what is past is counted from it.`;
}

function entry({ chosen, facts }: Known, today: Day): HTMLElement {
  const { analysis, document: source, name, platform, title, url } = facts;
  const whose = element("span", "", source.title);
  whose.lang = source.language;
  return element(
    "li",
    "",
    element(
      "h3",
      "",
      chosen.label !== "" && element("span", "label", `${chosen.label} `),
      link(served(url), title),
    ),
    element("p", "quiet", `${platform.name} · `, whose, " · ", element("span", "id", name)),
    ...banners(facts),
    quotation(facts),
    element(
      "div",
      "columns",
      part("What changed", ...changed(facts)),
      part(
        "How bad",
        element(
          "p",
          "",
          element("span", `severity ${analysis.severity}`, SEVERITY[analysis.severity]),
        ),
        element("p", "", analysis.severityReason),
        element("p", "quiet", assessed(facts)),
      ),
      part("By when", ...dates(facts, today)),
    ),
    stands(facts),
    tracking(facts),
    chosen.note !== "" && element("p", "note", chosen.note),
    element("p", "print-only address", ...unbroken(url)),
  );
}

const part = (name: string, ...children: readonly Child[]): HTMLElement =>
  element("div", "", element("h4", "", name), ...children);

function quotation({ quotation: { language, text }, url }: IssuedFacts): HTMLElement {
  const { cut, parts } = excerptOf(text);
  const quote = element("blockquote", "", ...parts.map((each) => element("p", "", each)));
  quote.lang = language;
  return element(
    "div",
    "",
    quote,
    cut &&
      element("p", "quiet", "[shortened here; whole in ", link(served(url), "the record"), "]"),
  );
}

function changed({ today }: IssuedFacts): Child[] {
  const { lastChange, lastEvent } = today;
  return [
    lastEvent &&
      element(
        "p",
        "",
        element("b", "", `This clause: ${lastEvent.name.toLowerCase()}. `),
        lastEvent.sentence,
      ),
    lastChange === undefined
      ? element("p", "", "No change of substance of its document was captured.")
      : element(
          "p",
          "",
          element("b", "", "Its document: "),
          lastChange.summary ?? "changed; nobody has summarised how.",
          ` First captured ${showDay(lastChange.at)}`,
          lastChange.severity !== undefined && `; ${lastChange.severity} severity`,
          ". ",
          link(served(lastChange.url), "The change"),
        ),
  ];
}

const REVIEWED = {
  unreviewed: "not reviewed by a second person",
  reviewed: "reviewed",
  approved: "reviewed and approved",
} as const;

const assessed = ({ analysis, issued }: IssuedFacts): string =>
  `Assessed by ${analysis.by.join(", ")}, ${REVIEWED[analysis.review]}; as issued on ${showDay(issued)}.`;

function dates({ today: { dated, lastChange } }: IssuedFacts, today: Day): HTMLElement[] {
  const shown = datesFor(dated, today);
  if (shown.length === 0) {
    return [element("p", "", "No announced or effective date is recorded for its document.")];
  }
  const items = shown.map((each) => dateItem(each, each.change.url === lastChange?.url));
  return [element("ul", "plain", ...items)];
}

const WHAT = {
  effective: (day: Day) => `To apply from ${showDay(day)}, according to the company`,
  announced: (day: Day) => `Announced on ${showDay(day)}; from when it applies is not recorded`,
} as const;

/** What the change is, is said beside it where it is the last one. */
function dateItem({ change, day, inDays, what }: DatedChange, isLast: boolean): HTMLElement {
  const distance = element("b", "", showDistance(inDays));
  const stated = element("time", "", WHAT[what](day));
  stated.dateTime = day;
  const summary = isLast
    ? ": the last change of its document."
    : change.summary === undefined
      ? "."
      : `: ${change.summary}`;
  return element("li", inDays < 0 ? "past" : "coming", stated, " (", distance, ")", summary);
}

/** What became of the record since: before anything that it says. */
const banners = (facts: IssuedFacts): HTMLElement[] =>
  statusWords(facts).map((words) => element("p", "notice", words));

/** What the captures show; nothing is said of them where a record was withdrawn. */
const stands = ({ today: { standing } }: IssuedFacts): Child =>
  standing && element("p", "stands", element("b", "", "In the captures: "), standing.sentence);

function tracking(facts: IssuedFacts): Child {
  const words = trackingWords(facts);
  return words === undefined ? undefined : element("p", "stands tracking", words);
}
