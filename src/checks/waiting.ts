/** What waits for a person: nothing here is wrong, and none of it does itself. */
import { differencesBetween, draftOf } from "#archive/draft.ts";
import type { ArchivedDocument } from "#archive/documents.ts";
import { datesAfter } from "#archive/later-dates.ts";
import type { Archive, ArchivedProvision } from "#archive/open.ts";
import { type Instant, daysBetween, showDay } from "#base/dates.ts";
import { byCodeUnit } from "#base/ids.ts";
import type { ChangesFields } from "#schema/change.ts";

/**
 * - `change`: a change of substance that nobody has summed up;
 * - `capture`: a suspect capture of which nobody has said what it is;
 * - `quotation`: words that the newest sound capture no longer holds as they were issued or tracked;
 * - `review`: an analysis that nobody has reviewed;
 * - `date`: an analysis to be issued that is dated later than now, which `issue` refuses;
 * - `issue`: a provision that was never issued, or differs from its last issued version;
 * - `source`: a document of which nothing was captured for long.
 */
export type WaitingKind =
  "change" | "capture" | "quotation" | "review" | "date" | "issue" | "source";

export interface Waiting {
  readonly kind: WaitingKind;
  /** What it is about: a path, or an ID with the time of a capture. */
  readonly about: string;
  readonly what: string;
  /** Where a person answers it. */
  readonly file: string;
}

/**
 * Everything that waits, by kind, then in order of names and times.
 * @param now The time that analyses must not be dated after.
 */
export function waitingIn(archive: Archive, now: Instant): Waiting[] {
  const documents = [...archive.documents.values()];
  const provisions = [...archive.provisions.values()].filter(isOpen);
  const due = provisions.flatMap((provision) => {
    const waiting = issueWaiting(provision, archive);
    return waiting === undefined ? [] : [{ provision, waiting }];
  });
  return [
    ...documents.flatMap((document) => changesWaiting(document, archive)),
    ...documents.flatMap((document) => capturesWaiting(document, archive)),
    ...provisions.flatMap((each) => quotationWaiting(each) ?? []),
    ...provisions.flatMap((each) => reviewWaiting(each) ?? []),
    ...due.flatMap(({ provision }) => dateWaiting(provision, now) ?? []),
    ...due.map(({ waiting }) => waiting),
    ...sourcesWaiting(documents),
  ];
}

const isOpen = ({ value }: ArchivedProvision): boolean =>
  value.withdrawn === undefined && value.movedTo === undefined;

const notesFile = ({ id }: ArchivedDocument): string => `content/changes/${id}.md`;

const notesOn = ({ id }: ArchivedDocument, { content }: Archive): ChangesFields =>
  (id === undefined ? undefined : content.changes.get(id)?.value) ?? {
    changes: [],
    judgements: [],
    stated: [],
  };

function changesWaiting(document: ArchivedDocument, archive: Archive): Waiting[] {
  const { captures, id, path, timeline } = document;
  const notes = new Map(notesOn(document, archive).changes.map((note) => [note.capture, note]));
  return timeline.changes.flatMap(({ from, kind, to }): Waiting[] => {
    const [before, after] = [timeline.periods[from]!, timeline.periods[to]!];
    const { at } = captures[after.captures[0]!]!;
    const note = notes.get(at);
    if ((note?.kind ?? kind) === "technical" || note?.summary !== undefined) return [];
    const about = `${id} @ ${at}`;
    const what = `the change of ${path} from version ${before.version} to ${after.version} has no summary`;
    return [{ kind: "change", about, what, file: notesFile(document) }];
  });
}

/** One entry for each doubted text: a judgement on one capture of it holds for all. */
function capturesWaiting(document: ArchivedDocument, archive: Archive): Waiting[] {
  const { captures, id, path, timeline, versions } = document;
  const judged = new Set(notesOn(document, archive).judgements.map(({ capture }) => capture));
  const known = new Set(captures.flatMap(({ at, text }) => (judged.has(at) ? [text.sha256] : [])));
  const doubted = captures.filter((capture, index) => {
    const why = timeline.suspicions[index];
    return why !== undefined && why !== "removed" && !known.has(capture.text.sha256);
  });
  return [...Map.groupBy(doubted, ({ text }) => text.sha256)].map(([text, group]): Waiting => {
    const { at } = group[0]!;
    const why = timeline.suspicions[captures.indexOf(group[0]!)];
    const number = versions.find((each) => each?.text === text)?.number;
    const more = group.length > 1 ? ` and ${group.length - 1} more` : "";
    const what = `the capture of ${path} on ${showDay(at)}${more} (version ${number}) is suspect: ${why}`;
    return { kind: "capture", about: `${id} @ ${at}`, what, file: notesFile(document) };
  });
}

const LOST: Readonly<Record<string, string>> = {
  absent: "is not found",
  ambiguous: "is found more than once",
  reworded: "is found in another wording",
};

function quotationWaiting({
  file,
  lineage,
  path,
  stretches,
}: ArchivedProvision): Waiting | undefined {
  const stop = stretches.findLastIndex(({ suspect }) => !suspect);
  const words = LOST[lineage.findings[stop]?.state ?? ""];
  if (words === undefined) return undefined;
  const what = `the quotation ${words} in the newest sound version (${stretches[stop]!.version})`;
  return { kind: "quotation", about: path, what, file };
}

function reviewWaiting({ file, path, value }: ArchivedProvision): Waiting | undefined {
  if (value.analysis.review !== "unreviewed") return undefined;
  return { kind: "review", about: path, what: "nobody has reviewed the analysis", file };
}

function dateWaiting({ file, path, value }: ArchivedProvision, now: Instant): Waiting | undefined {
  const dates = datesAfter(value.analysis, now);
  if (dates.length === 0) return undefined;
  const what = `the analysis is said to be ${dates.map(({ said }) => said).join(" and ")}`;
  return { kind: "date", about: path, what, file };
}

function issueWaiting(provision: ArchivedProvision, archive: Archive): Waiting | undefined {
  const { file, path, value } = provision;
  const versions = value.id === "new" ? undefined : archive.records.get(value.id);
  if (versions === undefined) return { kind: "issue", about: path, what: "it is not issued", file };
  const [draft, issued] = [draftOf(provision, archive), versions.at(-1)!.record];
  const differs = draft && issued ? differencesBetween(draft, issued) : [];
  if (differs.length === 0) return undefined;
  const what = `it differs from ${value.id} v${versions.length}: ${differs.join("; ")}`;
  return { kind: "issue", about: path, what, file };
}

/** Days without a capture, before the newest one of the archive, that are long. */
const LONG_DAYS = 60;

/** Measured against the newest capture of the whole archive: there is no clock here. */
function sourcesWaiting(documents: readonly ArchivedDocument[]): Waiting[] {
  const newestOf = ({ captures }: ArchivedDocument): Instant | undefined => captures.at(-1)?.at;
  const newest = documents
    .flatMap((each) => newestOf(each) ?? [])
    .toSorted(byCodeUnit)
    .at(-1);
  return documents.flatMap((document): Waiting[] => {
    const { file, path, value } = document;
    if (value.trackingEnded !== undefined) return [];
    const last = newestOf(document);
    if (last === undefined) {
      return [{ kind: "source", about: path, what: "nothing of it was captured yet", file }];
    }
    const days = Math.floor(daysBetween(last, newest!));
    const what = `last captured on ${showDay(last)}, ${days} days before the archive's newest capture`;
    return days < LONG_DAYS ? [] : [{ kind: "source", about: path, what, file }];
  });
}
