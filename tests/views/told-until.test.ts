import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { remove } from "#intake/remove.ts";
import { withdraw } from "#intake/withdraw.ts";
import { siteOf } from "#views/site.ts";
import { toldUntil } from "#views/told-until.ts";
import { instant } from "../support/archives.ts";
import { FILE, ISSUE_TIME, edit, issue, issued, versionsOf } from "../support/issuing.ts";

const ID = "CA-P-000001" as never;
const LATER = instant("2026-06-03T00:00:00Z");
const NOTICE = { kind: "error", reason: "Wrong.", by: "N. Okafor", date: "2026-06-03" } as const;

const until = (root: string, number = 1) =>
  toldUntil({ id: ID, number }, siteOf(openArchive(root)));

describe("how late something is of which files of an issued version tell", () => {
  let root: string;
  beforeAll(async () => {
    root = await issued();
  });

  it("is its issue while nothing became of it", () => {
    expect(until(root)).toBe(ISSUE_TIME);
  });

  it("is the withdrawal of the record", async () => {
    const withdrawn = await issued();
    await withdraw(withdrawn, ID, NOTICE, { now: LATER });
    expect(until(withdrawn)).toBe(LATER);
  });

  it("is the issue of a newer version, whose own is that too", async () => {
    const corrected = await issued();
    edit(corrected, FILE, (text) => text.replace("severity: high", "severity: low"));
    await issue(corrected, { now: LATER });
    expect([until(corrected, 1), until(corrected, 2)]).toEqual([LATER, LATER]);
  });

  it("is the removal of a file that it rests on, or of its words", async () => {
    for (const what of ["file", "words"]) {
      const removed = await issued();
      const [version] = versionsOf(removed);
      const file = version!.record!.evidence.capture.sources[0]!.sha256;
      await remove(removed, what === "file" ? file : ID, "dark", NOTICE, { now: LATER });
      expect(until(removed)).toBe(LATER);
    }
  });
});
