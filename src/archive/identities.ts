/**
 * Holds the IDs of provisions in `content/` against those that the ledger gave: each was given
 * once, to one provision, whose page cannot vanish or wander off without a word.
 */
import type { ProvisionId, ProvisionPath } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import { recordPath } from "./layout.ts";
import type { Archive, ArchivedProvision } from "./open.ts";

/** Every ID that is used wrongly, and every issued provision that is no longer there. */
export function identityProblems(archive: Archive): Problem[] {
  const provisions = [...archive.provisions.values()];
  const present = new Set(provisions.map(({ value }) => value.id));
  const gone = [...archive.records.keys()].filter(
    (id) => !present.has(id) && !mayBeGone(id, archive),
  );
  return [
    ...provisions.flatMap((each) => identityFault(each, archive) ?? []),
    ...gone.map((id) => goneProblem(id, archive)),
  ];
}

/** Withdrawn, or removed with its analysis: what is left is the tombstone. */
function mayBeGone(id: ProvisionId, { removals, withdrawals }: Archive): boolean {
  return withdrawals.has(id) || removals.lines.some(({ target }) => target === id);
}

function goneProblem(id: ProvisionId, archive: Archive): Problem {
  const path = currentPath(id, archive)!;
  const what = `${id} was issued as ${path}, and no file in content/provisions has this ID`;
  const fix = `Restore content/provisions/${path}.md with \`id: ${id}\`. If it must go, \`muniment withdraw ${id}\` says openly why.`;
  return problem("record/gone", { what, fix, file: `content/provisions/${path}.md` });
}

function identityFault(provision: ArchivedProvision, archive: Archive): Problem | undefined {
  const { file, lineOf, path, value } = provision;
  if (value.id === "new") return undefined;
  const place = { file, line: lineOf("id"), field: "id" };
  const recorded = currentPath(value.id, archive);
  if (recorded === undefined) return notGiven(value.id, provision, archive);
  if (recorded === path) return undefined;
  const document = archive.documents.get(provision.document)?.id;
  const issued = archive.records.get(value.id)!.at(-1)!.line;
  if (document !== issued.document) {
    const what = `${value.id} was issued for another document: ${recorded} (${issued.document})`;
    return problem("record/reused", { what, ...place });
  }
  const what = `${value.id} was issued as ${recorded}, and its file is now ${path}`;
  const fix = `\`muniment move ${recorded} ${path}\` lets the old address lead on; or restore the file's name.`;
  return problem("record/renamed", { what, fix, ...place });
}

function notGiven(
  id: ProvisionId,
  { file, lineOf }: ArchivedProvision,
  { uncommitted }: Archive,
): Problem {
  const place = { file, line: lineOf("id"), field: "id" };
  if (!uncommitted.has(recordPath(id, 1))) {
    const what = `${id} was never issued: the ledger has no record of it`;
    return problem("content/id-not-given", { what, ...place });
  }
  const what = `${id} was being issued when the command was interrupted`;
  const fix = "Run `muniment issue` again, which finishes it.";
  return problem("snapshot/unfinished", { what, fix, ...place });
}

/** Where a record's page is by the ledger: as it was last issued, then as it was moved. */
export function currentPath(
  id: ProvisionId,
  { ledger, moves, records }: Archive,
): ProvisionPath | undefined {
  const issued = records.get(id)?.at(-1);
  if (issued === undefined) return undefined;
  let page = `/platform/${issued.line.path}/`;
  const later = moves.length === 0 ? [] : ledger.slice(issued.leaf);
  for (const line of later) {
    if (line.type !== "move" || !page.startsWith(line.from)) continue;
    page = line.to + page.slice(line.from.length);
  }
  return page.slice("/platform/".length, -1) as ProvisionPath;
}
