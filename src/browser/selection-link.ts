/**
 * A selection in the fragment of an address, which browsers never send to a server. It carries the
 * versions and their order, and none of the reader's own words.
 *
 * @example
 * #MU-P-000001v1,MU-P-000004v2
 */
import { isProvisionId } from "#base/ids.ts";
import { type Selection, NOTHING, added } from "./selection-list.ts";

export interface Linked {
  readonly selection: Selection;
  /** What the fragment holds beside versions of records. */
  readonly strange: readonly string[];
}

export const printFragment = ({ records }: Selection): string =>
  `#${records.map(({ id, number }) => `${id}v${number}`).join(",")}`;

/** Undefined for a fragment that is no selection, such as one that leads to a part of the page. */
export function parseFragment(fragment: string): Linked | undefined {
  const parts = decoded(fragment.replace(/^#/u, "")).split(/[\s,;]+/u);
  if (!parts.some((part) => /^[a-z]{2,6}-[dp]-\d/iu.test(part))) return undefined;
  let selection = NOTHING;
  const strange: string[] = [];
  for (const part of parts.filter(Boolean)) {
    const [, id = "", digits] = /^([A-Z]+-P-\d+)V([1-9]\d{0,8})$/u.exec(part.toUpperCase()) ?? [];
    if (isProvisionId(id)) selection = added(selection, { id, number: Number(digits) });
    else strange.push(part);
  }
  return { selection, strange };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A per cent sign that encodes nothing stays what it is.
    return text;
  }
}
