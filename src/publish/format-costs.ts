/** What each rendering of issued records costs, so that an operator can choose (`formats`). */
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

const VERSION = /^record\/[^/]+\/v\/\d+\/(.+)$/u;

/** Of a site's files: one entry for each format, in their order. */
export function formatCosts(
  files: Iterable<{ readonly path: string; readonly bytes: number }>,
): FormatCost[] {
  const named = [...files].map((file) => ({ ...file, name: VERSION.exec(file.path)?.[1] ?? "" }));
  return SIDE_FORMATS.map((format) => {
    const own = named.filter(({ name }) => FILES[format].test(name));
    return { format, files: own.length, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}
