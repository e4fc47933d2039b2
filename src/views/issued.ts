/** What was issued of a provision, and whether its page shows something else today. */
import { differencesBetween, draftOf } from "#archive/draft.ts";
import type { ArchivedProvision } from "#archive/open.ts";
import type { ProvisionId } from "#base/ids.ts";
import { oncePerSite } from "./once.ts";
import { idOf } from "./present.ts";
import { type OtherVersion, issuedVersions } from "./record-notices.ts";
import type { Site } from "./site.ts";

export interface IssuedView extends OtherVersion {
  readonly id: ProvisionId;
  /** The newest version. */
  readonly number: number;
  /** Its permanent address, whole. */
  readonly address: string;
  /** Every version, newest first. */
  readonly versions: readonly OtherVersion[];
  /** In which respects the page is not what was issued: `the analysis`; empty where it is. */
  readonly differing: readonly string[];
}

const views = oncePerSite(() => new WeakMap<ArchivedProvision, IssuedView>());

/** Undefined until it is issued. */
export function issuedView(provision: ArchivedProvision, site: Site): IssuedView | undefined {
  const view = views(site).get(provision) ?? makeView(provision, site);
  if (view !== undefined) views(site).set(provision, view);
  return view;
}

function makeView(provision: ArchivedProvision, site: Site): IssuedView | undefined {
  const id = idOf(provision);
  const newest = id && site.archive.records.get(id)?.at(-1);
  if (id === undefined || newest === undefined) return undefined;
  const versions = issuedVersions(id, site);
  const draft = newest.record && draftOf(provision, site.archive);
  return {
    ...versions[0]!,
    id,
    address: site.urls.absolute(versions[0]!.href),
    versions,
    differing: draft === undefined ? [] : differencesBetween(draft, newest.record!),
  };
}
