/** Puts sheets into a site as PDFs; one that was typeset before is taken from where it was put by. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import { relative } from "#views/index-entry.ts";
import type { Site } from "#views/site.ts";
import { MadeCache } from "./made-cache.ts";
import { type Sheet, sheetHash, typeset, typesetterHash } from "./typst.ts";

export interface PdfCounts {
  readonly made: number;
  /** Taken from the PDFs that were made before. */
  readonly reused: number;
}

/** A sheet, the typefaces of the archive aside. */
export type PrintedSheet = Omit<Sheet, "fonts">;

const CACHE = join(import.meta.dirname, "../../.cache/pdfs");

export class Press {
  readonly #site: Site;
  readonly #out: string;
  readonly #known: MadeCache;
  readonly #fonts: readonly string[];
  /** Of everything but a sheet itself that decides its PDF. */
  readonly #typesetter: Sha256;
  #made = 0;
  #reused = 0;

  /**
   * @param out the built site
   * @param cache where PDFs are kept between builds
   */
  constructor(site: Site, out: string, cache = CACHE) {
    const { content, root } = site.archive;
    this.#site = site;
    this.#out = out;
    this.#known = new MadeCache(cache, "pdf");
    this.#fonts = content.settings.fonts.map((name) => join(root, "content", name));
    this.#typesetter = typesetterHash(this.#fonts);
  }

  get counts(): PdfCounts {
    return { made: this.#made, reused: this.#reused };
  }

  /** Writes the PDF of a sheet at its address on the site. */
  publish(sheet: PrintedSheet, href: string): void {
    const whole: Sheet = { ...sheet, fonts: this.#fonts };
    const key = sha256(`${this.#typesetter}\n${sheetHash(whole)}`);
    const before = this.#known.read(key);
    const pdf = before ?? typeset(whole);
    if (before === undefined) this.#known.write(key, pdf);
    const file = join(this.#out, relative(href, this.#site));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pdf);
    this.#made += before === undefined ? 1 : 0;
    this.#reused += before === undefined ? 0 : 1;
  }
}
