/** A timeline in words, for those who read it and for those who do not see it. */
import type { ArchivedDocument } from "#archive/documents.ts";
import { type Instant, daysBetween, showDay } from "#base/dates.ts";
import type { DocumentChange } from "./changes.ts";
import { largestOf, passagesTouched } from "./timeline-marks.ts";
import { counted, grouped } from "./words.ts";

/** What the timeline of a document shows; `changes` are in order of time. */
export function timelineCaption(
  document: ArchivedDocument,
  changes: readonly DocumentChange[],
): string[] {
  return [captured(document), changed(changes), ...longestGap(document)];
}

function captured({ captures, timeline }: ArchivedDocument): string {
  const suspects = timeline.suspicions.filter((suspicion) => suspicion !== undefined).length;
  const doubted = suspects === 0 ? "" : `, ${partOf(suspects, captures.length)} suspect`;
  return `${capturesInWords(captures.map(({ at }) => at))}${doubted}.`;
}

function partOf(part: number, whole: number): string {
  if (part < whole) return `${part} of them`;
  return whole === 1 ? "which is" : "all of them";
}

/** `1 capture on 3 Jan 2024` or `12 captures from 3 Jan 2024 to 14 Mar 2024`. */
export function capturesInWords(times: readonly Instant[]): string {
  const [first, last] = [showDay(times[0]!), showDay(times.at(-1)!)];
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  return `${many(times.length, "capture")} ${when}`;
}

/** `1 capture`, `2,500 captures`. */
const many = (count: number, what: string): string =>
  `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;

function changed(changes: readonly DocumentChange[]): string {
  const technical = changes.filter(({ kind }) => kind === "technical").length;
  const substantive = changes.filter(({ kind }) => kind === "substantive");
  const apart = technical === 0 ? "" : `; ${counted(technical, "technical change")}`;
  if (substantive.length === 0) return `No change of substance was captured${apart}.`;
  return `${many(substantive.length, "change")} of substance, ${largest(substantive)}${apart}.`;
}

function largest(changes: readonly DocumentChange[]): string {
  const most = largestOf(changes);
  const touched = passagesTouched(most.counts);
  const which = changes.length === 1 ? "first seen" : "the largest first seen";
  return `${which} in the capture of ${showDay(most.at)} (${many(touched, "passage")} touched)`;
}

/** The longest time between two sound captures, in whole days; none where there are not two. */
function longestGap({ captures, timeline }: ArchivedDocument): string[] {
  const sound = captures.filter((_, index) => timeline.suspicions[index] === undefined);
  const gaps = sound.slice(1).map(({ at }, index) => {
    const { at: from } = sound[index]!;
    return { from, to: at, days: Math.floor(daysBetween(from, at)) };
  });
  const longest = gaps.toSorted((a, b) => b.days - a.days)[0];
  if (longest === undefined || longest.days === 0) return [];
  const { days, from, to } = longest;
  const kind = sound.length === captures.length ? "capture" : "sound capture";
  return [
    `Longest time without a ${kind}: ${counted(days, "day")}, from ${showDay(from)} to ${showDay(to)}.`,
  ];
}

/** `88 captures, 3 suspect, 12 changes, 1 technical`. */
export function laneInWords(
  captures: number,
  suspects: number,
  changes: readonly DocumentChange[],
): string {
  const technical = changes.filter(({ kind }) => kind === "technical").length;
  const substantive = changes.length - technical;
  return [
    counted(captures, "capture"),
    ...(suspects === 0 ? [] : [`${suspects} suspect`]),
    ...(substantive === 0 ? [] : [counted(substantive, "change")]),
    ...(technical === 0 ? [] : [`${technical} technical`]),
  ].join(", ");
}
