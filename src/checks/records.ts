/** Claim: every ID in `content/` is one that the ledger gave, to what has it; nothing issued is gone. */
import { counted } from "#base/count.ts";
import { identityProblems } from "#archive/identities.ts";
import { datesAfter } from "#archive/later-dates.ts";
import { recordPath } from "#archive/layout.ts";
import type { Archive } from "#archive/open.ts";
import { type IssuedVersion, recordVersion } from "#archive/records.ts";
import { showInstant } from "#base/dates.ts";
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
  const checked = [linesChecked(ledger), issuedChecked(archive)];
  return { problems, notes: laterDates(archive), checked };
}

const unfinished = (committed: number): string =>
  committed === 0
    ? "no line of the ledger names this file"
    : `the ledger commits ${counted(committed, "line")} of this file, and it holds more`;

/** Versions that are dated after their issuing, as long as nothing issued since corrects them. */
function laterDates({ corrections, records, withdrawals }: Archive): Problem[] {
  return [...records].flatMap(([id, versions]) => {
    if (withdrawals.has(id)) return [];
    const corrected = new Set((corrections.get(id) ?? []).flatMap(({ corrects }) => corrects));
    const open = versions.filter(({ line }) => !corrected.has(line.number));
    return open.flatMap((each) => laterDate(each) ?? []);
  });
}

function laterDate({ line, record }: IssuedVersion): Problem | undefined {
  if (record === undefined) return undefined;
  const dates = datesAfter(record.analysis, record.issued);
  if (dates.length === 0) return undefined;
  const said = dates.map((each) => each.said).join(" and ");
  const version = recordVersion(line.record, line.number);
  const what = `${version} was issued on ${showInstant(record.issued)} with an analysis said to be ${said}; only a correction can put that right`;
  return problem("record/dated-later", { what, file: recordPath(line.record, line.number) });
}

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
