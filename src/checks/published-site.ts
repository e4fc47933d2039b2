/**
 * Every claim about a published site, from its files alone: nothing of the archive that it was
 * made of is known here, so this is what anybody can check. All findings are collected.
 */
import { counted } from "#base/count.ts";
import { sha256 } from "#base/hash.ts";
import { problem } from "#base/problems.ts";
import type { Progress } from "#base/progress.ts";
import { parseSums } from "#base/sums.ts";
import { leafHash, sameBytes } from "#ledger/hash.ts";
import { wayToRoot } from "#ledger/inclusion.ts";
import { parseLedgerLine, proofPath } from "#ledger/line.ts";
import { parseProof } from "#ledger/proof.ts";
import { Rejected } from "#ledger/rejected.ts";
import { treeHash } from "#ledger/tree.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";
import { type Collected, type Findings, collected } from "./finding.ts";
import { inParallel } from "#base/in-parallel.ts";
import { obligationsOf } from "./obligations.ts";
import { type HeldEvidence, checkEarlier, checkSigned } from "./published-checkpoints.ts";
import { type PublishedLog, readLog } from "./published-log.ts";
import { faultsOfRecord } from "./published-records.ts";
import type { SiteFiles } from "./site-files.ts";

export async function verifySite(
  site: SiteFiles,
  held: HeldEvidence,
  progress: Progress,
): Promise<Findings> {
  const found = collected();
  const log = await readLog(site, progress, found);
  if (log !== undefined) {
    await checkSigned(site, log, held, found);
    const ledger = linesOf(log, found);
    await checkObliged(site, ledger, progress, found);
    await checkRecords(site, ledger, progress, found);
    const sizes = await checkProofs(site, log, ledger, progress, found);
    await checkEarlier(site, log, sizes, found);
  }
  await checkSums(site, progress, found);
  return found;
}

function linesOf({ entries }: PublishedLog, found: Collected): LedgerLine[] {
  const lines = entries.map((entry) => parseLedgerLine(Buffer.from(entry).toString("utf8")));
  const unread = lines.flatMap((line, index) => (line === undefined ? [index] : []));
  for (const index of unread) {
    found.problems.push(problem("log/entry", { what: `entry ${index} is no line of a ledger` }));
  }
  return lines.filter((line) => line !== undefined);
}

/** Every obliged address answers, with the bytes that the log binds. */
async function checkObliged(
  site: SiteFiles,
  ledger: readonly LedgerLine[],
  progress: Progress,
  found: Collected,
): Promise<void> {
  const obligations = obligationsOf(ledger);
  progress.stage("asking for every obliged address", obligations.length);
  const faults = await inParallel(obligations, site.width, async ({ path, sha256: bound }) => {
    const bytes = await site.read(path);
    progress.advance();
    if (bytes === undefined) {
      return problem("site/obliged", { what: `the site does not serve /${path}` });
    }
    const hash = sha256(bytes);
    if (bound === undefined || hash === bound) return undefined;
    const what = `/${path} holds other bytes than the log binds: ${hash}, not ${bound}`;
    return problem("site/changed", { what });
  });
  found.problems.push(...faults.filter((fault) => fault !== undefined));
  const bound = obligations.filter((each) => each.sha256 !== undefined).length;
  found.checked.push(
    `${counted(obligations.length, "address", "addresses")} that the log obliges the site to serve, ${counted(bound, "file")} of them by hash`,
  );
}

async function checkRecords(
  site: SiteFiles,
  ledger: readonly LedgerLine[],
  progress: Progress,
  found: Collected,
): Promise<void> {
  const records = ledger.filter((line) => line.type === "record");
  const captures = new Set(
    ledger.flatMap((line) => (line.type === "capture" ? [line.capture] : [])),
  );
  let whole = 0;
  progress.stage("checking records", records.length);
  await inParallel(records, site.width, async (line) => {
    const folder = `record/${line.record}/v/${line.number}/`;
    const bytes = await site.read(`${folder}record.json`);
    progress.advance();
    // One that is not there is another check's finding, or was removed.
    if (bytes === undefined) return;
    const text = await site.read(`${folder}text.txt`);
    if (text !== undefined) whole += 1;
    for (const fault of faultsOfRecord(bytes, text, line, captures)) {
      const what = `${line.record} v${line.number}: ${fault}`;
      found.problems.push(problem("site/record", { what }));
    }
  });
  found.checked.push(`${counted(whole, "record")}, each quotation at its place in its text`);
}

