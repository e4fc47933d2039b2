/**
 * Claim: the new site goes on where the one it replaces stood. Its log begins with all entries of
 * the former, and nothing that never changes was changed or left out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Archive } from "#archive/open.ts";
import { counted } from "#base/count.ts";
import { filesUnder, readIfThere } from "#base/files.ts";
import { sha256 } from "#base/hash.ts";
import type { Sha256 } from "#base/ids.ts";
import type { SiteFiles } from "#base/made-files.ts";
import { type Problem, problem } from "#base/problems.ts";
import { parseSums } from "#base/sums.ts";
import { type PublishedCheckpoint, parsePublished } from "#ledger/checkpoint.ts";
import { leafHash, sameBytes } from "#ledger/hash.ts";
import { Rejected } from "#ledger/rejected.ts";
import { treeHash, treeInMemory } from "#ledger/tree.ts";
import { type Findings, together } from "./finding.ts";

/** Compares a made site with the former one in the folder that it is to replace, if there is one. */
export function checkFormerSite(archive: Archive, made: SiteFiles, former: string): Findings {
  const bytes = readIfThere(join(former, "log/checkpoint"));
  if (bytes === undefined) return together([]);
  const checkpoint = parsePublished(bytes);
  const fork =
    checkpoint instanceof Rejected
      ? `${former}/log/checkpoint cannot be read: ${checkpoint.reason}`
      : whyNotContinued(archive, checkpoint, former);
  if (fork !== undefined) {
    return { problems: [problem("site/forked", { what: fork })], notes: [], checked: [] };
  }
  return checkUnchanged(archive, made, former);
}

/** Why the archive's published log does not extend that of a site; undefined where it does. */
function whyNotContinued(
  { checkpoints, lines }: Archive,
  { origin, root, size }: PublishedCheckpoint,
  former: string,
): string | undefined {
  const newest = checkpoints.at(-1);
  if (newest === undefined) return `${former} publishes a log, and this archive has none`;
  if (newest.checkpoint.origin !== origin) {
    return `${former} holds the site of another log: ${origin}, not ${newest.checkpoint.origin}`;
  }
  if (newest.size < size) {
    return `the site in ${former} has published ${size} entries of the log, this archive ${newest.size}`;
  }
  const leaves = lines.slice(0, size).map((line) => leafHash(utf8ToBytes(line)));
  return sameBytes(treeHash(size, treeInMemory(leaves)), root)
    ? undefined
    : `the first ${size} lines of the ledger are not those that the site in ${former} has published`;
}

/** Files that never change, once they are published. */
const IMMUTABLE = [
  /^evidence\/[0-9a-f]{64}\.(?:txt|pdf|png|bin)$/u,
  /^record\/[^/]+\/v\/\d+\/(?:record\.json|text\.txt|proof)$/u,
  /^log\/checkpoints\/\d+$/u,
  /^log\/tile\/(?!.*\.p\/)/u,
];

function checkUnchanged({ removals }: Archive, made: SiteFiles, former: string): Findings {
  const kept = [...sumsOf(former)].filter(
    ([path]) =>
      IMMUTABLE.some((pattern) => pattern.test(path)) && !removals.discharged.has(`/${path}`),
  );
  const problems = kept.flatMap(([path, hash]): Problem[] => {
    const file = made.get(path);
    if (file === undefined) {
      const what = `/${path} was published, and is gone`;
      return [problem("site/obliged", { what })];
    }
    if (file.sha256 === hash) return [];
    return [problem("site/changed", { what: `/${path} was published with other bytes` })];
  });
  const checked = [
    `${counted(kept.length, "file")} of the former site that never change, and that its log goes on`,
  ];
  return { problems, notes: [], checked };
}

/** The hashes of a site's files as its seal lists them; a site that was not sealed is read. */
function sumsOf(site: string): ReadonlyMap<string, Sha256> {
  const text = readIfThere(join(site, "SHA256SUMS"))?.toString("utf8");
  const sums = text === undefined ? undefined : parseSums(text);
  if (sums !== undefined) return sums;
  return new Map(filesUnder(site).map((path) => [path, sha256(readFileSync(join(site, path)))]));
}
