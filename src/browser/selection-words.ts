/** What is said of a record of the selection: what became of it, or why nothing is known of it. */
import { showDay } from "#base/dates.ts";
import type { IssuedFacts, Level, Missing, RecordFacts } from "./record-facts.ts";
import { type Chosen, nameOf } from "./selection-list.ts";

export const SEVERITY: Readonly<Record<Level, string>> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
};

/** Why the sheets cannot show a record; undefined where they can. */
export function absenceWords(
  chosen: Chosen,
  facts: RecordFacts | Missing,
  prefix: string,
): string | undefined {
  const name = nameOf(chosen);
  if (facts.state === "issued") return undefined;
  if (facts.state === "unreachable")
    return `${name} could not be read. Reload the page to try again.`;
  if (facts.state === "unknown") {
    return chosen.id.startsWith(`${prefix}-`)
      ? `This archive has no ${name}. Nothing else is put in its place.`
      : `${name} is of another archive: IDs of this one begin with ${prefix}.`;
  }
  const { notice } = facts;
  const why =
    notice === undefined ? "" : ` ${showDay(notice.date)}, ${notice.by}: ${notice.reason}`;
  return `The words of ${name} were removed.${why}`;
}

const DONE = { corrected: "Corrected", retracted: "Retracted" } as const;

/** What became of an issued version since, each in a sentence. */
export function statusWords({ today }: IssuedFacts): string[] {
  const { newer, statuses } = today;
  return [
    ...statuses.map(({ by, kind, notice }) =>
      kind === "withdrawn"
        ? `This record was withdrawn${notice === undefined ? "" : ` on ${showDay(notice.date)} by ${notice.by}: ${notice.reason}`}`
        : `${DONE[kind]} by ${by?.name ?? "a later version"}${notice === undefined ? "." : `: ${notice.reason}`}`,
    ),
    ...(newer === undefined || statuses.some(({ by }) => by?.name === newer.name)
      ? []
      : [`A newer version exists: ${newer.name}.`]),
  ];
}

/** That no later capture is to be expected; undefined where the document is tracked. */
export const trackingWords = ({ today: { trackingEnded } }: IssuedFacts): string | undefined =>
  trackingEnded &&
  `Tracking of its document ended on ${showDay(trackingEnded.date)}: ${trackingEnded.reason}`;
