/** What stands around every page: the way in, notices, the foot. */
import { UNSET_ORIGIN, UNSET_PREFIX } from "#schema/archive-settings.ts";
import type { Site } from "./site.ts";

export interface Frame {
  /** The archive's title. */
  readonly title: string;
  readonly nav: readonly { readonly name: string; readonly href: string }[];
  /** Sentences that every page shows. */
  readonly notices: readonly string[];
  readonly rights: string | undefined;
  /** Pages about the archive. */
  readonly about: readonly { readonly name: string; readonly href: string }[];
}

export function frameOf({ archive, urls }: Site): Frame {
  const { notice, origin, prefix, rights, title } = archive.content.settings;
  const isUnset = origin === UNSET_ORIGIN || prefix === UNSET_PREFIX;
  const unset =
    "This archive's address or ID prefix is not set yet (content/archive.yaml). Nothing on it can be cited.";
  return {
    title,
    nav: [
      { name: "Platforms", href: urls.platforms },
      { name: "Clauses", href: urls.clauseTypes },
      { name: "Regulations", href: urls.regulations },
      { name: "Changes", href: urls.changes },
      { name: "Articles", href: urls.articles },
      { name: "Search", href: urls.search },
    ],
    notices: [...(notice === undefined ? [] : [notice]), ...(isUnset ? [unset] : [])],
    rights,
    about: [
      ...ABOUT.filter(({ page }) => archive.content.pages.has(page)).map(({ page, name }) => ({
        name,
        href: urls.page(page),
      })),
      { name: "Records by ID", href: urls.records },
      { name: "Corrections", href: urls.corrections },
      { name: "Follow", href: urls.feeds },
      { name: "Data", href: urls.data },
      { name: "Your selection", href: urls.selection },
    ],
  };
}

/** Pages about the archive, in the order of the questions that readers ask. */
const ABOUT = [
  { page: "about", name: "About" },
  { page: "methodology", name: "Methodology" },
  { page: "dates", name: "What the dates mean" },
  { page: "severity", name: "What severity means" },
  { page: "verification", name: "What verification proves" },
  { page: "citing", name: "How to cite" },
];

/** The style sheet that carries the archive's own colour. */
export const themeSheet = ({ archive }: Site): string =>
  `:root{--accent:${archive.content.settings.accent}}\n`;
