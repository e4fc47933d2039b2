/**
 * The seal: a list of every file of the site with its SHA-256, which `sha256sum -c SHA256SUMS`
 * checks. The search index has a list of its own, since the names of its files are not stable; the
 * hash of the first list stands for everything else.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import type { Progress } from "#base/progress.ts";
import { printSums } from "#base/sums.ts";

const SUMS = "SHA256SUMS";
const SEARCH_SUMS = "SHA256SUMS.search";
const SEARCH_FOLDER = "pagefind/";

export interface Seal {
  /** SHA-256 of `SHA256SUMS`. */
  readonly sha256: Sha256;
  readonly files: number;
}

/** Seals the built site `out`; nothing may be written into it afterwards. */
export function sealSite(out: string, hashOf: (path: string) => Sha256, progress: Progress): Seal {
  const files = filesUnder(out).filter((path) => path !== SUMS && path !== SEARCH_SUMS);
  progress.stage("sealing", files.length);
  const isSearch = (path: string): boolean => path.startsWith(SEARCH_FOLDER);
  const listed = (paths: readonly string[]) => printSums(paths.map(summed));
  const sums = listed(files.filter((path) => !isSearch(path)));
  writeFileSync(join(out, SEARCH_SUMS), listed(files.filter(isSearch)));
  writeFileSync(join(out, SUMS), sums);
  return { sha256: sha256(sums), files: files.length };

  function summed(path: string) {
    progress.advance();
    return [path, hashOf(path)] as const;
  }
}
