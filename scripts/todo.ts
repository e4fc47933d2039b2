import { openArchive } from "#archive/open.ts";
import { type Waiting, type WaitingKind, waitingIn } from "#checks/waiting.ts";
import { type Common, archiveOf, conclude, nowOf } from "./report.ts";

const TITLES: Readonly<Record<WaitingKind, string>> = {
  change: "Changes without a summary",
  capture: "Suspect captures that nobody has judged",
  quotation: "Quotations that the newest sound capture does not hold as they are tracked",
  review: "Analyses that nobody has reviewed",
  date: "Analyses dated later than now, which issue refuses",
  issue: "To be issued",
  source: "Documents without a capture for long",
};

/** A list for people is cut here; --json holds all. */
const SHOWN = 20;

interface Options extends Common {
  readonly now?: string;
}

export function todo(_: readonly string[], options: Options): Promise<number> {
  const waiting = waitingIn(openArchive(archiveOf(options)), nowOf(options));
  const groups = [...Map.groupBy(waiting, ({ kind }) => kind)];
  const lines = groups.flatMap(([kind, group]) => ["", ...linesOf(TITLES[kind], group)]);
  const none = "Nothing waits for a person.";
  conclude(options, { waiting }, waiting.length === 0 ? [none] : lines.slice(1));
  return Promise.resolve(0);
}

function linesOf(title: string, group: readonly Waiting[]): string[] {
  const more = group.length - SHOWN;
  return [
    `${title} (${group.length}):`,
    ...group.slice(0, SHOWN).map(({ about, file, what }) => `  ${about}: ${what}\n    ${file}`),
    ...(more > 0 ? [`  … and ${more} more; --json lists all.`] : []),
  ];
}
