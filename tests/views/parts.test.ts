import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import type { Sha256 } from "#base/ids.ts";
import { ISSUED, type PartName, REST, partKeys, partOfPage } from "#views/parts.ts";
import { siteOf } from "#views/site.ts";
import { add, makeArchive, page, provisionFile } from "../support/archives.ts";
import { writeFiles } from "../support/folders.ts";
import { specimen } from "./specimen.ts";

const keys = (root: string, program = "program") => partKeys(siteOf(openArchive(root)), program);

/** Names of the parts whose key is another. */
const changed = (
  before: ReadonlyMap<PartName, Sha256>,
  after: ReadonlyMap<PartName, Sha256>,
): string[] => [...after].flatMap(([name, key]) => (before.get(name) === key ? [] : [name]));

async function archive(): Promise<string> {
  const root = makeArchive({ "content/provisions/acme/terms/training.md": provisionFile() });
  await add(root, [
    { at: "2026-01-01T00:00:00Z", data: page("At times we may use your data.") },
    { document: "acme/privacy", at: "2026-01-01T00:00:00Z", data: page("Privately.") },
  ]);
  return root;
}

const ALL = ["document/acme/privacy", "document/acme/terms", ISSUED, REST];

describe("the keys of parts", () => {
  it("are the same each time, and others for another program", async () => {
    const root = await archive();
    expect(changed(keys(root), keys(root))).toEqual([]);
    expect(changed(keys(root), keys(root, "other"))).toEqual(ALL);
  });

  it("change with a capture for its document alone, its week, and for what gathers", async () => {
    const root = await archive();
    const before = keys(root);
    const data = page("More privately.");
    await add(root, [{ document: "acme/privacy", at: "2026-02-01T00:00:00Z", data }]);
    expect(changed(before, keys(root))).toEqual(["document/acme/privacy", "digest/2026-W05", REST]);
  });

  it("stay for weeks in which the document did not change, unless the next one is another", async () => {
    const root = await archive();
    const privately = async (at: string, words: string) =>
      add(root, [{ document: "acme/privacy", at, data: page(words) }]);
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: page("We may use your data.") }]);
    await privately("2026-03-01T00:00:00Z", "More privately.");
    const before = keys(root);
    await privately("2026-04-01T00:00:00Z", "Most privately.");
    expect(changed(before, keys(root))).toEqual([
      "document/acme/privacy",
      "digest/2026-W14",
      "digest/2026-W09",
      REST,
    ]);
  });

  it("change with a capture of a quoted document for everything about provisions too", async () => {
    const root = await archive();
    const before = keys(root);
    await add(root, [{ at: "2026-02-01T00:00:00Z", data: page("We may use your data.") }]);
    expect(changed(before, keys(root))).toEqual([
      "document/acme/terms",
      "digest/2026-W05",
      ISSUED,
      REST,
    ]);
  });

  it.each([
    ["content/platforms/acme.md", "---\nname: Acme Corporation\n---\n", ALL],
    ["content/categories.yaml", "data-rights: { title: Rights, description: Rights. }\n", ALL],
    ["content/pages/about.md", "---\ntitle: About\nsummary: About.\n---\nWe.\n", ALL],
  ])("change with %s", async (path, text, expected) => {
    const root = await archive();
    const before = keys(root);
    writeFiles(root, { [path]: text });
    expect(changed(before, keys(root))).toEqual(expected);
  });
});

describe("the part of a page", () => {
  it.each([
    ["/", REST],
    ["/record/", REST],
    ["/digest/", REST],
    ["/digest/2024-W08/", "digest/2024-W08"],
    ["/record/from/MU-P-000001", REST],
    ["/record/MU-D-00001/", "document/halden-cloud/privacy-notice"],
    ["/record/MU-D-00001/v/2/", "document/halden-cloud/privacy-notice"],
    ["/record/MU-P-000001/v/1/", ISSUED],
    ["/platform/brightwave/", REST],
    ["/platform/brightwave/terms-of-service/", "document/brightwave/terms-of-service"],
    ["/platform/brightwave/terms-of-service/history/", "document/brightwave/terms-of-service"],
    ["/platform/brightwave/terms-of-service/class-action-waiver/", ISSUED],
    ["/platform/brightwave/former-name/", ISSUED],
    ["/changes/2026/04/", REST],
  ])("%s is %s", (pathname, part) => {
    expect(partOfPage(pathname, specimen)).toBe(part);
  });
});
