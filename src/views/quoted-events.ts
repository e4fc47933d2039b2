/**
 * What the captures last showed of a provision, told of the words that an issued version quotes:
 * they may be the current wording, an older one, or one that is listed no more.
 */
import type { ArchivedDocument } from "#archive/documents.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import { lineageOf } from "#text/lineage.ts";
import { type Quotation, findQuotation, quotationParts } from "#text/quotation.ts";
import {
  type EventStep,
  type LineageEvent,
  type Step,
  dated,
  eventSteps,
  soundSteps,
  textOf,
} from "./lineage-events.ts";
import type { Site } from "./site.ts";

/** The last event, its sentence about the quoted words. */
export function quotedEvent(
  words: string,
  provision: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): LineageEvent | undefined {
  const whole = listing(words, provision, document, site);
  const last = eventSteps(whole, document, site).at(-1);
  if (last === undefined) return undefined;
  const told = {
    ...last,
    places: placesIn(quoted(words, whole), document, site),
    isQuoted: isOf(words, last),
    isOnly: whole.value.quotes.length === 1,
  };
  return { ...last.event, sentence: sentenceOf(told) };
}

/**
 * What the latest captures say of the provision; where its current wording is another one than the
 * quoted, the sentence says of which it speaks.
 */
export function quotedStanding(
  sentence: string,
  words: string,
  provision: ArchivedProvision,
  document: ArchivedDocument,
  site: Site,
): string {
  if (wordingOf(words, provision) === provision.lineage.current) return sentence;
  const places = placesIn(quoted(words, provision), document, site);
  const last = lastOnce(soundSteps(provision, document), places);
  return `${wordsLastFound(last)} Of the newest recorded wording: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

const folded = (text: string): string => quotationParts(text).join("\n\n");

/** Which of the listed wordings the words are; -1 for none. */
const wordingOf = (words: string, { value }: ArchivedProvision): number =>
  value.quotes.findIndex(({ text }) => folded(text) === folded(words));

const quoted = (words: string, provision: ArchivedProvision): Quotation =>
  provision.value.quotes[wordingOf(words, provision)] ?? { text: words };

/** The provision with the quoted words among its wordings: an issued version has recorded them. */
function listing(
  words: string,
  provision: ArchivedProvision,
  { versions }: ArchivedDocument,
  { archive }: Site,
): ArchivedProvision {
  if (wordingOf(words, provision) >= 0) return provision;
  const { stretches, value } = provision;
  const quotes = [{ text: words }, ...value.quotes];
  const stops = stretches.map(({ suspect, version }) =>
    suspect ? ("suspect" as const) : versions[version - 1]!,
  );
  const lineage = lineageOf(quotes, stops, archive.pool.textOf);
  return { ...provision, value: { ...value, quotes }, lineage };
}

/** At how many places of a step's text the quoted words stand. */
type Places = (step: Step) => number;

const placesIn =
  (quotation: Quotation, { versions }: ArchivedDocument, { archive }: Site): Places =>
  ({ stretch }) =>
    findQuotation(quotation, versions[stretch.version - 1]!, archive.pool.textOf).length;

const lastOnce = (steps: readonly Step[], places: Places): Step | undefined =>
  steps.findLast((step) => places(step) === 1);

interface Told extends EventStep {
  readonly places: Places;
  /** The wording that the event is about is the quoted one. */
  readonly isQuoted: boolean;
  /** No other wording is recorded. */
  readonly isOnly: boolean;
}

const isOf = (words: string, { event }: EventStep): boolean =>
  event.wording?.join("\n\n") === folded(words);

function sentenceOf(told: Told): string {
  const count = told.places(told.step);
  if (count === 0) return tellElsewhere(told);
  return count === 1 ? tellOnce(told) : tellSeveral(told);
}

/** The quoted words do not stand in the text that the event is about. */
function tellElsewhere({ event, index, isOnly, places, step, steps }: Told): string {
  const here = textOf(step);
  const last = lastOnce(steps, places);
  if (event.name === "Not found") {
    return isOnly
      ? `The quoted words were not found in ${here}.${theyWereLast(last)}`
      : `Neither the quoted words nor another recorded wording was found in ${here}.${theyWereLast(last)}`;
  }
  const isOlder = last !== undefined && steps.indexOf(last) < index;
  const whose = isOlder
    ? `The quoted words are an older wording, last found exactly once in the capture of ${dated(last)}.`
    : wordsLastFound(last);
  return `${whose} Another recorded wording stands ${manner({ event, index, steps }, here)}.`;
}

const theyWereLast = (last: Step | undefined): string =>
  last === undefined ? "" : ` They were last found exactly once in the capture of ${dated(last)}.`;

const wordsLastFound = (last: Step | undefined): string =>
  last === undefined
    ? "The quoted words were found exactly once in no sound capture."
    : `The quoted words were last found exactly once in the capture of ${dated(last)}.`;

/** How the wording that an event is about stands in a text. */
function manner({ event, index, steps }: Omit<EventStep, "step">, here: string): string {
  if (event.name === "Found more than once")
    return `more than once in ${here}, so no single place is meant`;
  if (event.name === "Moved")
    return `in ${here}, under another heading than in the capture of ${dated(steps[index - 1]!)}`;
  return `in ${here}`;
}

function tellSeveral({ event, places, step, steps }: Told): string {
  const here = textOf(step);
  const ends = theyWereLast(lastOnce(steps, places));
  const other =
    event.name === "Found more than once" ? "" : ` Another recorded wording stands there once.`;
  return `The quoted words stand more than once in ${here}, so no single place is meant.${ends}${other}`;
}

/** The quoted words stand once in the text that the event is about. */
function tellOnce(told: Told): string {
  const { event, index, isQuoted, step, steps } = told;
  const here = textOf(step);
  const before = steps[index - 1];
  if (before === undefined)
    return `The quoted words stand in ${here}, the oldest sound capture of the document.`;
  if (event.name === "Reworded") return tellReworded(told, before);
  if (event.name === "Found again" || event.name === "First found")
    return tellFoundAfter(told, before);
  if (isQuoted) return `The quoted words stand ${manner(told, here)}.`;
  return `The quoted words stand in ${here}. Another recorded wording stands ${manner(told, "the same text")}.`;
}

function tellReworded(told: Told, before: Step): string {
  const { isQuoted, places, step } = told;
  const here = textOf(step);
  if (places(before) > 0) {
    const beside = isQuoted
      ? "in which another recorded wording stood"
      : "and another recorded wording stands there now";
    return `The quoted words stand in ${here} as in the capture of ${dated(before)}, ${beside}.`;
  }
  return `The quoted words ${firstOrAgain(told)} in ${here}; the wording before was last found in the capture of ${dated(before)}.`;
}

function tellFoundAfter(told: Told, before: Step): string {
  const then =
    before.finding.state === "absent"
      ? `no recorded wording was found in the capture of ${dated(before)}`
      : `a recorded wording stood more than once in the capture of ${dated(before)}`;
  return `The quoted words ${firstOrAgain(told)} in ${textOf(told.step)}; ${then}.`;
}

const firstOrAgain = ({ index, places, steps }: Told): string =>
  steps.slice(0, index).some((step) => places(step) > 0) ? "stand again" : "first stand";
