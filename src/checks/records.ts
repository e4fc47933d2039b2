/** Claim: every ID in `content/` is one that the ledger gave. */
import { counted } from "#base/count.ts";
import type { Archive } from "#archive/open.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Findings } from "./finding.ts";

export function checkRecords({
  documents,
  ledger,
  provisions,
  records,
  uncommitted,
}: Archive): Findings {
  const recorded = new Set(ledger.flatMap((line) => ("document" in line ? [line.document] : [])));
  const problems: Problem[] = [];
  for (const { file, id, lineOf } of documents.values()) {
    if (id === undefined || recorded.has(id)) continue;
    const what = `${id} was never recorded: the ledger has no capture of it`;
    const place = { file, line: lineOf("id"), field: "id" };
    problems.push(problem("content/id-not-given", { what, ...place }));
  }
  for (const { file, lineOf, value } of provisions.values()) {
    if (value.id === "new" || records.has(value.id)) continue;
    const what = `${value.id} was never issued: the ledger has no record of it`;
    const place = { file, line: lineOf("id"), field: "id" };
    problems.push(problem("content/id-not-given", { what, ...place }));
  }
  for (const [file, committed] of uncommitted) {
    const what = `the ledger commits ${committed} lines of this file, and it holds more`;
    problems.push(problem("snapshot/unfinished", { what, file }));
  }
  const captures = ledger.filter(({ type }) => type === "capture").length;
  const checked = `${counted(ledger.length, "ledger line")} (${counted(captures, "capture")}, ${counted(ledger.length - captures, "version")}) against captures, numbers and IDs`;
  return { problems, notes: [], checked: [checked] };
}
