/** What the resolver shows: the record it found, or what may be meant instead. */
import { counted } from "#base/count.ts";
import { showDay } from "#base/dates.ts";
import { type Child, element, link } from "./elements.ts";
import type { Found, ListedCapture, ListedRecord, ListedRecords, NoTarget } from "./resolve-id.ts";

/** How many candidates are shown. */
const SHOWN = 10;

/** A version of a record, or its page today where no version is named. */
export const hrefOf = (
  { id, record }: Pick<Found, "id" | "record">,
  version: number | undefined,
  base: string,
): string => base + (version === undefined ? record.path : `record/${id}/v/${version}/`);

/** `MU-P-000016 v1 is AI Training Data Use, Halden Cloud Privacy Notice.` */
export const foundSentence = (
  { id, record }: Found,
  version: number | undefined,
  href: string,
  records: ListedRecords,
): HTMLElement =>
  element(
    "span",
    "",
    link(href, version === undefined ? id : `${id} v${version}`),
    " is ",
    titleOf(record),
    ...whereFrom(record, records),
    ".",
  );

/** The ID and the version that were read, where they could be. */
interface Typed {
  readonly id: string | undefined;
  readonly version: number | undefined;
}

/** Why nothing was found, and the records or captures that may be meant. */
export function missReport(
  { meant, reason }: NoTarget,
  typed: Typed,
  records: ListedRecords,
  base: string,
): HTMLElement[] {
  const said = element("p", "", element("strong", "", reason));
  const { captures = [], isHash, near = [], of } = meant;
  if (of !== undefined) {
    const itself = candidate(of, typed, records, base);
    return [said, candidateList([itself]), ...captureList(captures, of, base)];
  }
  if (isHash === true)
    return [said, element("p", "", HASHED, link(`${base}verify/`, "Verify"), ".")];
  if (near.length === 0) return [said];
  const items = near.slice(0, SHOWN).map((id) => candidate(id, typed, records, base));
  const more = near.length - SHOWN;
  return [
    said,
    element("p", "", NONE_OF_THESE),
    candidateList(items),
    ...(more > 0 ? [element("p", "quiet", `And ${more} more that are like it.`)] : []),
  ];
}

const HASHED = "Whether a file of yours has it, and what that file is in this archive, says ";

const NONE_OF_THESE =
  "These IDs are like it, and none of them is what was entered. Compare titles and dates before you follow one.";

const candidateList = (items: readonly HTMLElement[]): HTMLElement =>
  element("ul", "plain candidates", ...items);

const captureList = (
  captures: readonly ListedCapture[],
  id: string,
  base: string,
): HTMLElement[] => {
  if (captures.length === 0) return [];
  const items = captures.map(({ at, version }) =>
    element(
      "li",
      "",
      link(`${base}record/${id}/v/${version}/`, `${id} @ ${at}`),
      ` shows version ${version}`,
    ),
  );
  return [element("p", "", "Its captures on that day:"), element("ul", "plain", ...items)];
};

/** A record with what tells it from others; signs of its ID that were typed otherwise are marked. */
function candidate(
  id: string,
  { id: typed, version }: Typed,
  records: ListedRecords,
  base: string,
): HTMLElement {
  const record = records[id]!;
  const isThere = version !== undefined && version >= 1 && version <= record.versions;
  const href = hrefOf({ id, record }, isThere ? version : undefined, base);
  return element(
    "li",
    "",
    link(href, ...markedSigns(id, typed), isThere && ` v${version}`),
    element("span", "title", titleOf(record), ...whereFrom(record, records)),
    element("span", "quiet", factsOf(record)),
  );
}

function markedSigns(id: string, typed: string | undefined): Child[] {
  if (typed?.length !== id.length) return [id];
  return Array.from(id, (sign, at) => (sign === typed[at] ? sign : element("mark", "", sign)));
}

function titleOf({ language, name }: ListedRecord): HTMLElement {
  const title = element("span", "", name);
  if (language !== undefined) title.lang = language;
  return title;
}

/** The document that a provision stands in. */
function whereFrom({ of }: ListedRecord, records: ListedRecords): Child[] {
  const document = of === undefined ? undefined : records[of];
  return document === undefined ? [] : [", ", titleOf(document)];
}

const ENDED = {
  withdrawn: "withdrawn",
  removed: "its words were removed",
  duplicate: "a duplicate",
} as const;

/** `issued 1 Oct 2026 · 1 version`. */
function factsOf({ ended, from, leadsTo, of, to, versions }: ListedRecord): string {
  const did = of === undefined ? "captured" : "issued";
  const dates =
    from === undefined
      ? `not ${did}`
      : `${did} ${showDay(from)}${to === undefined ? "" : ` to ${showDay(to)}`}`;
  const count = counted(versions, "version");
  const end =
    ended === undefined ? [] : [ENDED[ended] + (leadsTo === undefined ? "" : ` of ${leadsTo}`)];
  return [dates, count, ...end].join(" · ");
}
