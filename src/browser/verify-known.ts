/** What the archive knows a hash as, from the lists that it publishes. */
import { Rejected } from "#ledger/rejected.ts";
import { type PublishedSite, Unread, jsonOf } from "./verify-site.ts";

/** One thing that a file is in this archive, as the list says it. */
export interface KnownUse {
  readonly is: string;
  readonly detail?: string;
  /** Addresses from the site's root. */
  readonly page?: string;
  readonly file?: string;
  /** The version whose chain it belongs to: `MU-D-00001 v4`. */
  readonly chain?: string;
}

/** None where the lists do not hold the hash; `digits` is how many of it choose the list. */
export async function knownUses(
  hash: string,
  digits: number,
  site: PublishedSite,
): Promise<readonly KnownUse[] | Rejected> {
  const list = digits === 0 ? "all" : hash.slice(0, digits);
  const bytes = await site.read(`verify/known/${list}.json`);
  if (bytes instanceof Unread) return new Rejected(bytes.reason);
  const known = jsonOf(bytes);
  if (typeof known !== "object" || known === null) {
    return new Rejected("the list of known files cannot be read");
  }
  return (known as Readonly<Record<string, readonly KnownUse[]>>)[hash] ?? [];
}
