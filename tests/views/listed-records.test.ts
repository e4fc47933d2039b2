import { describe, expect, it } from "vitest";
import { openArchive } from "#archive/open.ts";
import { withdraw } from "#intake/withdraw.ts";
import { listedRecords } from "#views/listed-records.ts";
import { siteOf } from "#views/site.ts";
import { provisionFile } from "../support/archives.ts";
import { FILE, ISSUE_TIME, edit, issued } from "../support/issuing.ts";
import { specimen } from "./specimen.ts";

const SECOND = "content/provisions/acme/terms/second.md";
const second = provisionFile().replace("title: Training", "title: Second");
const DOCUMENT = "CA-D-00001";

describe("the list of all records", () => {
  it("holds every ID that was given, in order", () => {
    const ids = Object.keys(listedRecords(specimen));
    const documents = [...specimen.archive.documents.values()].flatMap(({ id }) => id ?? []);
    expect(ids.toSorted()).toEqual([...documents, ...specimen.archive.records.keys()].toSorted());
    expect(ids).toEqual(ids.toSorted());
  });

  it("says of each what tells it from others, and where its page is", () => {
    const records = listedRecords(specimen);
    expect(records["MU-D-00003"]).toEqual({
      name: "Datenschutzhinweise der Nordlicht Mobil GmbH",
      language: "de",
      versions: 5,
      path: "platform/nordlicht-mobil/datenschutz/",
      from: "2021-09-07",
      to: "2026-07-14",
    });
    expect(records["MU-P-000016"]).toEqual({
      name: "AI Training Data Use",
      of: "MU-D-00001",
      versions: 1,
      path: "platform/halden-cloud/privacy-notice/ai-training-data-use/",
      from: "2026-08-20",
    });
  });

  it("keeps a withdrawn record, and leads to its tombstone", async () => {
    const root = await issued();
    await withdraw(
      root,
      "CA-P-000001",
      { kind: "error", reason: "Of another document.", by: "N. Okafor", date: "2026-06-30" },
      { now: ISSUE_TIME },
    );
    expect(listedRecords(siteOf(openArchive(root)))["CA-P-000001"]).toMatchObject({
      name: "Training",
      of: DOCUMENT,
      path: "platform/acme/terms/training/",
      ended: "withdrawn",
    });
  });

  it("leads from a duplicate to the record that stands for it", async () => {
    const root = await issued({ [SECOND]: second });
    edit(root, FILE, (text) => text.replace("title: Training", "title: T\nmovedTo: CA-P-000001"));
    expect(listedRecords(siteOf(openArchive(root)))["CA-P-000002"]).toMatchObject({
      name: "T",
      path: "platform/acme/terms/second/",
      ended: "duplicate",
      leadsTo: "CA-P-000001",
    });
  });
});
