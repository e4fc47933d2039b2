/**
 * The seal: a list of every file of the site with its SHA-256, which `sha256sum -c SHA256SUMS`
 * checks. The search index has a list of its own, since the names of its files are not stable; the
 * hash of the first list stands for everything else.
 */
import { sha256 } from "#base/hash.ts";
import { type Sha256, byCodeUnit } from "#base/ids.ts";
import { printSums } from "#base/sums.ts";

const SUMS = "SHA256SUMS";
const SEARCH_SUMS = "SHA256SUMS.search";
const SEARCH_FOLDER = "pagefind/";

export interface Seal {
  /** SHA-256 of `SHA256SUMS`. */
  readonly sha256: Sha256;
  readonly files: number;
}

/** The lists that seal a site's files, by their names. */
export interface Seals {
  readonly lists: ReadonlyMap<string, string>;
  readonly seal: Seal;
}

/** Lists all files of a site; any that comes later is not under the seal. */
export function sealsOf(
  files: Iterable<{ readonly path: string; readonly sha256: Sha256 }>,
): Seals {
  const all = [...files].toSorted((a, b) => byCodeUnit(a.path, b.path));
  const isSearch = ({ path }: { path: string }): boolean => path.startsWith(SEARCH_FOLDER);
  const print = (listed: typeof all) =>
    printSums(listed.map(({ path, sha256: sum }) => [path, sum]));
  const sums = print(all.filter((file) => !isSearch(file)));
  return {
    lists: new Map([
      [SUMS, sums],
      [SEARCH_SUMS, print(all.filter(isSearch))],
    ]),
    seal: { sha256: sha256(sums), files: all.length },
  };
}
