/** The version whose chain is checked: the one that was named, else the newest. */
import { namedVersion } from "./captured-version.ts";
import { type Found, NoTarget } from "./resolve-id.ts";
import type { PublishedSite } from "./verify-site.ts";

/** A version of a document's or provision's record. */
export interface Target {
  readonly id: string;
  readonly number: number;
}

export async function targetOf(found: Found, site: PublishedSite): Promise<Target | NoTarget> {
  const { id, record } = found;
  if (record.versions === 0) return new NoTarget(`No version of ${id} is recorded.`);
  const named = await namedVersion(found, site);
  return named instanceof NoTarget ? named : { id, number: named ?? record.versions };
}
