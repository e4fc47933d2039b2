/** The files for reference managers beside every issued version. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { filesUnder } from "#base/files.ts";
import type { ProvisionId } from "#base/ids.ts";
import { SILENT } from "#base/progress.ts";
import { printBibLatex } from "#cite/biblatex.ts";
import { printCslJson } from "#cite/csl-json.ts";
import { printRis } from "#cite/ris.ts";
import { publishCitations } from "#publish/citations.ts";
import { UNSET_ORIGIN } from "#schema/archive-settings.ts";
import { citableOfRecord } from "#views/citations.ts";
import { type Site, siteOf } from "#views/site.ts";
import { temporaryFolder } from "../support/folders.ts";
import { editedSpecimen } from "../support/sites.ts";

const SETTINGS = "content/archive.yaml";

function published(site: Site): { readonly out: string; readonly files: readonly string[] } {
  const out = temporaryFolder();
  publishCitations(site, out, SILENT);
  return { out, files: filesUnder(out) };
}

describe("the specimen", () => {
  const site = siteOf(openArchive(process.cwd()));
  let made: ReturnType<typeof published>;

  beforeAll(() => {
    made = published(site);
  });

  it("has three files beside each of its issued versions", () => {
    const versions = [...site.archive.records.values()].flat();
    const expected = versions.flatMap(({ line }) =>
      ["bib", "json", "ris"].map(
        (format) => `record/${line.record}/v/${line.number}/cite.${format}`,
      ),
    );
    expect(made.files).toEqual(expected.toSorted());
  });

  it("has in them what is printed of the frozen record", () => {
    const citable = citableOfRecord({ id: "MU-P-000006" as ProvisionId, number: 1 }, site)!;
    const read = (format: string) =>
      readFileSync(join(made.out, `record/MU-P-000006/v/1/cite.${format}`), "utf8");
    expect(read("bib")).toBe(printBibLatex([citable]));
    expect(read("ris")).toBe(printRis([citable]));
    expect(read("json")).toBe(printCslJson([citable]));
  });
});

it("makes none where the archive publishes no citations", () => {
  const site = editedSpecimen({ [SETTINGS]: (text) => `${text}formats: [pdf]\n` });
  expect(published(site).files).toEqual([]);
});

it("makes none while the archive has no address", () => {
  const site = editedSpecimen({
    [SETTINGS]: (text) => text.replace(/^origin: .*$/mu, `origin: ${UNSET_ORIGIN}`),
  });
  expect(published(site).files).toEqual([]);
});
