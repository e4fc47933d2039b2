/** What is shown where nothing stands: how addresses look, and ways in. */
import { documentId } from "#base/ids.ts";
import { counted } from "#base/count.ts";
import { frameOf } from "./frame.ts";
import type { Site } from "./site.ts";

export interface LostView {
  /** An ID as documents have it, and its address. */
  readonly document: { readonly id: string; readonly address: string };
  readonly ways: readonly {
    readonly name: string;
    readonly href: string;
    readonly note: string;
  }[];
}

export function lostView(site: Site): LostView {
  const { archive, urls } = site;
  const { platforms, clauseTypes, regulations, settings } = archive.content;
  const id = documentId(settings.prefix, 1);
  const about = frameOf(site).about[0];
  return {
    document: { id, address: urls.absolute(urls.record(id)) },
    ways: [
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
      ...(about === undefined ? [] : [{ ...about, note: "what this archive is" }]),
    ],
  };
}
