/** What is shown where nothing stands: ways in. */
import { counted } from "#base/count.ts";
import { frameOf } from "./frame.ts";
import type { Site } from "./site.ts";

interface Way {
  readonly name: string;
  readonly href: string;
  readonly note: string;
}

/** Where to go from an address at which nothing stands. */
export function waysFromLost(site: Site): readonly Way[] {
  const { archive, urls } = site;
  const { platforms, clauseTypes, regulations } = archive.content;
  const about = frameOf(site).about[0];
  return [
    { name: "Platforms", href: urls.platforms, note: counted(platforms.size, "platform") },
    {
      name: "Clauses compared",
      href: urls.clauseTypes,
      note: counted(clauseTypes.size, "clause type"),
    },
    {
      name: "Regulations",
      href: urls.regulations,
      note: counted(regulations.size, "regulation"),
    },
    { name: "Changes", href: urls.changes, note: "what the captures showed, newest first" },
    { name: "Search", href: urls.search, note: "earlier versions included" },
    { name: "Records by ID", href: urls.records, note: "the list of all" },
    ...(about === undefined ? [] : [{ ...about, note: "what this archive is" }]),
  ];
}
