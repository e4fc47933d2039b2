/** Claim: every ID in `content/` is one that the ledger gave, to what has it; nothing issued is gone. */
import { counted } from "#base/count.ts";
import { identityProblems } from "#archive/identities.ts";
import type { Archive } from "#archive/open.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Findings } from "./finding.ts";

export function checkRecords(archive: Archive): Findings {
  const { documents, ledger, uncommitted } = archive;
  const recorded = new Set(ledger.flatMap((line) => ("document" in line ? [line.document] : [])));
  const problems: Problem[] = [];
  for (const { file, id, lineOf } of documents.values()) {
    if (id === undefined || recorded.has(id)) continue;
    const what = `${id} was never recorded: the ledger has no capture of it`;
    const place = { file, line: lineOf("id"), field: "id" };
    problems.push(problem("content/id-not-given", { what, ...place }));
  }
  problems.push(...identityProblems(archive));
  for (const [file, committed] of uncommitted) {
    problems.push(problem("snapshot/unfinished", { what: unfinished(committed), file }));
  }
  return { problems, notes: [], checked: [linesChecked(ledger), issuedChecked(archive)] };
}

const unfinished = (committed: number): string =>
  committed === 0
    ? "no line of the ledger names this file"
    : `the ledger commits ${counted(committed, "line")} of this file, and it holds more`;

function linesChecked(ledger: Archive["ledger"]): string {
  const types = Map.groupBy(ledger, ({ type }) => type);
  const counts = [...types].map(([type, { length }]) => counted(length, type));
  return `${counted(ledger.length, "ledger line")} (${counts.join(", ")}) against captures, numbers and IDs`;
}

function issuedChecked({ checkpoints, records }: Archive): string {
  // What was removed is not there to be checked.
  const versions = [...records.values()].flat().filter(({ record }) => record !== undefined).length;
  const against = "against the hashes that the ledger binds";
  const covering = `${counted(checkpoints.length, "checkpoint")} against the ledger`;
  return `${counted(versions, "issued record version")} ${against}; ${covering}`;
}
