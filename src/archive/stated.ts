/** Which day a text gives for itself, as people recorded it. */
import type { Day } from "#base/dates.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Content } from "./content.ts";
import type { ArchivedDocument } from "./documents.ts";

/** The day that a canonical text of a document states; undefined where nobody recorded one. */
export function statedDate(
  { captures, id }: Pick<ArchivedDocument, "captures" | "id">,
  text: Sha256,
  content: Content,
): Day | undefined {
  const recorded = id === undefined ? [] : (content.changes.get(id)?.value.stated ?? []);
  const times = new Set(
    captures.filter(({ text: { sha256 } }) => sha256 === text).map(({ at }) => at),
  );
  return recorded.find(({ capture }) => times.has(capture))?.date;
}
