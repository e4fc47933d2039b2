/** Checks that what people say of a change or a capture names a capture that is recorded. */
import { isDocumentId } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Content } from "./content.ts";
import type { ArchivedDocument } from "./documents.ts";
import type { Snapshots } from "./snapshots.ts";

export function checkJudgements(content: Content, snapshots: Snapshots): Problem[] {
  const problems: Problem[] = [];
  for (const [id, { file, lineOf, value }] of content.changes) {
    if (!isDocumentId(id)) continue;
    const times = new Set((snapshots.captures.get(id) ?? []).map(({ at }) => at));
    for (const list of ["changes", "judgements", "stated"] as const) {
      value[list].forEach(({ capture }, index) => {
        if (times.has(capture)) return;
        problems.push(
          problem("content/reference", {
            what: `${id} has no capture of ${capture}`,
            fix: "Give the `at` of a capture as its line in snapshots/captures has it.",
            file,
            line: lineOf(list, index, "capture"),
            field: `${list}[${index}].capture`,
          }),
        );
      });
    }
  }
  return problems;
}

/** Notes on changes must name a capture that begins a period: on another they would be shown nowhere. */
export function checkChangeNotes(
  content: Content,
  documents: Iterable<ArchivedDocument>,
): Problem[] {
  const problems: Problem[] = [];
  for (const { captures, id, timeline } of documents) {
    const notes = id === undefined ? undefined : content.changes.get(id);
    const known = new Set(captures.map(({ at }) => at));
    const beginnings = timeline.periods.slice(1).map((period) => captures[period.captures[0]!]!.at);
    notes?.value.changes.forEach(({ capture }, index) => {
      if (!known.has(capture) || beginnings.includes(capture)) return;
      const place = captures.findIndex(({ at }) => at === capture);
      // What a removal took away left the captures at its place and after it without a change.
      if ([place, place - 1].some((at) => timeline.suspicions[at] === "removed")) return;
      problems.push(
        problem("content/reference", {
          what: `the capture of ${capture} brought no change`,
          fix: `Name one that did: ${beginnings.join(", ") || "the document has none"}. If the capture is suspect, judge it \`whole\`.`,
          file: notes.file,
          line: notes.lineOf("changes", index, "capture"),
          field: `changes[${index}].capture`,
        }),
      );
    });
  }
  return problems;
}
