/** Which provisions stand: lists, search, feeds and cards know no others. */
import type { ArchivedProvision } from "#archive/open.ts";
import type { ProvisionId, ProvisionPath } from "#base/ids.ts";
import { oncePerSite } from "./once.ts";
import type { Site } from "./site.ts";

/** The record ID of a provision; undefined until it is issued. */
export const idOf = ({ value }: ArchivedProvision): ProvisionId | undefined =>
  value.id === "new" ? undefined : value.id;

/** The provision's words were taken away, by order or by right. */
export function isRemoved(id: ProvisionId, { archive }: Site): boolean {
  const issued = archive.records.get(id) ?? [];
  const target = archive.removals.lines.some(
    (line) => line.target === id && line.level !== "metadata",
  );
  return target || (issued.length > 0 && issued.every(({ record }) => record === undefined));
}

/** The provision that a duplicate leads on to; undefined for one that stands for itself. */
export function leadsTo({ value }: ArchivedProvision, site: Site): ArchivedProvision | undefined {
  return value.movedTo === undefined ? undefined : provisionById(site).get(value.movedTo);
}

/** Neither withdrawn nor removed nor a duplicate. */
function stands(provision: ArchivedProvision, site: Site): boolean {
  const id = idOf(provision);
  if (leadsTo(provision, site) !== undefined) return false;
  return id === undefined || !(site.archive.withdrawals.has(id) || isRemoved(id, site));
}

export const provisionById = oncePerSite(
  ({ archive }): ReadonlyMap<ProvisionId, ArchivedProvision> =>
    new Map(
      [...archive.provisions.values()].flatMap((each) => {
        const id = idOf(each);
        return id === undefined ? [] : [[id, each] as const];
      }),
    ),
);

/** The provisions that stand, in order of their paths. */
export const standingProvisions = oncePerSite(
  (site): ReadonlyMap<ProvisionPath, ArchivedProvision> =>
    new Map([...site.archive.provisions].filter(([, provision]) => stands(provision, site))),
);
