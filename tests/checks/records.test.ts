import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { Writer } from "#archive/writer.ts";
import { SILENT } from "#base/progress.ts";
import { verifyArchive } from "#checks/archive.ts";
import { freeze } from "#intake/frozen-record.ts";
import { planIssue } from "#intake/issue-plan.ts";
import { withId } from "#intake/numbering.ts";
import { instant } from "../support/archives.ts";
import { FILE, ISSUE_TIME, edit, issuable, issue, provisionWith } from "../support/issuing.ts";

const LATER = instant("2026-06-10T00:00:00Z");
const LATE = provisionWith({
  written: "  written: 2026-06-04T08:00:00Z",
  review: "  review: reviewed\n  reviewedBy: [B. Reviewer]\n  reviewed: 2026-06-05",
});

/** An archive whose one record was frozen before the dates of its analysis, which `issue` refuses. */
async function frozenTooEarly(): Promise<string> {
  const root = await issuable({ [FILE]: LATE });
  const archive = openArchive(root);
  const { draft, id, number, provision } = planIssue(archive, [], LATER).due[0]!;
  const as = { id, number, path: provision.path, now: ISSUE_TIME, correction: undefined };
  const { bytes, line } = freeze(draft, as);
  const writer = new Writer(root, { ...archive, versions: new Map() });
  writer.putContent(FILE, withId(readFileSync(join(root, FILE), "utf8"), id));
  writer.putRecord(line, bytes);
  await writer.commit({ issuing: true });
  return root;
}

const CORRECTION =
  "correction: { kind: correction, corrects: [1], notice: { kind: error, reason: Wrong dates., date: 2026-06-09, by: N. Okafor } }";

it("an analysis dated after its issuing is noted until a version corrects it, and is no fault", async () => {
  const root = await frozenTooEarly();
  const { notes, problems } = await verifyArchive(root, SILENT);
  expect(problems).toEqual([]);
  expect(notes).toMatchObject([
    {
      code: "record/dated-later",
      file: "snapshots/records/CA-P-000001/1.json",
      what: "CA-P-000001 v1 was issued on 2 Jun 2026, 00:00:00 UTC with an analysis said to be written on 4 Jun 2026, 08:00:00 UTC and reviewed on 5 Jun 2026; only a correction can put that right",
    },
  ]);
  edit(root, FILE, (text) =>
    text
      .replace("2026-06-04T08", "2026-06-01T08")
      .replace("reviewed: 2026-06-05", `reviewed: 2026-06-01\n${CORRECTION}`),
  );
  await issue(root, { now: LATER });
  expect(await verifyArchive(root, SILENT)).toMatchObject({ notes: [], problems: [] });
});
