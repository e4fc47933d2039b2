/** The version of a document that a capture shows, from the document's published facts. */
import { type Day, type Instant, isInstant, showDay, showInstant } from "#base/dates.ts";
import { type Found, type ListedCapture, NoTarget } from "./resolve-id.ts";
import { type PublishedSite, Unread, jsonOf } from "./verify-site.ts";

/** The version that was named, by its number or by a capture; undefined where none was. */
export async function namedVersion(
  { capture, id, record, version }: Found,
  site: PublishedSite,
): Promise<number | NoTarget | undefined> {
  if (capture === undefined) return version;
  const bytes = await site.read(`api/document/${documentPath(record.path)}.json`);
  if (bytes instanceof Unread)
    return new NoTarget(`The captures of ${id} are not there: ${bytes.reason}.`, { of: id });
  const captures = capturesIn(jsonOf(bytes));
  const exact = captures.find(({ at }) => at === capture);
  return exact?.version ?? noCapture(id, capture, captures);
}

const documentPath = (page: string): string => page.replace(/^platform\/|\/$/gu, "");

/** Captures without a version show a text that was never recorded as one, and lead nowhere. */
function capturesIn(json: unknown): ListedCapture[] {
  const { captures } = (json ?? {}) as { readonly captures?: readonly Partial<ListedCapture>[] };
  return (captures ?? []).flatMap(({ at, version }) =>
    at === undefined || version === undefined ? [] : [{ at, version }],
  );
}

function noCapture(id: string, asked: Instant | Day, captures: readonly ListedCapture[]): NoTarget {
  const sameDay = captures.filter(({ at }) => at.startsWith(asked.slice(0, 10)));
  const when = isInstant(asked) ? showInstant(asked) : showDay(asked);
  const reason =
    isInstant(asked) || sameDay.length === 0
      ? `${id} has no capture of ${when}.`
      : "This names a day, and no single capture: the name of a capture ends with its time.";
  return new NoTarget(reason, { of: id, captures: sameDay });
}
