/** The page of a lineage that is too long for the provision's own. */
import type { ProvisionPath } from "#base/ids.ts";
import { documentOf, entryOf } from "./entries.ts";
import { type LineageStrip, hasLineagePage, lineageStrip } from "./lineage-strip.ts";
import { type Crumb, crumbsUnderDocument, nameOfDocument, titleWithPlatform } from "./names.ts";
import { standingProvisions } from "./present.ts";
import type { Site } from "./site.ts";

export interface LineagePage {
  readonly title: string;
  /** Whose provision it is. */
  readonly document: string;
  readonly provision: { readonly name: string; readonly href: string };
  readonly crumbs: readonly Crumb[];
  readonly strip: LineageStrip;
}

/** The routes of all provisions that have one. */
export const lineageRoutes = (site: Site) =>
  [...standingProvisions(site).values()].filter(hasLineagePage).map(({ path }) => {
    const [platform, document, name] = path.split("/") as [string, string, string];
    return { params: { platform, document, name }, props: { path } };
  });

export function lineagePage(path: ProvisionPath, site: Site): LineagePage {
  const provision = site.archive.provisions.get(path)!;
  const document = documentOf(provision, site);
  const { title, href } = entryOf(provision, site);
  return {
    title: `Lineage of ${title}`,
    document: titleWithPlatform(nameOfDocument(document, site)),
    provision: { name: title, href },
    crumbs: [...crumbsUnderDocument(document, site), { name: title, href }],
    strip: lineageStrip(provision, document, site),
  };
}
