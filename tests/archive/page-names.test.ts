import { describe, expect, it } from "vitest";
import { inspectArchive } from "#archive/open.ts";
import { makeArchive } from "../support/archives.ts";

const problemsOf = (page: string) =>
  inspectArchive(makeArchive({ [`content/pages/${page}.md`]: "---\ntitle: T\n---\n" })).problems;

describe("a page of the archive's own", () => {
  it.each(["data", "verify", "search", "platform/acme", "severity/high", "feeds/archive"])(
    "cannot stand at an address that the site uses itself: %s",
    (page) => {
      expect(problemsOf(page)).toEqual([
        expect.objectContaining({ code: "content/slug", file: `content/pages/${page}.md` }),
      ]);
    },
  );

  it.each(["methodology", "severity", "feeds", "decisions/platform", "funding"])(
    "can stand elsewhere: %s",
    (page) => {
      expect(problemsOf(page)).toEqual([]);
    },
  );
});
