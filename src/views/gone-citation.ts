/** How to cite what was withdrawn or removed: its newest issued version, as it can still be named. */
import type { ArchivedProvision } from "#archive/open.ts";
import type { CitedProvision, CitedStatus } from "#cite/citable.ts";
import { citableOfRecord, citedVersion, isCitable } from "./citations.ts";
import { documentOf } from "./entries.ts";
import { idOf } from "./present.ts";
import type { Site } from "./site.ts";

/** Undefined while the archive has no address, and where nothing was issued. */
export function citableOfGone(
  provision: ArchivedProvision,
  status: CitedStatus,
  site: Site,
): CitedProvision | undefined {
  const id = idOf(provision);
  const line = id && site.archive.records.get(id)?.at(-1)?.line;
  if (id === undefined || line === undefined || !isCitable(site)) return undefined;
  const { number, recorded, text } = line;
  const whole = citableOfRecord({ id, number }, site);
  if (whole !== undefined) return { ...whole, status };
  const document = documentOf(provision, site);
  const version = document.versions.find((each) => each.text === text);
  if (version === undefined) return undefined;
  const { archive, urls } = site;
  return {
    kind: "provision",
    archive: archive.content.settings.title,
    id,
    number,
    url: urls.absolute(urls.version(id, number)),
    section: undefined,
    issued: recorded,
    pdf: undefined,
    status,
    // Words that were taken away here are not pointed at in another archive.
    of: { ...citedVersion(document, version.number, site), wayback: undefined },
  };
}
