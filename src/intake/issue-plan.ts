/** What is due to be issued, and why it may not be: decided from the archive alone. */
import { type Draft, differencesBetween, draftOf } from "#archive/draft.ts";
import { standsOnce } from "#archive/evidence.ts";
import { identityProblems } from "#archive/identities.ts";
import { datesAfter } from "#archive/later-dates.ts";
import { nearest } from "#archive/nearest.ts";
import type { Archive, ArchivedProvision } from "#archive/open.ts";
import { isConflictMarker } from "#archive/snapshots.ts";
import { type Instant, showInstant } from "#base/dates.ts";
import type { ProvisionId } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { IssuedRecord } from "#schema/issued-record.ts";
import type { Notice } from "#schema/notice.ts";
import { nearestPassage } from "#text/quotation.ts";
import { provisionNumbers } from "./numbering.ts";

/** A version that is due. */
export interface Due {
  readonly provision: ArchivedProvision;
  readonly id: ProvisionId;
  readonly number: number;
  readonly draft: Draft;
  readonly correction: IssuedRecord["correction"];
  readonly why: readonly string[];
}

/** A record whose content says that it is withdrawn, and the ledger not yet. */
export interface Withdrawn {
  readonly id: ProvisionId;
  readonly notice: Notice;
}

export interface Plan {
  readonly due: readonly Due[];
  readonly withdrawn: readonly Withdrawn[];
  readonly unchanged: number;
  readonly problems: readonly Problem[];
}

/**
 * @param only IDs, paths or files of the provisions to issue; all where empty.
 * @param now The time that they would be issued at.
 */
export function planIssue(archive: Archive, only: readonly string[], now: Instant): Plan {
  const chosen = chooseProvisions(archive, only);
  const open = chosen.provisions.filter((each) => !isLeaving(each, archive));
  const candidates = open.map((provision) => ({ provision, ...whyDue(provision, archive) }));
  const changed = candidates.filter(({ why }) => why.length > 0);
  const problems = [
    ...identityProblems(archive).filter((each) => !isUnfinishedIssue(each)),
    ...chosen.problems,
    ...changed.flatMap(({ draft, provision, why }) => obstacles(provision, draft, why, archive)),
    ...changed.flatMap(({ provision }) => dateProblems(provision, now)),
    ...open.flatMap((each) => correctionProblem(each, archive) ?? []),
  ];
  const nextId = provisionNumbers(archive);
  const due = changed.flatMap(({ draft, provision, why }): Due[] => {
    if (draft === undefined) return [];
    const id = provision.value.id === "new" ? nextId() : provision.value.id;
    const number = (archive.records.get(id)?.length ?? 0) + 1;
    return [
      { provision, id, number, draft, why, correction: pendingCorrection(provision, archive) },
    ];
  });
  const withdrawn = chosen.provisions.flatMap((each) => newlyWithdrawn(each, archive) ?? []);
  return { due, withdrawn, unchanged: open.length - changed.length, problems };
}

/** An ID that an interrupted `issue` wrote: this run gives it. */
const isUnfinishedIssue = ({ code }: Problem): boolean => code === "snapshot/unfinished";

function chooseProvisions({ provisions, records }: Archive, only: readonly string[]) {
  const all = [...provisions.values()];
  if (only.length === 0) return { provisions: all, problems: [] };
  const problems: Problem[] = [];
  const named = only.flatMap((name) => {
    const found = all.filter(
      ({ file, path, value }) => path === name || value.id === name || file === name,
    );
    if (found.length === 0) problems.push(unknownProvision(name, all));
    return found;
  });
  const isChosen = (each: ArchivedProvision) => named.includes(each) || isUnfinished(each, records);
  return { provisions: all.filter(isChosen), problems };
}

/** Its ID was written by an `issue` that was interrupted: it is finished in any case. */
const isUnfinished = ({ value: { id } }: ArchivedProvision, records: Archive["records"]): boolean =>
  id !== "new" && !records.has(id);

function unknownProvision(name: string, all: readonly ArchivedProvision[]): Problem {
  const like = nearest(
    name,
    all.flatMap(({ path, value }) => [path, value.id]),
  );
  const fix = like === undefined ? {} : { fix: `Did you mean "${like}"?` };
  return problem("content/reference", { what: `there is no provision "${name}"`, ...fix });
}

/** Withdrawn, removed or leading on to another record: no further version of it is issued. */
function isLeaving({ value }: ArchivedProvision, { removals, withdrawals }: Archive): boolean {
  if (value.withdrawn !== undefined || value.movedTo !== undefined) return true;
  const { id } = value;
  if (id === "new") return false;
  return withdrawals.has(id) || removals.lines.some(({ target }) => target === id);
}

function newlyWithdrawn(
  { value: { id, withdrawn } }: ArchivedProvision,
  { records, withdrawals }: Archive,
): Withdrawn | undefined {
  if (withdrawn === undefined || id === "new") return undefined;
  return withdrawals.has(id) || !records.has(id) ? undefined : { id, notice: withdrawn };
}

