/** Words as Pagefind indexes them, without their endings: "liabilities" is "liabil". */
import { type FetchFile, readPacked } from "./index-files.ts";

/** Words without accents and capitals in, their stems out, in the same order. */
export type StemsOf = (words: readonly string[]) => readonly string[];

/** Pagefind's program, as far as it is used here. */
interface Program {
  (from: { readonly module_or_path: Uint8Array }): Promise<unknown>;
  init_pagefind(contents: Uint8Array): number;
  enter_playground_mode(index: number): number;
  search(
    index: number,
    words: string,
    typed: string,
    filters: string,
    sort: string,
    isExact: boolean,
    isExactlyAccented: boolean,
  ): string;
}

export interface Loading {
  readonly fetchFile: FetchFile;
  readonly importProgram: () => Promise<unknown>;
}

/**
 * Pagefind tells the stems of a search when it is asked how it ranked what it found. It is asked
 * with an index without words, so that it finds nothing.
 */
export async function loadStems({ fetchFile, importProgram }: Loading): Promise<StemsOf> {
  const [{ program }, compiled] = await Promise.all([
    importProgram() as Promise<{ readonly program: Program }>,
    readPacked(fetchFile, "wasm.en.pagefind", (bytes) => bytes),
  ]);
  await program({ module_or_path: compiled });
  const index = program.enter_playground_mode(program.init_pagefind(NO_PAGES));
  return (words) => {
    if (words.length === 0) return [];
    const typed = words.join(" ");
    const answer = program.search(index, typed, typed, "{}", "", false, false);
    return (JSON.parse(answer) as { readonly search_keywords: readonly string[] }).search_keywords;
  };
}

/** The contents of a part without pages, words, filters, sorts and fields (CBOR). */
const NO_PAGES = new Uint8Array([0x86, 0x60, 0x80, 0x80, 0x80, 0x80, 0x80]);

/** Reads the index in a folder of this site. */
export const loadingFrom = (folder: string): Loading => ({
  importProgram: () => import(/* @vite-ignore */ `${folder}pagefind.js`),
  async fetchFile(name) {
    // What names other files must be as new as they are; their own names change with their bytes.
    const cache = name.endsWith(".json") ? "no-cache" : "default";
    const response = await fetch(folder + name, { cache });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
});
