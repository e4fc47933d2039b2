import { describe, expect, it } from "vitest";
import { checkLeadingOn } from "#checks/leading-on.ts";
import type { MoveLine } from "#schema/ledger-line.ts";
import { instant } from "../support/archives.ts";
import { temporaryFolder, writeFiles } from "../support/folders.ts";
import { filesIn } from "../support/made-files.ts";

const refresh = (to: string) =>
  `<head><meta http-equiv="refresh" content="0; url=${to}"></head><body></body>`;

const move = (from: string, to: string): MoveLine => ({
  type: "move",
  recorded: instant("2026-06-01T00:00:00Z"),
  from,
  to,
});

/** What is wrong with pages, given by their path and where they lead; under the base `/t/`. */
function faults(pages: Readonly<Record<string, string>>, moves: readonly MoveLine[] = []) {
  const out = temporaryFolder();
  const files = Object.entries(pages).map(([path, to]) => [
    `${path}index.html`,
    to === "" ? "<h1>Here</h1>" : refresh(to),
  ]);
  writeFiles(out, Object.fromEntries(files) as Record<string, string>);
  const { problems } = checkLeadingOn(filesIn(out), "/t/", Object.keys(pages), moves);
  return problems.map(({ what }) => what);
}

describe("pages that lead on", () => {
  it("may do so over several pages", () => {
    expect(faults({ "a/": "/t/b/", "b/": "/t/c/", "c/": "" }, [move("/a/", "/b/")])).toEqual([]);
  });

  it("may not lead in a circle", () => {
    expect(faults({ "a/": "/t/b/", "b/": "/t/a/" })).toContain("/a/ leads in a circle");
    expect(faults({ "a/": "/t/a/" })).toEqual(["/a/ leads in a circle"]);
  });

  it("may not lead to nothing", () => {
    expect(faults({ "a/": "/t/b/" })).toEqual(["/a/ leads to /b/, where there is nothing"]);
  });

  it("lead where the page was moved to, also when it was moved back", () => {
    expect(faults({ "a/": "", "b/": "" }, [move("/a/", "/b/")])).toEqual([
      "/a/ was moved to /b/, and leads to /a/",
    ]);
    const moves = [move("/a/", "/b/"), move("/b/", "/a/")];
    expect(faults({ "a/": "", "b/": "/t/a/" }, moves)).toEqual([]);
  });
});
