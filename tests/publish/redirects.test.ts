import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { publishRedirects } from "#publish/redirects.ts";
import { siteOf } from "#views/site.ts";
import { instant } from "../support/archives.ts";
import { copyOf, temporaryFolder } from "../support/folders.ts";
import { appendLines } from "../support/issued.ts";
import { PROJECT } from "../support/command.ts";

/** What `_redirects` holds after pages moved; undefined where there is no such file. */
function redirectsAfter(...moves: readonly (readonly [from: string, to: string])[]) {
  const root = copyOf(PROJECT);
  const recorded = instant("2027-01-01T00:00:00Z");
  appendLines(
    root,
    moves.map(([from, to]) => ({ type: "move", recorded, from, to })),
  );
  const out = temporaryFolder();
  publishRedirects(siteOf(openArchive(root)), out);
  const file = join(out, "_redirects");
  return existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : undefined;
}

describe("_redirects", () => {
  it("is not written while nothing has moved", () => {
    expect(redirectsAfter()).toBeUndefined();
  });

  it("leads every page under an address that moved to where it is now, at once", () => {
    const lines = redirectsAfter(
      ["/platform/quill/", "/platform/quill-mate/"],
      ["/platform/quill-mate/", "/platform/quillmate/"],
    );
    for (const old of ["quill", "quill-mate"]) {
      for (const page of ["", "terms-of-use/", "terms-of-use/liability-cap/"]) {
        expect(lines).toContain(`/platform/${old}/${page} /platform/quillmate/${page} 301`);
      }
    }
  });

  it("leads nowhere from an address that a page moved back to", () => {
    const lines = redirectsAfter(
      ["/platform/quillmate/", "/platform/quill/"],
      ["/platform/quill/", "/platform/quillmate/"],
    );
    expect(lines).toContain("/platform/quill/ /platform/quillmate/ 301");
    expect(lines?.filter((line) => line.startsWith("/platform/quillmate/"))).toEqual([]);
  });
});
