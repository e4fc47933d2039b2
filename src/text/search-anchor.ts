/**
 * The anchor of a passage in the search index: its ID on the history page and the days of the
 * first and last capture of each row of captures that held it.
 *
 *     h3f1c09ab77~20231105~20260418
 */
import type { Day } from "#base/dates.ts";

/** Days of the first and of the last capture of a row that held a passage. */
export interface DatedSpan {
  readonly from: Day;
  readonly to: Day;
}

export interface SearchAnchor {
  /** `h3f1c09ab77`. */
  readonly id: string;
  readonly spans: readonly DatedSpan[];
}

const PATTERN = /^[a-z][a-z0-9-]*(?:~\d{8}~\d{8})+$/u;

export const printSearchAnchor = ({ id, spans }: SearchAnchor): string =>
  [id, ...spans.flatMap(({ from, to }) => [compact(from), compact(to)])].join("~");

const compact = (day: Day): string => day.replaceAll("-", "");

/** The inverse of {@link printSearchAnchor}; undefined for text that it never prints. */
export function parseSearchAnchor(text: string): SearchAnchor | undefined {
  if (!PATTERN.test(text)) return undefined;
  const [id, ...days] = text.split("~");
  const spans = days.flatMap((from, index) =>
    index % 2 === 0 ? [{ from: spread(from), to: spread(days[index + 1]!) }] : [],
  );
  return { id: id!, spans };
}

const spread = (digits: string): Day =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` as Day;
