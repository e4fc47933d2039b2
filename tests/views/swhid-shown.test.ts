import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { swhidOfObject } from "#archive/swhid.ts";
import { capturesOfVersion } from "#views/captures.ts";
import { documentJson } from "#views/json-document.ts";
import { siteOf } from "#views/site.ts";
import { add, makeArchive, page } from "../support/archives.ts";

const TERMS = "acme/terms" as never;

/** Four captures of one text as different bytes: those of the first and the latest are held. */
async function observed() {
  const root = makeArchive();
  const captures = ["01", "02", "03", "04"].map((month) => ({
    at: `2026-${month}-01T00:00:00Z`,
    data: page("One.").replace("<main>", `<!-- ${month} --><main>`),
  }));
  await add(root, captures);
  return siteOf(openArchive(root));
}

describe("the SWHID of captured bytes", () => {
  it("stands in the data of a document beside every address of bytes, and nowhere else", async () => {
    const site = await observed();
    const sources = documentJson(TERMS, site).captures.flatMap((capture) => capture.sources);
    expect(sources.map(({ evidence }) => evidence !== undefined)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    for (const { evidence, sha256, swhid } of sources) {
      const held = evidence !== undefined;
      expect(swhid).toBe(held ? swhidOfObject(site.archive, sha256 as never) : undefined);
    }
  });

  it("is told on pages where the bytes are held, with how it was come by", async () => {
    const site = await observed();
    const document = site.archive.documents.get(TERMS)!;
    const told = capturesOfVersion(document, 1, site).map(({ bySource }) =>
      bySource[0]!.find(({ label }) => label === "SWHID of the bytes"),
    );
    expect(told.map((fact) => fact !== undefined)).toEqual([true, false, false, true]);
    expect(told[0]!.values).toEqual([
      { text: expect.stringMatching(/^swh:1:cnt:[0-9a-f]{40}$/u) as string, code: true },
      { text: "computed here, as git hash-object does" },
    ]);
  });
});