/** What about a provision is new since it was issued last; nothing where it is as it was. */
function whyDue(provision: ArchivedProvision, archive: Archive) {
  const { id } = provision.value;
  const draft = draftOf(provision, archive);
  const versions = id === "new" ? [] : (archive.records.get(id) ?? []);
  if (versions.length === 0) return { draft, why: ["it was never issued"] };
  const issued = versions.at(-1)!.record;
  const correction = pendingCorrection(provision, archive);
  const said =
    correction === undefined ? [] : [`the ${correction.kind} of ${versionsOf(correction)}`];
  if (draft === undefined || issued === undefined) return { draft, why: said };
  return { draft, why: [...said, ...differencesBetween(draft, issued)] };
}

const versionsOf = ({ corrects }: { readonly corrects: readonly number[] }): string =>
  corrects.map((number) => `v${number}`).join(", ");

/** The correction that the content states and the ledger does not, of versions not yet corrected. */
function pendingCorrection(
  { value: { correction, id } }: ArchivedProvision,
  { corrections }: Archive,
): IssuedRecord["correction"] {
  if (correction === undefined || id === "new") return undefined;
  const lines = (corrections.get(id) ?? []).filter(({ kind }) => kind === correction.kind);
  const done = new Set(lines.flatMap(({ corrects }) => corrects));
  const corrects = correction.corrects.filter((number) => !done.has(number));
  return corrects.length === 0 ? undefined : { ...correction, corrects };
}

function correctionProblem(
  { file, lineOf, value: { correction, id } }: ArchivedProvision,
  { records }: Archive,
): Problem | undefined {
  if (correction === undefined) return undefined;
  const issued = id === "new" ? 0 : (records.get(id)?.length ?? 0);
  const unknown = correction.corrects.filter((number) => number > issued);
  if (unknown.length === 0) return undefined;
  const place = { file, line: lineOf("correction", "corrects"), field: "correction.corrects" };
  const what = `${versionsOf({ corrects: unknown })} of ${id} was not issued`;
  return problem("record/correction", { what, ...place });
}

/** Why a provision that is due cannot be issued. */
function obstacles(
  provision: ArchivedProvision,
  draft: Draft | undefined,
  why: readonly string[],
  archive: Archive,
): Problem[] {
  if (why.length === 0) return [];
  return [
    quotationProblem(provision, draft, archive),
    reviewProblem(provision, archive),
    conflictProblem(provision),
  ].flatMap((each) => each ?? []);
}

/** The words must have stood once in a sound text: that is where a record says they are. */
function quotationProblem(
  provision: ArchivedProvision,
  draft: Draft | undefined,
  archive: Archive,
): Problem | undefined {
  const { file, lineage, lineOf, value } = provision;
  const { current, findings } = lineage;
  if (draft !== undefined && findings.some(standsOnce)) return undefined;
  const field = `quotes[${current}].text`;
  const place = { file, line: lineOf("quotes", current, "text"), field };
  if (draft !== undefined) {
    const { capture, version } = draft.evidence;
    const what = `the quotation stands more than once in version ${version} (${capture.at}), which it would cite`;
    return problem("quote/ambiguous", { what, ...place });
  }
  const document = archive.documents.get(provision.document)!;
  const newest = document.versions.at(-1);
  if (newest === undefined) {
    const what = `${document.path} has no captures yet, so the quotation stands nowhere`;
    return problem("quote/absent", { what, ...place });
  }
  if (findings.every(({ state }) => state === "undetermined")) {
    const what = "every capture of the document is suspect, so the quotation is undetermined";
    return problem("quote/doubtful", { what, ...place });
  }
  const near = nearestPassage(value.quotes[current]!.text, newest, archive.pool.textOf);
  const fix = near && {
    fix: `Copy the words from the text. The nearest passage is: ${near.passage}`,
  };
  const what = "the quotation stands in no sound captured text";
  return problem("quote/absent", { what, ...fix, ...place });
}

const REVIEWS = ["unreviewed", "reviewed", "approved"] as const;

function reviewProblem(
  { file, lineOf, value: { analysis } }: ArchivedProvision,
  { content: { settings } }: Archive,
): Problem | undefined {
  const wanted = settings.issue?.review ?? "unreviewed";
  if (REVIEWS.indexOf(analysis.review) >= REVIEWS.indexOf(wanted)) return undefined;
  const place = { file, line: lineOf("analysis", "review"), field: "analysis.review" };
  const what = `the analysis is ${analysis.review}, and archive.yaml demands ${wanted}`;
  return problem("issue/review", { what, ...place });
}

/** What is frozen now can have been neither written nor reviewed later. */
function dateProblems(
  { file, lineOf, value: { analysis } }: ArchivedProvision,
  now: Instant,
): Problem[] {
  return datesAfter(analysis, now).map(({ field, said }) => {
    const what = `the analysis is said to be ${said}, and would be issued on ${showInstant(now)}`;
    const place = { file, line: lineOf("analysis", field), field: `analysis.${field}` };
    return problem("issue/dated-later", { what, ...place });
  });
}

function conflictProblem({ body, file }: ArchivedProvision): Problem | undefined {
  if (!body.split("\n").some((line) => isConflictMarker(line) && !/^=+$/u.test(line))) {
    return undefined;
  }
  return problem("issue/merging", { what: "git left marks of a conflict in the text", file });
}
