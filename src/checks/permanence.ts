/**
 * The permanence gate. Claims: every address that the ledger obliges the site to serve is there;
 * what never changes has the bytes that the ledger binds; what leads on arrives; an ID and an
 * address mean one thing; the newest checkpoint is signed by the log's key.
 */
import type { Archive } from "#archive/open.ts";
import { checkpointPath } from "#archive/layout.ts";
import { counted } from "#base/count.ts";
import { type Problem, problem } from "#base/problems.ts";
import { parseVerifierKey } from "#ledger/keys.ts";
import { proofPath } from "#ledger/line.ts";
import { Rejected } from "#ledger/rejected.ts";
import { verifyCheckpoint } from "#ledger/verify-checkpoint.ts";
import type { LedgerLine } from "#schema/ledger-line.ts";
import { type Findings, together } from "./finding.ts";
import { checkLeadingOn } from "./leading-on.ts";
import type { SiteFiles } from "#base/made-files.ts";
import { fileOf } from "#base/made-files.ts";
import { type Obligation, obligationsOf } from "./obligations.ts";

export async function checkPermanence(archive: Archive, files: SiteFiles): Promise<Findings> {
  const { checkpoints, content, ledger, moves } = archive;
  const covered = ledger.slice(0, checkpoints.at(-1)?.size ?? 0);
  const obligations = obligationsOf(ledger);
  return together([
    checkObliged(files, obligations),
    checkProofsThere(files, covered),
    checkLeadingOn(files, content.settings.base, shortAddresses(obligations), moves),
    checkOneMeaning(ledger),
    await checkNewestSigned(archive),
  ]);
}

/** Every obliged address is there, and what names bytes by hash holds them. */
function checkObliged(files: SiteFiles, obligations: readonly Obligation[]): Findings {
  const problems = obligations.flatMap(({ path, sha256 }): Problem[] => {
    const file = files.get(fileOf(path));
    if (file === undefined) {
      return [problem("site/obliged", { what: `the site does not serve /${path}` })];
    }
    if (sha256 === undefined || file.sha256 === sha256) return [];
    const what = `/${path} holds other bytes than the ledger binds: ${file.sha256}, not ${sha256}`;
    return [problem("site/changed", { what })];
  });
  const bound = obligations.filter(({ sha256 }) => sha256 !== undefined).length;
  const checked = [
    `${counted(obligations.length, "address", "addresses")} that the ledger obliges the site to serve`,
    `${counted(bound, "file")} against the hashes that the ledger binds`,
  ];
  return { problems, notes: [], checked };
}

function checkProofsThere(files: SiteFiles, covered: readonly LedgerLine[]): Findings {
  const paths = covered.flatMap((line) => proofPath(line) ?? []);
  const problems = paths
    .filter((path) => !files.has(path.slice(1)))
    .map((path) => problem("site/obliged", { what: `the site does not serve ${path}` }));
  return { problems, notes: [], checked: [] };
}

const shortAddresses = (obligations: readonly Obligation[]): string[] =>
  obligations.map(({ path }) => path).filter((path) => /^record\/[^/]+\/$/u.test(path));

/** An ID stands for one document for ever; an address for one record at a time. */
function checkOneMeaning(ledger: readonly LedgerLine[]): Findings {
  const problems: Problem[] = [];
  const documents = new Map<string, string>();
  const records = new Map<string, string>();
  for (const line of ledger) {
    if (line.type === "move") records.delete(line.from);
    if (line.type !== "record") continue;
    const { document, path, record } = line;
    if ((documents.get(record) ?? document) !== document) {
      const what = `${record} was issued for ${documents.get(record)} and for ${document}`;
      problems.push(problem("site/two-meanings", { what }));
    }
    const address = `/platform/${path}/`;
    if ((records.get(address) ?? record) !== record) {
      const what = `${address} was issued as ${records.get(address)} and as ${record}`;
      problems.push(problem("site/two-meanings", { what }));
    }
    documents.set(record, document);
    records.set(address, record);
  }
  return { problems, notes: [], checked: [] };
}

/** The key that the site publishes is the one that signed the checkpoint that it publishes. */
async function checkNewestSigned({ checkpoints, content }: Archive): Promise<Findings> {
  const newest = checkpoints.at(-1);
  const text = content.settings.log?.key;
  if (newest === undefined || text === undefined) return together([]);
  const place = { file: checkpointPath(newest.size) };
  const log = parseVerifierKey(text);
  if (log instanceof Rejected) {
    const what = `the key of the log cannot be read: ${log.reason}`;
    const file = "content/archive.yaml";
    return found([problem("content/field", { what, file, field: "log.key" })]);
  }
  const steps = await verifyCheckpoint(newest.checkpoint, { log });
  const failing = steps.filter(({ name, state }) => state !== "holds" && name !== "cosignatures");
  if (failing.length > 0) {
    const what = failing.map(({ reason }) => reason).join("; ");
    return found([problem("log/signature", { what, ...place })]);
  }
  const checked = [`the signature of ${log.name}+${log.id} under the newest checkpoint`];
  return { problems: [], notes: [], checked };
}

const found = (problems: readonly Problem[]): Findings => ({ problems, notes: [], checked: [] });
