/**
 * How the search index is divided: entries lie together by the first bits of a hash of what they
 * belong to, and a part that grows too large becomes two. So an entry stays in its part as long as
 * that is not divided, whatever is added elsewhere, and a small archive has one part.
 */
import { sha256 } from "#base/hash.ts";
import type { IndexSource } from "#views/search.ts";

export interface Division {
  /** `p` and the bits that the hashes of its entries begin with: `p01`. */
  readonly name: string;
  readonly sources: readonly IndexSource[];
}

/** @param most about how many characters a part may hold */
export function divisionsOf(sources: Iterable<IndexSource>, most: number): Division[] {
  const hashed = [...sources].map((source) => ({ source, bits: bitsOf(source.group) }));
  return hashed.length === 0 ? [] : divided(hashed, "", most);
}

interface Hashed {
  readonly source: IndexSource;
  readonly bits: string;
}

function divided(hashed: readonly Hashed[], prefix: string, most: number): Division[] {
  const size = hashed.reduce((sum, { source }) => sum + source.size, 0);
  const isOne = new Set(hashed.map(({ bits }) => bits)).size === 1;
  if (size <= most || isOne)
    return [{ name: `p${prefix}`, sources: hashed.map(({ source }) => source) }];
  return ["0", "1"].flatMap((bit) => {
    const half = hashed.filter(({ bits }) => bits[prefix.length] === bit);
    return half.length === 0 ? [] : divided(half, prefix + bit, most);
  });
}

const BITS = 32;

const bitsOf = (group: string): string =>
  Number.parseInt(sha256(group).slice(0, 8), 16).toString(2).padStart(BITS, "0");
