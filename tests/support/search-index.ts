/** Search indexes of archives, made and asked without a browser. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SILENT } from "#base/progress.ts";
import { type Answer, engineOf } from "#browser/search-engine.ts";
import { type IndexOptions, type PartCounts, indexSite } from "#publish/search.ts";
import { parseQuery } from "#text/search-words.ts";
import type { Site } from "#views/site.ts";
import { temporaryFolder } from "./folders.ts";

export interface MadeIndex {
  /** Its folder. */
  readonly folder: string;
  readonly counts: PartCounts;
}

/** By itself it takes nothing from an earlier one. */
export async function madeIndex(site: Site, options: IndexOptions = {}): Promise<MadeIndex> {
  const out = temporaryFolder();
  const counts = await indexSite(site, out, SILENT, { cache: temporaryFolder(), ...options });
  return { folder: join(out, "pagefind"), counts };
}

/** Asks an index, as the search page does. Each call asks one index with one program. */
export function searching({ folder }: MadeIndex): (typed: string) => Promise<Answer> {
  const engine = engineOf(
    {
      importProgram: () =>
        import(/* @vite-ignore */ pathToFileURL(join(folder, "pagefind.js")).href),
      fetchFile: async (name) => readFileSync(join(folder, name)),
    },
    "/",
  );
  return (typed) => engine.search(parseQuery(typed));
}