/** Checks every proof; gives the sizes of all checkpoints that are known of. */
async function checkProofs(
  site: SiteFiles,
  log: PublishedLog,
  ledger: readonly LedgerLine[],
  progress: Progress,
  found: Collected,
): Promise<number[]> {
  const discharged = new Set(
    ledger.flatMap((line) => (line.type === "removal" ? line.discharges : [])),
  );
  const due = ledger.flatMap((line, index) => {
    const path = proofPath(line);
    return path === undefined || discharged.has(path) ? [] : [{ path, index }];
  });
  progress.stage("checking proofs", due.length);
  const sizes = new Set(listedCheckpoints(site)).add(log.checkpoint.size);
  await inParallel(due, site.width, async ({ path, index }) => {
    const size = await provenIn(site, log, path, index);
    progress.advance();
    if (typeof size === "number") sizes.add(size);
    else found.problems.push(problem("log/proof", { what: `${path}: ${size.reason}` }));
  });
  found.checked.push(`${counted(due.length, "proof")} that an entry is in the log`);
  return [...sizes].toSorted((a, b) => a - b);
}

const listedCheckpoints = ({ list = [] }: SiteFiles): number[] =>
  list.flatMap((path) => {
    const size = /^log\/checkpoints\/(\d+)$/u.exec(path)?.[1];
    return size === undefined ? [] : [Number(size)];
  });

/** The size of the checkpoint under which a proof holds. */
async function provenIn(
  site: SiteFiles,
  { entries, tree }: PublishedLog,
  path: string,
  index: number,
): Promise<number | Rejected> {
  const bytes = await site.read(path.slice(1));
  if (bytes === undefined) return new Rejected("the site does not serve it");
  const proof = parseProof(bytes);
  if (proof instanceof Rejected) return proof;
  const { root, size } = proof.checkpoint;
  if (proof.index !== index) return new Rejected(`it is of entry ${proof.index}, not ${index}`);
  const leaf = leafHash(entries[index]!);
  const way = wayToRoot({ leaf, index, size }, proof.hashes);
  if (way instanceof Rejected) return way;
  if (!sameBytes(way.at(-1)?.hash ?? leaf, root)) {
    return new Rejected("it leads to another root than its checkpoint states");
  }
  if (size > entries.length || !sameBytes(treeHash(size, tree), root)) {
    return new Rejected("its checkpoint is none of this log");
  }
  return size;
}

/** Every file has the hash that the seal lists. What is not in a folder has no list of its files. */
async function checkSums(site: SiteFiles, progress: Progress, found: Collected): Promise<void> {
  if (site.list === undefined) return;
  for (const name of ["SHA256SUMS", "SHA256SUMS.search"]) {
    const bytes = await site.read(name);
    const sums = bytes && parseSums(Buffer.from(bytes).toString("utf8"));
    if (sums === undefined) {
      const what = bytes === undefined ? `there is no ${name}` : `${name} cannot be read`;
      found.problems.push(problem("site/sums", { what }));
      continue;
    }
    progress.stage(`checking ${name}`, sums.size);
    for (const [path, hash] of sums) {
      progress.advance();
      const held = await site.read(path);
      if (held !== undefined && sha256(held) === hash) continue;
      const what = `/${path} ${held === undefined ? "is not there" : "was changed"}: ${name} lists it`;
      found.problems.push(problem("site/sums", { what }));
    }
    found.checked.push(`${counted(sums.size, "file")} against ${name}`);
  }
}
