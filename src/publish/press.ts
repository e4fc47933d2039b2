/** Puts sheets into a site as PDFs; one that was typeset before is taken from where it was put by. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "#base/hash.ts";
import { byCodeUnit } from "#base/ids.ts";
import { type Problem, Refusal } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";
import { MadeCache } from "./made-cache.ts";
import { Typesetters } from "./typesetters.ts";
import { type Sheet, sheetHash, typesetterHash } from "./typst.ts";

export interface PdfCounts {
  readonly made: number;
  /** Taken from the PDFs that were made before. */
  readonly reused: number;
}

/** A sheet, the typefaces of the archive aside, and its address on the site. */
export interface PrintedSheet extends Omit<Sheet, "fonts"> {
  readonly href: string;
}

/** Makes a sheet when its turn comes; undefined where there is none. */
export type SheetMaker = () => PrintedSheet | undefined | Promise<PrintedSheet | undefined>;

interface Printing {
  readonly site: Site;
  /** The built site. */
  readonly out: string;
  readonly progress: Progress;
  /** Where PDFs are kept between builds. */
  readonly cache?: string | undefined;
}

const CACHE = join(import.meta.dirname, "../../.cache/pdfs");

/** Refuses, with all of them, sheets that cannot be set. */
export async function printSheets(
  makers: readonly SheetMaker[],
  { cache = CACHE, out, progress, site }: Printing,
): Promise<PdfCounts> {
  const { content, root } = site.archive;
  const fonts = content.settings.fonts.map((name) => join(root, "content", name));
  const known = new MadeCache(cache, "pdf");
  const typesetter = typesetterHash(fonts);
  const typesetters = new Typesetters();
  const counts = { made: 0, reused: 0 };
  const problems: Problem[] = [];
  const waiting = makers.values();

  /** Makers are shared: each of those that print takes the next one when it is done. */
  async function print(): Promise<void> {
    for (const make of waiting) {
      const printed = await make();
      if (printed !== undefined) await put(printed).catch(collect);
      progress.advance();
    }
  }

  async function put({ href, ...printed }: PrintedSheet): Promise<void> {
    const sheet: Sheet = { ...printed, fonts };
    const key = sha256(`${typesetter}\n${sheetHash(sheet)}`);
    const before = known.read(key);
    const pdf = before ?? (await typesetters.typeset(sheet));
    if (before === undefined) known.write(key, pdf);
    counts[before === undefined ? "made" : "reused"]++;
    const file = join(out, relative(href, site));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pdf);
  }

  function collect(error: unknown): void {
    if (!(error instanceof Refusal)) throw error;
    problems.push(...error.problems);
  }

  try {
    await Promise.all(Array.from({ length: Typesetters.together }, print));
  } finally {
    await typesetters.end();
  }
  if (problems.length > 0) {
    throw new Refusal(problems.toSorted((a, b) => byCodeUnit(a.what, b.what)));
  }
  return counts;
}
