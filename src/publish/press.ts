/** Puts sheets into a site as PDFs; one that was typeset before is taken from where it was put by. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "#base/hash.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
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
  printing: Printing,
): Promise<PdfCounts> {
  const press = new Press(printing);
  // The makers are shared: each of those that print takes the next one when it is done.
  const waiting = makers.values();
  try {
    await Promise.all(Array.from({ length: Typesetters.together }, () => press.print(waiting)));
  } finally {
    await press.close();
  }
  return press.result();
}

class Press {
  readonly #printing: Printing;
  readonly #fonts: readonly string[];
  /** Of everything but a sheet itself that decides its PDF. */
  readonly #typesetter: Sha256;
  readonly #typesetters = new Typesetters();
  readonly #known: MadeCache;
  readonly #problems: Problem[] = [];
  #made = 0;
  #reused = 0;

  constructor(printing: Printing) {
    const { content, root } = printing.site.archive;
    this.#printing = printing;
    this.#fonts = content.settings.fonts.map((name) => join(root, "content", name));
    this.#typesetter = typesetterHash(this.#fonts);
    this.#known = new MadeCache(printing.cache ?? CACHE, "pdf");
  }

  async print(makers: Iterable<SheetMaker>): Promise<void> {
    for (const make of makers) {
      const printed = await make();
      if (printed !== undefined) await this.#put(printed);
      this.#printing.progress.advance();
    }
  }

  close(): Promise<void> {
    return this.#typesetters.end();
  }

  result(): PdfCounts {
    if (this.#problems.length === 0) return { made: this.#made, reused: this.#reused };
    throw new Refusal(this.#problems.toSorted((a, b) => byCodeUnit(a.what, b.what)));
  }

  async #put({ href, ...printed }: PrintedSheet): Promise<void> {
    const pdf = await this.#pdfOf({ ...printed, fonts: this.#fonts }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      this.#problems.push(...error.problems);
    });
    if (pdf === undefined) return;
    const { out, site } = this.#printing;
    const file = join(out, relative(href, site));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pdf);
  }

  async #pdfOf(sheet: Sheet): Promise<Uint8Array> {
    const key = sha256(`${this.#typesetter}\n${sheetHash(sheet)}`);
    const before = this.#known.read(key);
    if (before !== undefined) {
      this.#reused++;
      return before;
    }
    const pdf = await this.#typesetters.typeset(sheet);
    this.#known.write(key, pdf);
    this.#made++;
    return pdf;
  }
}
