/**
 * A list of files with their SHA-256, as `sha256sum` of GNU coreutils writes and checks it. A name
 * with a backslash or line break is written with escapes, which a backslash at the line's beginning
 * announces.
 *
 * @example
 * 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  evidence/hello.txt
 */
import { type Sha256, isSha256 } from "./ids.ts";

export type Sum = readonly [path: string, sha256: Sha256];

export const printSums = (sums: Iterable<Sum>): string => [...sums].map(printSum).join("");

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r" };

function printSum([path, hash]: Sum): string {
  const name = path.replaceAll(/[\\\n\r]/gu, (sign) => ESCAPES[sign]!);
  return `${name === path ? "" : "\\"}${hash}  ${name}\n`;
}

/** The inverse of {@link printSums}; undefined for text that it never prints. */
export function parseSums(text: string): Map<string, Sha256> | undefined {
  const sums = new Map<string, Sha256>();
  for (const line of text.split("\n").slice(0, -1)) {
    const [, escaped = "", hash = "", name = ""] =
      /^(\\?)([0-9a-f]{64}) {2}(.+)$/su.exec(line) ?? [];
    if (!isSha256(hash)) return undefined;
    sums.set(escaped === "" ? name : unescaped(name), hash);
  }
  return printSums(sums) === text ? sums : undefined;
}

const SIGNS: Readonly<Record<string, string>> = { "\\\\": "\\", "\\n": "\n", "\\r": "\r" };
const unescaped = (name: string): string =>
  name.replaceAll(/\\[\\nr]/gu, (escape) => SIGNS[escape]!);
