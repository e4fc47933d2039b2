/** Checks that what people say of a change or a capture names a capture that is recorded. */
import { isDocumentId } from "#base/ids.ts";
import { type Problem, problem } from "#base/problems.ts";
import type { Content } from "./content.ts";
import type { Snapshots } from "./snapshots.ts";

export function checkJudgements(content: Content, snapshots: Snapshots): Problem[] {
  const problems: Problem[] = [];
  for (const [id, { file, lineOf, value }] of content.changes) {
    if (!isDocumentId(id)) continue;
    const times = new Set((snapshots.captures.get(id) ?? []).map(({ at }) => at));
    for (const list of ["changes", "judgements"] as const) {
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
