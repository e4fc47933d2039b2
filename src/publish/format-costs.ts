/** What each rendering of issued records costs, so that an operator can choose (`formats`). */
import { statSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import { SIDE_FORMATS, type SideFormat } from "#schema/archive-settings.ts";

export interface FormatCost {
  readonly format: SideFormat;
  readonly files: number;
  readonly bytes: number;
}

/** The files of each format, by what comes after the address of the issued version. */
const FILES: Readonly<Record<SideFormat, RegExp>> = {
  citations: /^cite\.(?:bib|ris|json)$/u,
  pdf: /^record\.pdf$/u,
  analysis: /^analysis\.pdf$/u,
  certification: /^certification-902-1[34](?:\.pdf|\/index\.html)$/u,
  exhibit: /^exhibit\.zip$/u,
};

const VERSION = /^[^/]+\/v\/\d+\/(.+)$/u;

/** Of the built site `out`: one entry for each format, in their order. */
export function formatCosts(out: string): FormatCost[] {
  const folder = join(out, "record");
  const names = filesUnder(folder).map((path) => [path, VERSION.exec(path)?.[1] ?? ""] as const);
  return SIDE_FORMATS.map((format) => {
    const paths = names.filter(([, name]) => FILES[format].test(name)).map(([path]) => path);
    const bytes = paths.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    return { format, files: paths.length, bytes };
  });
}
