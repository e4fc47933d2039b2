/** The address of a record that is short enough to print, to say aloud and to type. */
import type { DocumentId, DocumentPath, ProvisionId, ProvisionPath } from "#base/ids.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import { idOf } from "./present.ts";
import type { Site } from "./site.ts";

export interface ShortAddress {
  readonly id: DocumentId | ProvisionId;
  /** Whole, with its origin. */
  readonly address: string;
}

/** Undefined until the document has an ID, and while the archive's own address is not set. */
export const shortAddressOfDocument = (path: DocumentPath, site: Site): ShortAddress | undefined =>
  shortAddress(site.archive.documents.get(path)!.id, site);

/** Undefined until the provision is issued, and while the archive's own address is not set. */
export const shortAddressOfProvision = (
  path: ProvisionPath,
  site: Site,
): ShortAddress | undefined => shortAddress(idOf(site.archive.provisions.get(path)!), site);

function shortAddress(
  id: DocumentId | ProvisionId | undefined,
  { archive, urls }: Site,
): ShortAddress | undefined {
  if (id === undefined || archive.content.settings.origin === UNSET_ORIGIN) return undefined;
  return { id, address: urls.absolute(urls.record(id)) };
}
