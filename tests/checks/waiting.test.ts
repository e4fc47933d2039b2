import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { type WaitingKind, waitingIn } from "#checks/waiting.ts";
import { add, instant, page } from "../support/archives.ts";
import { writeFiles } from "../support/folders.ts";
import {
  FILE,
  ISSUE_TIME,
  QUOTED,
  edit,
  issuable,
  issue,
  issued,
  provisionWith,
  quoting,
} from "../support/issuing.ts";

const REVIEWED = provisionWith({ review: "  review: reviewed\n  reviewedBy: [B. Reviewer]" });
const CHANGES = "content/changes/CA-D-00001.md";

const waiting = (root: string, kind: WaitingKind, now = ISSUE_TIME) =>
  waitingIn(openArchive(root), now).filter((each) => each.kind === kind);

/** An archive in which the document's text changed on 1 February. */
async function changed(data = quoting("Two.")): Promise<string> {
  const root = await issued({ [FILE]: REVIEWED });
  await add(root, [{ at: "2026-02-01T00:00:00Z", data }], ISSUE_TIME);
  return root;
}

const note = (...lines: string[]): Record<string, string> => ({
  [CHANGES]: `---\nchanges:\n  - capture: 2026-02-01T00:00:00Z\n${lines.map((line) => `    ${line}\n`).join("")}---\n`,
});

describe("a change of substance", () => {
  it("waits until somebody sums it up", async () => {
    const root = await changed();
    expect(waiting(root, "change")).toEqual([
      {
        kind: "change",
        about: "CA-D-00001 @ 2026-02-01T00:00:00Z",
        what: "the change of acme/terms from version 1 to 2 has no summary",
        file: CHANGES,
      },
    ]);
    writeFiles(root, note("severity: low"));
    expect(waiting(root, "change")).toHaveLength(1);
    writeFiles(root, note("summary: A word was added."));
    expect(waiting(root, "change")).toEqual([]);
  });

  it("is none where people said that it is technical", async () => {
    const root = await changed();
    writeFiles(root, note("kind: technical"));
    expect(waiting(root, "change")).toEqual([]);
  });
});

const ERROR_PAGE =
  '<!doctype html><html lang="en"><main><h1>404 Not Found</h1><p>The page was not found.</p></main></html>';

describe("a suspect capture", () => {
  it("waits until somebody says what it is, once for all captures of its text", async () => {
    const root = await changed(ERROR_PAGE);
    await add(root, [{ at: "2026-02-02T00:00:00Z", data: ERROR_PAGE }], ISSUE_TIME);
    const [only, ...others] = waiting(root, "capture");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ about: "CA-D-00001 @ 2026-02-01T00:00:00Z", file: CHANGES });
    expect(only?.what).toContain("on 1 Feb 2026 and 1 more (version 2) is suspect: ");
    const judged =
      "---\njudgements:\n  - { capture: 2026-02-02T00:00:00Z, is: error-page, reason: It says so., by: A. B., date: 2026-02-03 }\n---\n";
    writeFiles(root, { [CHANGES]: judged });
    expect(waiting(root, "capture")).toEqual([]);
  });
});

describe("a quotation", () => {
  it.each([
    ["is not found", page("Other words.")],
    ["is found more than once", quoting(`Again, ${QUOTED}.`)],
  ])("waits when it %s in the newest sound version", async (words, data) => {
    const root = await changed(data);
    expect(waiting(root, "quotation")).toEqual([
      {
        kind: "quotation",
        about: "acme/terms/training",
        what: `the quotation ${words} in the newest sound version (2)`,
        file: FILE,
      },
    ]);
  });

  it("does not wait because of a suspect capture", async () => {
    expect(waiting(await changed(ERROR_PAGE), "quotation")).toEqual([]);
  });
});

describe("a provision", () => {
  it("waits until it is reviewed and issued, and again when it is edited", async () => {
    const root = await issuable();
    expect(waiting(root, "review")).toMatchObject([{ about: "acme/terms/training" }]);
    expect(waiting(root, "issue")).toMatchObject([{ what: "it is not issued" }]);
    await issue(root);
    expect(waiting(root, "issue")).toEqual([]);
    edit(root, FILE, (text) => text.replace("severity: high", "severity: low"));
    expect(waiting(root, "issue")).toMatchObject([
      { what: "it differs from CA-P-000001 v1: the analysis" },
    ]);
  });

  it("waits with dates of its analysis that have not come, until they have or it is issued", async () => {
    const root = await issuable({
      [FILE]: provisionWith({
        written: "  written: 2026-06-02T00:00:01Z",
        review: "  review: reviewed\n  reviewedBy: [B. Reviewer]\n  reviewed: 2026-06-03",
      }),
    });
    expect(waiting(root, "date")).toEqual([
      {
        kind: "date",
        about: "acme/terms/training",
        what: "the analysis is said to be written on 2 Jun 2026, 00:00:01 UTC and reviewed on 3 Jun 2026",
        file: FILE,
      },
    ]);
    const now = instant("2026-06-03T00:00:00Z");
    expect(waiting(root, "date", now)).toEqual([]);
    await issue(root, { now });
    expect(waiting(root, "date", ISSUE_TIME)).toEqual([]);
  });

  it("waits for nothing once it is withdrawn", async () => {
    const said = "withdrawn: { kind: error, reason: Wrong., date: 2026-06-03, by: N. Okafor }";
    const root = await issued();
    edit(root, FILE, (text) => text.replace("severity:", `${said}\nseverity:`));
    expect(waitingIn(openArchive(root), ISSUE_TIME).filter(({ file }) => file === FILE)).toEqual(
      [],
    );
  });
});

describe("a document", () => {
  const privacy = { at: "2026-02-28T00:00:00Z", data: quoting(), document: "acme/privacy" };

  it("waits when nothing of it was captured for 60 days before the archive's newest capture", async () => {
    const root = await issued({ [FILE]: REVIEWED });
    await add(root, [privacy], ISSUE_TIME);
    expect(waiting(root, "source")).toEqual([]);
    await add(root, [{ ...privacy, at: "2026-03-02T00:00:00Z" }], ISSUE_TIME);
    expect(waiting(root, "source")).toMatchObject([
      {
        about: "acme/terms",
        what: "last captured on 1 Jan 2026, 60 days before the archive's newest capture",
      },
    ]);
  });

  it("waits when it was never captured, and no longer when its tracking ended", async () => {
    const root = await issued({ [FILE]: REVIEWED });
    expect(waiting(root, "source")).toMatchObject([{ about: "acme/privacy" }]);
    edit(root, "content/documents/acme/privacy.md", (text) =>
      text.replace("title:", "trackingEnded: { date: 2026-01-01, reason: Gone. }\ntitle:"),
    );
    expect(waiting(root, "source")).toEqual([]);
  });
});

it("nothing waits in an archive where all is done", async () => {
  const root = await issued({ [FILE]: REVIEWED });
  await add(
    root,
    [{ at: "2026-01-01T00:00:00Z", data: quoting(), document: "acme/privacy" }],
    ISSUE_TIME,
  );
  expect(waitingIn(openArchive(root), ISSUE_TIME)).toEqual([]);
});
